import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { instantOf, type Instant } from "#machines/time.ts";
import { addNote, NOTE_KINDS } from "../../commands/add-note.ts";
import { readMessages } from "../../commands/read-messages.ts";
import { dangerIn } from "../../components/case/danger.tsx";
import { CaseFrame } from "../../components/case/frame.tsx";
import { Messages } from "../../components/case/messages.tsx";
import { NOTE_WORDS } from "../../components/case/note-words.ts";
import { Problem } from "../../components/case/problem.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { Button } from "../../components/govuk/button.tsx";
import { Radios } from "../../components/govuk/radios.tsx";
import { Textarea } from "../../components/govuk/textarea.tsx";
import { HiddenFields } from "../../components/hidden-fields.tsx";
import { errorFor, SummaryOfErrors } from "../../components/summary-of-errors.tsx";
import { Timeline } from "../../components/timeline.tsx";
import { typedIn, wrongIn } from "../../forms.ts";
import { paths } from "../../paths.ts";
import { notesPage } from "../../queries/case-notes.ts";
import { seeOther } from "../../responses.ts";
import type { PageHandle } from "../../root.tsx";
import { chosen, notDone, one, opened, posted, putRight } from "./opened.server.ts";

export const handle: PageHandle = { alerts: dangerIn };

const LONGEST = 10_000;

export async function loader(args: LoaderFunctionArgs) {
  const { hub, caseId, at, key } = await opened(args);
  return data({ ...(await notesPage(hub.db, caseId, at)), key });
}

export async function action(args: ActionFunctionArgs) {
  const { hub, told, caseId, values } = await posted(args);
  const typed = typedIn(values, ["kind", "body"]);
  if (one(values, "intent") === "read") {
    const read = await readMessages(hub.db, { caseId, until: momentIn(one(values, "until"), told.at) }, told);
    if (read.kind !== "done") return notDone(read, typed);
    throw seeOther(paths.casePage(caseId, "notes"));
  }
  const kind = chosen(values, "kind", NOTE_KINDS);
  const errors = [
    ...wrongIn(values, ["body"]),
    ...(kind === null ? [{ field: "kind", message: "Say what kind of note it is" }] : []),
    ...(typed.body.trim() === "" ? [{ field: "body", message: "Write the note" }] : []),
    ...(typed.body.length > LONGEST
      ? [{ field: "body", message: `Shorten the note to ${LONGEST.toLocaleString("en-GB")} characters` }]
      : []),
  ];
  if (kind === null || errors.length > 0) return putRight(errors, typed);
  const result = await addNote(hub.db, { caseId, kind, body: typed.body }, told);
  if (result.kind !== "done") return notDone(result, typed);
  throw seeOther(paths.casePage(caseId, "notes"));
}

/** When the page was shown; nothing can have been read before it came, nor by a page that is still to come. */
function momentIn(text: string, at: Instant): Instant {
  try {
    const until = instantOf(text);
    return until < at ? until : at;
  } catch {
    return instantOf(0);
  }
}

export default function Notes() {
  const { frame, key, notes, messages, until } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const value = (name: string) => [sent?.typed[name as "kind"] ?? ""].flat()[0];
  return (
    <CaseFrame frame={frame} formKey={key} page="notes">
      <SummaryOfErrors errors={sent?.errors} />
      <Problem problem={sent?.problem} />
      <h1 className="govuk-heading-l">Notes</h1>
      <Messages messages={messages} address={paths.casePage(frame.id, "notes")} formKey={key} until={until} />
      <div className="govuk-grid-row">
        <div className="govuk-grid-column-one-half">
          {notes.length === 0 ? (
            <EmptyState title="No notes yet." />
          ) : (
            <Timeline
              items={notes.map((note) => ({
                label: NOTE_WORDS[note.kind as keyof typeof NOTE_WORDS].label,
                byline: note.by,
                at: note.at,
                description: <p className="govuk-body hub-written">{note.body}</p>,
              }))}
            />
          )}
        </div>
        <div className="govuk-grid-column-one-half">
          <form method="post" action={paths.casePage(frame.id, "notes")} noValidate>
            <HiddenFields fields={{ key, version: frame.version }} />
            <Radios
              name="kind"
              classes="govuk-radios--small"
              fieldset={{ legend: { text: "Add a note", classes: "govuk-fieldset__legend--m" } }}
              value={value("kind")}
              errorMessage={errorFor(sent?.errors, "kind")}
              items={Object.entries(NOTE_WORDS).map(([kind, { label, hint }]) => ({
                value: kind,
                text: label,
                hint: { text: hint },
              }))}
            />
            <Textarea
              id="body"
              name="body"
              label="The note"
              hint="It cannot be changed afterwards: put it right with another."
              rows={6}
              autocomplete="off"
              value={value("body")}
              errorMessage={errorFor(sent?.errors, "body")}
            />
            <Button preventDoubleClick>Add the note</Button>
          </form>
        </div>
      </div>
    </CaseFrame>
  );
}
