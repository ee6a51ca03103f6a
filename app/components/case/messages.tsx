import { Button } from "../govuk/button.tsx";
import { HiddenFields } from "../hidden-fields.tsx";
import { Timeline } from "../timeline.tsx";

export interface ShownMessage {
  id: string;
  body: string;
  from: string;
  by: string | null;
  about: string | null;
  at: string;
  readBy: string | null;
}

interface MessagesProps {
  messages: readonly ShownMessage[];
  address: string;
  formKey: string;
  /** The moment of the page: what came after it is not marked as read. */
  until: string;
}

/** What partners, referrers and the person have told the hub, and the press that says that somebody has read it. */
export function Messages({ messages, address, formKey, until }: MessagesProps) {
  if (messages.length === 0) return null;
  const unread = messages.filter(({ readBy }) => readBy === null).length;
  return (
    <section aria-labelledby="messages">
      <h2 className="govuk-heading-m" id="messages">
        Told to the hub{unread === 0 ? "" : `, ${unread} not read yet`}
      </h2>
      <Timeline
        headingLevel={3}
        items={messages.map((one) => ({
          label: `${one.from}${one.readBy === null ? ": new" : ""}`,
          byline: one.by,
          at: one.at,
          description: (
            <>
              {one.about !== null && <p className="govuk-hint">About: {one.about}</p>}
              <p className="govuk-body hub-written">{one.body}</p>
              {one.readBy !== null && <p className="govuk-hint">Read by {one.readBy}.</p>}
            </>
          ),
        }))}
      />
      {unread > 0 && (
        <form method="post" action={address} noValidate>
          <HiddenFields fields={{ key: `${formKey}-read`, intent: "read", until }} />
          <Button preventDoubleClick>{unread === 1 ? "I have read this" : "I have read these"}</Button>
        </form>
      )}
    </section>
  );
}
