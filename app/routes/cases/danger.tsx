import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { DANGER_OVER, DANGER_OVER_WORDS } from "#machines/danger-words.ts";
import { passDanger } from "../../commands/mark-danger.ts";
import { dangerAsked } from "../../components/case/danger.tsx";
import { CaseFrame } from "../../components/case/frame.tsx";
import { Problem } from "../../components/case/problem.tsx";
import { Button } from "../../components/govuk/button.tsx";
import { Radios } from "../../components/govuk/radios.tsx";
import { HiddenFields } from "../../components/hidden-fields.tsx";
import { errorFor, SummaryOfErrors } from "../../components/summary-of-errors.tsx";
import { paths } from "../../paths.ts";
import { caseFrame, openedCase } from "../../queries/case-frame.ts";
import { seeOther } from "../../responses.ts";
import type { PageHandle } from "../../root.tsx";
import { chosen, notDone, one, opened, posted, putRight } from "./opened.server.ts";

export const handle: PageHandle = { alerts: dangerAsked };

/** Shown while there is danger: without it there is nothing to say. */
export async function loader(args: LoaderFunctionArgs) {
  const { hub, caseId, at, key } = await opened(args);
  const frame = await caseFrame(hub.db, await openedCase(hub.db, caseId), at);
  if (frame.dangerMinutes === null) throw seeOther(paths.case(caseId));
  return data({ frame, key });
}

export async function action(args: ActionFunctionArgs) {
  const { hub, told, caseId, values, version } = await posted(args);
  const how = chosen(values, "how", DANGER_OVER);
  const typed = { how: one(values, "how") };
  if (how === null) return putRight([{ field: "how", message: "Say how you know that the danger has passed" }], typed);
  const result = await passDanger(hub.db, { caseId, how, ...(version === undefined ? {} : { version }) }, told);
  if (result.kind !== "done") return notDone(result, typed);
  throw seeOther(paths.case(caseId));
}

export default function Danger() {
  const { frame, key } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  return (
    <CaseFrame frame={frame} formKey={key} page="danger">
      <SummaryOfErrors errors={sent?.errors} />
      <Problem problem={sent?.problem} />
      <form method="post" action={paths.casePage(frame.id, "danger")} noValidate>
        <HiddenFields fields={{ key, version: frame.version }} />
        <Radios
          name="how"
          fieldset={{
            legend: {
              text: "How do you know that the danger has passed?",
              isPageHeading: true,
              classes: "govuk-fieldset__legend--l",
            },
          }}
          hint="Until you do, it has not. Once it is saved, the risk is graded again within the hour."
          value={[sent?.typed["how"] ?? ""].flat()[0]}
          errorMessage={errorFor(sent?.errors, "how")}
          items={DANGER_OVER.map((value) => ({ value, text: DANGER_OVER_WORDS[value] }))}
        />
        <Button preventDoubleClick>Yes, it has passed</Button>
      </form>
    </CaseFrame>
  );
}
