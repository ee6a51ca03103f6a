import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Button } from "../../components/govuk/button.tsx";
import { linesOf, orRing } from "../../lines.ts";
import { paths } from "../../paths.ts";
import type { PageHandle } from "../../root.tsx";
import { InDanger } from "./in-danger.tsx";

export const handle: PageHandle = { exit: true, leavesNothing: true };

export function loader({ context }: LoaderFunctionArgs) {
  return { line: linesOf(context.hub).public };
}

/** Before anything is asked: who may see this phone, how to leave at once, and what leaving cannot do. */
export default function Hello() {
  const { line } = useLoaderData<typeof loader>();
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <h1 className="govuk-heading-l">Before you start</h1>
        <h2 className="govuk-heading-m">If you are in danger now</h2>
        <InDanger />
        <h2 className="govuk-heading-m">Is this phone or computer safe?</h2>
        <ul className="govuk-list govuk-list--bullet">
          <li>Can somebody else look at it, or unlock it? Do they see what you do on it?</li>
          <li>If so, use another one: a friend’s, one at work, at a library, or at your doctor’s.</li>
          <li>If you have no other, open a private or incognito window, and close it when you are done.</li>
        </ul>
        <h2 className="govuk-heading-m">How to leave at once</h2>
        <ul className="govuk-list govuk-list--bullet">
          <li>Press the red button “Exit this page”. It opens a weather page. Try it whenever you like.</li>
          <li>On a keyboard, pressing Shift three times does the same.</li>
          <li>What you have typed is then gone, and is not sent.</li>
          <li>
            It cannot wipe the history of your browser: the address of this page, and the word “Hub”, stay there. You
            can delete them yourself.
          </li>
          <li>It cannot help against an app that watches everything on the phone.</li>
        </ul>
        <h2 className="govuk-heading-m">What happens then</h2>
        <p className="govuk-body">
          We ask a few short questions. You can leave most of them empty. We contact you only in the way and at the
          times that you say are safe.
          {orRing(line, "You can also ring us")}
        </p>
        <div className="govuk-button-group">
          <Button href={paths.helloWrite()}>Continue</Button>
          <a className="govuk-link" href={paths.helloAgain()}>
            I have written to you before
          </a>
        </div>
      </div>
    </div>
  );
}
