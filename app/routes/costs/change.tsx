import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { may } from "#machines/access.ts";
import { YOUR_OWN } from "#machines/catalogue-change.ts";
import { decideCatalogueChange } from "../../commands/decide-catalogue-change.ts";
import { BackLink } from "../../components/govuk/back-link.tsx";
import { Button } from "../../components/govuk/button.tsx";
import { InsetText } from "../../components/govuk/inset-text.tsx";
import { NotificationBanner } from "../../components/govuk/notification-banner.tsx";
import { Radios } from "../../components/govuk/radios.tsx";
import { Textarea } from "../../components/govuk/textarea.tsx";
import { HiddenFields } from "../../components/hidden-fields.tsx";
import { errorFor, type FieldError, SummaryOfErrors } from "../../components/summary-of-errors.tsx";
import { formValues, keyIn, newFormKey, typedIn, wrongIn } from "../../forms.ts";
import { paths } from "../../paths.ts";
import { changePage } from "../../queries/report-catalogue-changes.ts";
import { noSuchPage, seeOther } from "../../responses.ts";
import { requireRight } from "../../session.server.ts";
import { ChangeShown } from "./change-shown.tsx";

const FIELDS = ["decision", "words"] as const;
const LONGEST_WORDS = 500;

interface Sent {
  readonly typed: Readonly<Record<(typeof FIELDS)[number], string>>;
  readonly key: string;
  readonly errors: readonly FieldError[];
  /** How it stands, when somebody else was quicker. */
  readonly theirs: string | null;
}

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = await requireRight(request, context, "cost.see");
  const change = await changePage(context.hub.db, actor, params.id ?? "", context.hub.clock());
  if (!change) throw noSuchPage();
  const waits = change.status === "proposed";
  return data({ change, mayDecide: waits && !change.own && may(actor, "cost.approve"), waits, key: newFormKey() });
}

function wrongWith({ decision, words }: Sent["typed"]): FieldError[] {
  if (decision !== "approve" && decision !== "refuse")
    return [{ field: "decision", message: "Choose whether it shall stand" }];
  if (decision === "refuse" && words.trim() === "") return [{ field: "words", message: "Say why not" }];
  return words.length > LONGEST_WORDS
    ? [{ field: "words", message: `Say it in at most ${LONGEST_WORDS} letters` }]
    : [];
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = await requireRight(request, context, "cost.approve");
  const values = await formValues(request);
  const typed = typedIn(values, FIELDS);
  const { key, version } = typedIn(values, ["key", "version"]);
  const again = (status: 409 | 422, errors: readonly FieldError[], theirs: string | null = null) =>
    data<Sent>({ typed, key, errors, theirs }, { status });
  const wrong = [...wrongIn(values, FIELDS), ...wrongWith(typed)];
  if (wrong.length > 0) return again(422, wrong);
  const decision = typed.decision === "approve" ? "approve" : "refuse";
  const seen = /^\d{1,9}$/.test(version) ? Number(version) : -1;
  const told = { by: actor, at: context.hub.clock(), ...keyIn(values) };
  const input = { changeId: params.id ?? "", version: seen, decision, words: typed.words } as const;
  const result = await decideCatalogueChange(context.hub.db, input, told);
  switch (result.kind) {
    case "done":
      throw seeOther(paths.costChanges());
    case "refused":
      return again(409, [{ message: result.reason }]);
    case "conflict":
      return again(409, [], result.theirs.status ?? "");
    case "not-found":
      throw noSuchPage();
  }
}

export default function Change() {
  const { change, mayDecide, waits, key } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  return (
    <>
      <BackLink href={paths.costChanges()}>Changes of prices</BackLink>
      <SummaryOfErrors errors={sent?.errors} />
      {sent && sent.theirs !== null && <Quicker theirs={sent.theirs} words={sent.typed.words} />}
      <h1 className="govuk-heading-l">{change.name}</h1>
      <ChangeShown change={change} />
      {waits && change.own && <InsetText>{YOUR_OWN}</InsetText>}
      {mayDecide && (
        <form method="post" action={paths.costChange(change.id)} noValidate>
          <HiddenFields fields={{ key: sent?.key ?? key, version: String(change.version) }} />
          <Radios
            name="decision"
            fieldset={{ legend: { text: "Shall it stand?", classes: "govuk-fieldset__legend--s" } }}
            items={[
              { value: "approve", text: "Approve it" },
              { value: "refuse", text: "Refuse it" },
            ]}
            value={sent?.typed.decision}
            errorMessage={errorFor(sent?.errors, "decision")}
          />
          <Textarea
            name="words"
            label="In your words"
            hint="For whoever proposed it. Needed to refuse."
            rows={3}
            value={sent?.typed.words}
            errorMessage={errorFor(sent?.errors, "words")}
          />
          <Button preventDoubleClick>Decide</Button>
        </form>
      )}
    </>
  );
}

function Quicker({ theirs, words }: { readonly theirs: string; readonly words: string }) {
  return (
    <NotificationBanner role="alert">
      <p className="govuk-notification-banner__heading">Somebody was quicker. Nothing of yours was saved. {theirs}.</p>
      {words.trim() !== "" && <p className="govuk-body">You had written: {words}</p>}
    </NotificationBanner>
  );
}
