// Somebody typed for so long that their session ended meanwhile. What they typed goes back to the browser that sent it, and is
// sent again once they have signed in: nothing of it is kept here, and nothing of it is lost.
import { data } from "@remix-run/node";
import { Button } from "./components/govuk/button.tsx";
import { type Path, paths } from "./paths.ts";

/** A form that nobody was signed in for. */
interface Unsent {
  readonly to: Path;
  readonly fields: readonly (readonly [name: string, value: string])[];
}

/** What to throw for a form whose session has ended: 401, and a page from which the same form can be sent once more. */
export function signedOutWith(to: Path, form: Iterable<readonly [string, unknown]>) {
  const fields = [...form].flatMap(([name, value]) =>
    [value].flat().flatMap((one) => (typeof one === "string" ? [[name, one] as const] : [])),
  );
  return data({ unsent: { to, fields } satisfies Unsent }, { status: 401 });
}

/** The form of such an answer; null for any other. */
export function unsentIn(answer: unknown): Unsent | null {
  const found = typeof answer === "object" && answer !== null && "unsent" in answer ? answer.unsent : null;
  return found as Unsent | null;
}

/** Shows nothing of what was typed: whoever passes by reads only that it waits. */
export function SignedOut({ unsent: { to, fields } }: { readonly unsent: Unsent }) {
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <h1 className="govuk-heading-l">You were signed out</h1>
        <p className="govuk-body-l">Nothing you typed is lost, and nothing was sent. Keep this page open.</p>
        <ol className="govuk-list govuk-list--number">
          <li>
            Sign in again in a new tab:{" "}
            <a className="govuk-link" href={paths.referrerSignIn()} target="_blank" rel="noopener noreferrer">
              with a code by email (opens in a new tab)
            </a>{" "}
            or{" "}
            <a className="govuk-link" href={paths.signIn()} target="_blank" rel="noopener noreferrer">
              with a password (opens in a new tab)
            </a>
            .
          </li>
          <li>Come back to this page and press “Send”.</li>
        </ol>
        <form method="post" action={to} noValidate autoComplete="off">
          {fields.map(([name, value], index) => (
            <input key={index} type="hidden" name={name} value={value} />
          ))}
          <Button preventDoubleClick>Send</Button>
        </form>
        <p className="govuk-body">In danger now? Ring 999.</p>
      </div>
    </div>
  );
}
