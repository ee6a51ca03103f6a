import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { answerTo } from "#machines/intake/answers.ts";
import { AGAIN_QUESTIONS, readAgain } from "#machines/intake/public-again.ts";
import { SAME_ANSWER } from "#machines/public-words.ts";
import { writeAgain } from "../../commands/write-again.ts";
import { Button } from "../../components/govuk/button.tsx";
import { SummaryOfErrors } from "../../components/summary-of-errors.tsx";
import { keptBriefly } from "../../kept-briefly.ts";
import { linesOf, orRing } from "../../lines.ts";
import { paths } from "../../paths.ts";
import { publicLimits } from "../../public-limits.ts";
import { seeOther } from "../../responses.ts";
import type { PageHandle } from "../../root.tsx";
import { visitCookie, visitOf } from "../../session.server.ts";
import { formOf, unsent } from "./posted.server.ts";
import { Question } from "./question.tsx";

export const handle: PageHandle = { exit: true, leavesNothing: true };

export function loader({ request, context }: LoaderFunctionArgs) {
  const { hub } = context;
  const visit = visitOf(request, context);
  const store = keptBriefly(hub);
  const { again, againSent = false } = store.of(visit);
  // Shown once, as on the first form.
  if (again || againSent) store.forget(visit);
  return data(
    { typed: again?.typed ?? {}, errors: again?.errors ?? [], sent: againSent, line: linesOf(hub).public },
    { status: again?.status ?? 200, headers: visit === null ? { "Set-Cookie": visitCookie(hub) } : {} },
  );
}

const TOO_MANY =
  "That was tried too often. Wait a quarter of an hour and press Send again: what you typed is still here.";

export async function action({ request, context }: ActionFunctionArgs) {
  const { hub, visit: sender } = context;
  const visit = visitOf(request, context);
  const { typed, errors } = readAgain(await formOf(request));
  const again = (problems: typeof errors, status: 422 | 429) =>
    unsent(hub, visit, "again", { typed, errors: problems, key: "", status }, paths.helloAgain());
  if (errors.length > 0) return again(errors, 422);
  const said = (name: string) => answerTo(typed, name);
  if (!(await publicLimits(hub).mayTry(sender?.address ?? "", said("reference"))))
    return again([{ field: "reference", message: `${TOO_MANY}${orRing(linesOf(hub).public)}` }], 429);
  await writeAgain(
    hub.db,
    {
      reference: said("reference"),
      codeWord: said("codeWord"),
      body: said("words"),
      stop: said("want") === "stop",
    },
    hub.clock(),
  );
  if (visit === null) return data({ typed: {}, errors: [], sent: true, status: 200 });
  keptBriefly(hub).keep(visit, { againSent: true });
  throw seeOther(paths.helloAgain(), { "Clear-Site-Data": '"cache"' });
}

/** For somebody who has written before. What it answers is the same, whether the reference and the word were right or not. */
export default function Again() {
  const page = useLoaderData<typeof loader>();
  const posted = useActionData<typeof action>();
  const { typed, errors } = posted ?? page;
  const sent = posted && "sent" in posted ? posted.sent : page.sent;
  if (sent)
    return (
      <div className="govuk-grid-row">
        <div className="govuk-grid-column-two-thirds">
          <h1 className="govuk-heading-l">Thank you</h1>
          <p className="govuk-body-l">{SAME_ANSWER}</p>
          <p className="govuk-body">
            {page.line !== null && `If you are not sure of them, ring us: ${page.line}. `}When you are done, press “Exit
            this page”, and close the window.
          </p>
        </div>
      </div>
    );
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <SummaryOfErrors errors={errors} />
        <h1 className="govuk-heading-l">Write to us again</h1>
        <p className="govuk-body">
          For this you need the reference and the code word. Without them,{" "}
          <a className="govuk-link" href={paths.hello()}>
            start again
          </a>
          {page.line !== null && ` or ring us: ${page.line}`}. In danger now? Ring 999.
        </p>
        <form method="post" action={paths.helloAgain()} noValidate autoComplete="off">
          {AGAIN_QUESTIONS.map((question) => (
            <Question key={question.name} question={question} typed={typed} errors={errors} />
          ))}
          <Button preventDoubleClick>Send</Button>
        </form>
      </div>
    </div>
  );
}
