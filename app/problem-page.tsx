// What the page says when it cannot be the page that was asked for. Never why in the machine's words.
import { paths } from "./paths.ts";

interface Problem {
  readonly title: string;
  readonly words: readonly string[];
}

const FAULT: Problem = {
  title: "Sorry, there is a problem",
  words: ["Try again in a minute. What was saved before is still there."],
};

const PROBLEMS: Readonly<Record<number, Problem>> = {
  403: {
    title: "This form was not sent from the hub",
    words: ["Nothing was changed. Open the page in the hub itself and send the form from there."],
  },
  404: {
    title: "Page not found",
    words: [
      "If you typed the address, check that it is right.",
      "If you followed a link, the page may not be yours to open.",
    ],
  },
  405: { title: "This page cannot do that", words: ["Nothing was changed. Go back and use the buttons on the page."] },
  413: {
    title: "That was too much to send at once",
    words: ["Nothing was saved. Go back, shorten what you wrote, and send it again."],
  },
};

const BAD_REQUEST: Problem = {
  title: "The hub could not read that",
  words: ["Nothing was changed. Go back and try again."],
};

/** The page for a status that is no page. */
export function ProblemPage({ status }: { readonly status: number }) {
  const { title, words } = PROBLEMS[status] ?? (status >= 500 ? FAULT : BAD_REQUEST);
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <h1 className="govuk-heading-l">{title}</h1>
        {words.map((sentence) => (
          <p key={sentence} className="govuk-body">
            {sentence}
          </p>
        ))}
        <p className="govuk-body">
          <a className="govuk-link" href={paths.home()}>
            Go to your first page
          </a>
        </p>
      </div>
    </div>
  );
}
