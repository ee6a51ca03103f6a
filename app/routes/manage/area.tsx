import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { settingRows } from "#machines/area-setting-words.ts";
import { problemWithDay, SAME, setAreaSettings } from "../../commands/set-area-settings.ts";
import { Button } from "../../components/govuk/button.tsx";
import { HiddenFields } from "../../components/hidden-fields.tsx";
import { StaleForm, type StaleField } from "../../components/stale-form.tsx";
import { type FieldError, SummaryOfErrors } from "../../components/summary-of-errors.tsx";
import { formValues, keyIn, newFormKey, typedIn } from "../../forms.ts";
import { paths } from "../../paths.ts";
import { areaPage, effectOf, type Effect } from "../../queries/area-settings.ts";
import { noSuchPage, seeOther } from "../../responses.ts";
import { requireRight } from "../../session.server.ts";
import { AreaCheck } from "./area-check.tsx";
import { AreaFields } from "./area-fields.tsx";
import { typedFrom, type TypedArea } from "./area-form.ts";
import { AreaShown } from "./area-shown.tsx";
import { readArea } from "./read-area.ts";

interface Sent {
  readonly typed: TypedArea;
  readonly key: string;
  readonly version: string;
  readonly errors: readonly FieldError[];
  /** What it would do: shown before it is kept. */
  readonly effect: Effect | null;
  readonly stale: readonly StaleField[] | null;
}

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireRight(request, context, "area.manage");
  return data({ page: await areaPage(context.hub.db, actor, context.hub.clock()), key: newFormKey() });
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireRight(request, context, "area.manage");
  const { db, clock } = context.hub;
  const at = clock();
  const values = await formValues(request);
  const { typed, fromDay, settings, errors } = readArea(values);
  const { intent, key, version } = typedIn(values, ["intent", "key", "version"]);
  const sent: Sent = { typed, key, version, errors: [], effect: null, stale: null };
  if (intent === "edit") return data<Sent>(sent);
  const wrongDay = fromDay ? problemWithDay(fromDay, { at }) : null;
  const wrong = [...(wrongDay ? [{ field: "fromDay", message: wrongDay }] : []), ...errors];
  if (wrong.length > 0) return data<Sent>({ ...sent, errors: wrong }, { status: 422 });
  if (intent !== "save") {
    const effect = await effectOf(db, actor, at, fromDay, settings);
    if (effect.changes.length > 0) return data<Sent>({ ...sent, effect });
    return data<Sent>({ ...sent, errors: [{ message: SAME }] }, { status: 422 });
  }
  const told = { by: actor, at, ...keyIn(values) };
  const seen = /^\d{1,9}$/.test(version) ? Number(version) : -1;
  const result = await setAreaSettings(db, { ...settings, fromDay, version: seen }, told);
  switch (result.kind) {
    case "done":
      throw seeOther(paths.area());
    case "not-found":
      throw noSuchPage();
    case "refused":
      return data<Sent>({ ...sent, errors: [{ message: result.reason }] }, { status: 422 });
    case "conflict": {
      const stale = settingRows(settings).map(({ key: label, value }) => ({
        label,
        yours: value,
        theirs: result.theirs[label] ?? "",
      }));
      return data<Sent>({ ...sent, stale }, { status: 409 });
    }
  }
}

export default function Area() {
  const { page, key } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  if (sent?.effect)
    return <AreaCheck typed={sent.typed} effect={sent.effect} formKey={sent.key} version={sent.version} />;
  const typed = sent?.typed ?? typedFrom(page.present, page.today);
  // After a conflict the form carries what stands now: sending it again is a decision, not an accident.
  const hidden = sent && !sent.stale ? { key: sent.key, version: sent.version } : { key, version: page.version };
  const errors = sent && sent.errors.length > 0 ? sent.errors : undefined;
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <SummaryOfErrors errors={errors} idOf={(field) => (field === "fromDay" ? "fromDay-day" : field)} />
        {sent?.stale && <StaleForm fields={sent.stale} />}
        <h1 className="govuk-heading-l">What this area offers</h1>
        <p className="govuk-body">
          {page.name}. What is set here holds from a day on. Cases that were triaged before keep what they were given.
        </p>
        {/* A form that came back is what the page is about. */}
        {!sent && <Standing page={page} />}
        <h2 className="govuk-heading-m" id="set">
          Set something else
        </h2>
        <form method="post" action={paths.area()} noValidate>
          <HiddenFields fields={hidden} />
          <AreaFields typed={typed} choices={page.choices} errors={errors} />
          <Button name="intent" value="check" preventDoubleClick>
            See what this changes
          </Button>
        </form>
      </div>
    </div>
  );
}

function Standing({ page }: { readonly page: ReturnType<typeof useLoaderData<typeof loader>>["page"] }) {
  return (
    <>
      <p className="govuk-body govuk-!-margin-bottom-6">
        <a className="govuk-link" href="#set">
          Set something else
        </a>
      </p>
      <AreaShown rows={page.rows} history={page.history} standIns={page.standIns} circles={page.circles} />
    </>
  );
}
