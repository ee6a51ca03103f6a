import type { FieldError } from "../../components/summary-of-errors.tsx";
import { CallPage, type ShownCall } from "../../components/intake/call-page.tsx";
import type { ConflictNoticeProps, RefusedNoticeProps } from "../../components/intake/notices.tsx";
import { RefusedNotice } from "../../components/intake/notices.tsx";
import { paths } from "../../paths.ts";

interface Shown {
  view: ShownCall;
  formKey: string;
  errors?: readonly FieldError[];
  conflict?: ConflictNoticeProps["differences"] | null;
  refused?: RefusedNoticeProps | null;
}

/** A call that is open is a form; one that has ended says where it went. */
export function ContactPage({ view, formKey, errors = [], conflict = null, refused = null }: Shown) {
  if (view.status === "routed" || view.status === "over")
    return (
      <>
        {refused && <RefusedNotice {...refused} />}
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
        <p className="govuk-body">
          <a className="govuk-link" href={paths.queue()}>
            Go to the queue
          </a>
        </p>
      </>
    );
  return <CallPage call={view} formKey={formKey} errors={errors} conflict={conflict} refused={refused} />;
}
