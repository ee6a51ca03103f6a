import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { publicSections } from "#machines/intake/public-form.ts";
import { readPublic } from "#machines/intake/read-public.ts";
import { receivePublicForm } from "../../commands/receive-public-form.ts";
import { Button } from "../../components/govuk/button.tsx";
import { HiddenFields } from "../../components/hidden-fields.tsx";
import { SummaryOfErrors } from "../../components/summary-of-errors.tsx";
import { newFormKey } from "../../forms.ts";
import { keptBriefly, type Unsent } from "../../kept-briefly.ts";
import { linesOf, orRing } from "../../lines.ts";
import { paths } from "../../paths.ts";
import { publicLimits } from "../../public-limits.ts";
import { publicAreas } from "../../queries/public-areas.ts";
import { seeOther } from "../../responses.ts";
import type { PageHandle } from "../../root.tsx";
import { visitCookie, visitOf } from "../../session.server.ts";
import { InDanger } from "./in-danger.tsx";
import { formOf, keyOf, unsent } from "./posted.server.ts";
import { Question } from "./question.tsx";

export const handle: PageHandle = { exit: true, leavesNothing: true };

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { hub } = context;
  const visit = visitOf(request, context);
  const store = keptBriefly(hub);
  const form = store.of(visit).form;
  // Shown once: whoever opens the page after them, on the same phone, finds it empty.
  if (form) store.forget(visit);
  const page = {
    areas: await publicAreas(hub.db),
    typed: form?.typed ?? {},
    errors: form?.errors ?? [],
    key: form?.key ?? newFormKey(),
  };
  return data(page, {
    status: form?.status ?? 200,
    headers: visit === null ? { "Set-Cookie": visitCookie(hub) } : {},
  });
}

const TOO_MANY =
  "Many people have written from where you are. Wait a few minutes and press Send again: what you typed is still here.";

export async function action({ request, context }: ActionFunctionArgs) {
  const { hub, visit: sender } = context;
  const form = await formOf(request);
  const visit = visitOf(request, context);
  const at = hub.clock();
  const line = linesOf(hub).public;
  const areas = await publicAreas(hub.db);
  const { errors, ...input } = readPublic(form, areas);
  const key = keyOf(form);
  const again = (more: Omit<Unsent, "typed" | "key">, nextKey = key) =>
    unsent(hub, visit, "form", { typed: input.typed, key: nextKey, ...more }, paths.helloWrite());
  if (errors.length > 0) return again({ errors, status: 422 });
  if (!(await publicLimits(hub).mayWrite(sender?.address ?? "", key)))
    return again({ errors: [{ field: "safeNow", message: `${TOO_MANY}${orRing(line)}` }], status: 429 });
  const result = await receivePublicForm(hub.db, input, { at, key });
  if (result.kind !== "done") {
    const message =
      result.kind === "refused"
        ? result.reason
        : `Nobody reads this page for that place yet.${orRing(line, "Ring us")}`;
    return again({ errors: [{ field: "safeNow", message }], status: 409 }, newFormKey());
  }
  if (visit !== null)
    keptBriefly(hub).keep(visit, {
      sent: {
        due: result.due,
        danger: input.answers["immediateDanger"] === "yes",
        rings: input.reach.by === "none" ? "them" : "us",
        once: { reference: result.reference, word: result.offered },
        showing: false,
      },
    });
  // A browser that keeps pages for its Back button lets go of the one that was typed in.
  throw seeOther(paths.helloSent(), { "Clear-Site-Data": '"cache"' });
}

export default function Write() {
  const page = useLoaderData<typeof loader>();
  // Only where the browser takes no cookies; everybody else is led back to this page.
  const posted = useActionData<typeof action>();
  const { typed, errors, key } = posted ?? page;
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <SummaryOfErrors errors={errors} />
        <h1 className="govuk-heading-l">How can we reach you?</h1>
        <p className="govuk-body">
          We need an answer to the first question{page.areas.length > 1 ? ", where you live," : ""} and how to contact
          you. Everything else may stay empty.
        </p>
        <form method="post" action={paths.helloWrite()} noValidate autoComplete="off">
          <HiddenFields fields={{ key }} />
          {publicSections(page.areas)
            .flatMap((section) => section.questions)
            .map((question) => (
              <Question
                key={question.name}
                question={question}
                typed={typed}
                errors={errors}
                opens={question.name === "safeNow" ? { no: <InDanger /> } : {}}
              />
            ))}
          <p className="govuk-body">Nothing is sent until you press Send.</p>
          <Button preventDoubleClick>Send</Button>
        </form>
      </div>
    </div>
  );
}
