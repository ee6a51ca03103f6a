import { Panel } from "../../components/govuk/panel.tsx";
import { paths } from "../../paths.ts";

/** The one time a join code is shown. */
export function JoinCode({ name, code }: { readonly name: string; readonly code: string }) {
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <Panel title="Invitation made" headingLevel={1}>
          Their join code
          <br />
          <strong>{code}</strong>
        </Panel>
        <p className="govuk-body">
          Give the code to {name} yourself, by phone or in person. It is shown this once, works once, and runs out in
          seven days.
        </p>
        <p className="govuk-body">
          They choose “I have a join code” on the sign-in page and set a password of their own.
        </p>
        <p className="govuk-body">
          <a className="govuk-link" href={paths.users()}>
            Back to users
          </a>
        </p>
      </div>
    </div>
  );
}

/** The same form came a second time: its code was shown the first time, and is kept nowhere. */
export function CodeShownBefore({ name, userId }: { readonly name: string; readonly userId: string }) {
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <h1 className="govuk-heading-l">You have already invited {name}</h1>
        <p className="govuk-body">
          The join code was shown the first time this form was sent. It is shown once and kept nowhere, so it cannot be
          shown again.
        </p>
        <p className="govuk-body">
          If nobody wrote it down,{" "}
          <a className="govuk-link" href={paths.user(userId)}>
            make a new code for {name}
          </a>
          . The first one then stops working.
        </p>
      </div>
    </div>
  );
}
