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
