import type { FieldError } from "../../components/summary-of-errors.tsx";
import { CallPage, type ShownCall } from "../../components/intake/call-page.tsx";
import { AgreedNotice, type AgreedNoticeProps } from "../../components/intake/agreed-notice.tsx";
import type { ConflictNoticeProps, RefusedNoticeProps } from "../../components/intake/notices.tsx";
import { RefusedNotice } from "../../components/intake/notices.tsx";
import { paths } from "../../paths.ts";

interface Shown {
  view: ShownCall;
  formKey: string;
  errors?: readonly FieldError[];
  conflict?: ConflictNoticeProps["differences"] | null;
  refused?: RefusedNoticeProps | null;
  agreed?: Omit<AgreedNoticeProps, "children"> | null;
}

/** A call that is open is a form; one that has ended says where it went. */
export function ContactPage({ view, formKey, errors = [], conflict = null, refused = null, agreed = null }: Shown) {
  if (view.status === "routed" || view.status === "over")
    return (
      <>
        {refused && <RefusedNotice {...refused} />}
        {agreed && view.caseId && (
          <AgreedNotice {...agreed}>
            Nothing of yours was saved; what you wrote stands here. If yours is right,{" "}
            <a className="govuk-link" href={paths.casePage(view.caseId, "assess")}>
              grade the risk again
            </a>
            , or{" "}
            <a className="govuk-link" href={paths.casePage(view.caseId, "notes")}>
              keep it in a note
            </a>
            .
          </AgreedNotice>
        )}
        <h1 className="govuk-heading-l">This call has ended</h1>
        <p className="govuk-body">
          {view.caseId ? (
            <a className="govuk-link" href={paths.case(view.caseId)}>
              Go on with it as a case
            </a>
          ) : (
            "Nothing more is owed."
          )}
        </p>
        {view.contactId !== null && (
          <p className="govuk-body">
            <a className="govuk-link" href={paths.doorsTried(view.contactId)}>
              Where had they tried before?
            </a>{" "}
            Optional.
          </p>
        )}
        <p className="govuk-body">
          <a className="govuk-link" href={paths.queue()}>
            Go to the queue
          </a>
        </p>
      </>
    );
  return <CallPage call={view} formKey={formKey} errors={errors} conflict={conflict} refused={refused} />;
}
