import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { EVENT_KINDS, EVENT_WORDS, MOST_OF_ONE_EVENT, type EventKind } from "#machines/cost-events.ts";
import { reviewCase } from "../../commands/review-case.ts";
import { dangerIn } from "../../components/case/danger.tsx";
import { CaseFrame } from "../../components/case/frame.tsx";
import { Problem } from "../../components/case/problem.tsx";
import { exactTime } from "../../components/exact-time.ts";
import { Button } from "../../components/govuk/button.tsx";
import { Input } from "../../components/govuk/input.tsx";
import { InsetText } from "../../components/govuk/inset-text.tsx";
import { HiddenFields } from "../../components/hidden-fields.tsx";
import { errorFor, SummaryOfErrors } from "../../components/summary-of-errors.tsx";
import { typedIn } from "../../forms.ts";
import { paths } from "../../paths.ts";
import { reviewPage } from "../../queries/case-review.ts";
import { seeOther } from "../../responses.ts";
import type { PageHandle } from "../../root.tsx";
import { notDone, opened, posted, putRight } from "./opened.server.ts";

export const handle: PageHandle = { alerts: dangerIn };

export async function loader(args: LoaderFunctionArgs) {
  const { hub, caseId, at, key } = await opened(args);
  return data({ ...(await reviewPage(hub.db, caseId, at)), key });
}

export async function action(args: ActionFunctionArgs) {
  const { hub, told, caseId, values, version } = await posted(args);
  const typed = typedIn(values, EVENT_KINDS);
  const counts: Partial<Record<EventKind, number>> = {};
  const errors: { field: string; message: string }[] = [];
  for (const kind of EVENT_KINDS) {
    const text = typed[kind].trim();
    if (text === "") continue;
    if (/^\d{1,3}$/.test(text) && !Array.isArray(values[kind])) counts[kind] = Number(text);
    else
      errors.push({
        field: kind,
        message: `Enter a whole number from 0 to ${MOST_OF_ONE_EVENT} for “${EVENT_WORDS[kind].label}”`,
      });
  }
  if (errors.length > 0) return putRight(errors, typed);
  const result = await reviewCase(hub.db, { caseId, counts, ...(version === undefined ? {} : { version }) }, told);
  if (result.kind !== "done") return notDone(result, typed);
  throw seeOther(paths.case(caseId));
}

export default function Review() {
  const { frame, key, due, dueAt, since } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  return (
    <CaseFrame frame={frame} formKey={key} page="review">
      <SummaryOfErrors errors={sent?.errors} />
      <Problem problem={sent?.problem} />
      <h1 className="govuk-heading-l">Review</h1>
      {!due ? (
        <InsetText>
          {dueAt
            ? `The review can be done from ${exactTime(dueAt)}. To change the grade before then, `
            : "No review is due. To change the grade, "}
          <a className="govuk-link" href={paths.casePage(frame.id, "assess")}>
            grade the risk
          </a>
          .
        </InsetText>
      ) : (
        <form method="post" action={paths.casePage(frame.id, "review")} noValidate>
          <HiddenFields fields={{ key, version: frame.version }} />
          <p className="govuk-body">
            {since
              ? "What has happened since we last asked? Only what they want to say, or what somebody told us."
              : "In the twelve months before they came to us, how often was there any of this? Only what they want to say, or what somebody told us."}{" "}
            Leave empty what is not known; 0 means never.
          </p>
          {EVENT_KINDS.map((kind) => (
            <Input
              key={kind}
              id={kind}
              name={kind}
              label={EVENT_WORDS[kind].label}
              suffix={EVENT_WORDS[kind].each}
              inputmode="numeric"
              autocomplete="off"
              classes="govuk-input--width-3"
              value={[sent?.typed[kind] ?? ""].flat()[0]}
              errorMessage={errorFor(sent?.errors, kind)}
            />
          ))}
          <Button preventDoubleClick>Save the review</Button>
          <p className="govuk-body">
            <a className="govuk-link" href={paths.casePage(frame.id, "assess")}>
              Grade the risk again
            </a>{" "}
            if anything has changed.
          </p>
        </form>
      )}
    </CaseFrame>
  );
}
