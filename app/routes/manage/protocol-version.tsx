import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { may } from "#machines/access.ts";
import { dayOf } from "#machines/intake/birth-date.ts";
import type { Instant } from "#machines/time.ts";
import { switchProtocolVersion } from "../../commands/switch-protocol-version.ts";
import { withdrawProtocolVersion } from "../../commands/withdraw-protocol-version.ts";
import { exactTime } from "../../components/exact-time.ts";
import { BackLink } from "../../components/govuk/back-link.tsx";
import { Button } from "../../components/govuk/button.tsx";
import { Details } from "../../components/govuk/details.tsx";
import { NotificationBanner } from "../../components/govuk/notification-banner.tsx";
import { SummaryList } from "../../components/govuk/summary-list.tsx";
import { HiddenFields } from "../../components/hidden-fields.tsx";
import { SwitchForm } from "../../components/protocol/switch-form.tsx";
import { TouchedCases } from "../../components/protocol/touched-cases.tsx";
import { fromWords, proposedWords, STATE_WORDS } from "../../components/protocol/version-words.ts";
import { type FieldError, SummaryOfErrors } from "../../components/summary-of-errors.tsx";
import { formValues, keyIn, newFormKey, typedIn, wrongIn } from "../../forms.ts";
import { londonMoment } from "../../london-moment.ts";
import { paths } from "../../paths.ts";
import { protocolVersionPage } from "../../queries/protocol-versions.ts";
import { noSuchPage, seeOther } from "../../responses.ts";
import { requireRight } from "../../session.server.ts";

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = await requireRight(request, context, "protocol.see");
  const { db, clock } = context.hub;
  const page = await protocolVersionPage(db, actor, params.version ?? "", clock());
  if (!page) throw noSuchPage();
  const isProposed = page.state === "proposed";
  return data({
    page,
    maySwitch: isProposed && may(actor, "protocol.switch"),
    mayWithdraw: isProposed && may(actor, "protocol.propose"),
    key: newFormKey(),
  });
}

const FIELDS = ["when", "day", "time"] as const;

type Moment = { readonly fromAt: Instant | null } | { readonly errors: readonly FieldError[] };

/** From when, as it was chosen: null is from now. */
function momentIn(typed: Record<(typeof FIELDS)[number], string>): Moment {
  if (typed.when === "now") return { fromAt: null };
  if (typed.when !== "later") return { errors: [{ field: "when", message: "Choose from when" }] };
  const day = dayOf(typed.day);
  if (!day) return { errors: [{ field: "day", message: "Enter a day, like 1 April 2027" }] };
  const fromAt = londonMoment(day, typed.time);
  return fromAt ? { fromAt } : { errors: [{ field: "time", message: "Enter a time, like 09:00" }] };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = await requireRight(request, context, "protocol.see");
  const values = await formValues(request);
  const typed = typedIn(values, FIELDS);
  const { intent } = typedIn(values, ["intent"]);
  const version = params.version ?? "";
  const told = { by: actor, at: context.hub.clock(), ...keyIn(values) };
  const again = (errors: readonly FieldError[], theirs: Readonly<Record<string, string>> | null, status: 409 | 422) =>
    data({ errors, theirs, typed }, { status });
  if (intent !== "switch" && intent !== "withdraw") throw new Response(null, { status: 400 });
  const moment = intent === "switch" ? momentIn(typed) : { fromAt: null };
  const wrong = wrongIn(values, FIELDS);
  if (wrong.length > 0) return again(wrong, null, 422);
  if ("errors" in moment) return again(moment.errors, null, 422);
  const result =
    intent === "switch"
      ? await switchProtocolVersion(context.hub.db, { version, fromAt: moment.fromAt }, told)
      : await withdrawProtocolVersion(context.hub.db, { version }, told);
  switch (result.kind) {
    case "done":
      throw seeOther(paths.protocolVersion(version));
    case "refused":
      return again([{ field: moment.fromAt === null ? "when" : "day", message: result.reason }], null, 409);
    case "conflict":
      return again([], result.theirs, 409);
    case "not-found":
      throw noSuchPage();
  }
}

export default function ProtocolVersion() {
  const { page, maySwitch, mayWithdraw, key } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  return (
    <>
      <BackLink href={paths.protocol()}>Triage protocol</BackLink>
      <SummaryOfErrors errors={sent?.errors} />
      {sent?.theirs && <Quicker theirs={sent.theirs} typed={sent.typed} />}
      <h1 className="govuk-heading-l">
        <span className="govuk-caption-l">Protocol {page.version}</span>
        {page.name}
      </h1>
      <SummaryList
        rows={[
          { key: "State", value: STATE_WORDS[page.state] },
          { key: "Proposed", value: proposedWords(page) },
          { key: "In force", value: fromWords(page) },
        ]}
      />
      <Changes changes={page.changes} comparedWith={page.comparedWith} version={page.version} />
      {page.touched && <TouchedCases touched={page.touched} />}
      {page.version !== "1" && (
        <Details summary="As it was written">
          <pre className="hub-code">{page.definition}</pre>
        </Details>
      )}
      {maySwitch && <SwitchForm version={page.version} formKey={key} typed={sent?.typed} errors={sent?.errors} />}
      {mayWithdraw && (
        <form method="post" action={paths.protocolVersion(page.version)}>
          <HiddenFields fields={{ key: `${key}-withdraw`, intent: "withdraw" }} />
          <Button classes="govuk-button--secondary" preventDoubleClick>
            Take it back
          </Button>
        </form>
      )}
    </>
  );
}

interface ChangesProps {
  readonly changes: readonly string[];
  readonly comparedWith: string;
  readonly version: string;
}

function Changes({ changes, comparedWith, version }: ChangesProps) {
  if (version === comparedWith) return null;
  return (
    <section aria-labelledby="changes">
      <h2 className="govuk-heading-m" id="changes">
        What differs from protocol {comparedWith}
      </h2>
      {changes.length === 0 ? (
        <p className="govuk-body">Nothing: it decides the same.</p>
      ) : (
        <ul className="govuk-list govuk-list--bullet">
          {changes.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
    </section>
  );
}

interface QuickerProps {
  readonly theirs: Readonly<Record<string, string>>;
  readonly typed: Record<(typeof FIELDS)[number], string>;
}

/** Somebody else decided about it first: what stands, and what was typed. */
function Quicker({ theirs, typed }: QuickerProps) {
  const yours = typed.when === "later" ? `from ${typed.day}, ${typed.time}` : typed.when === "now" ? "from now" : "";
  return (
    <NotificationBanner role="alert">
      <p className="govuk-notification-banner__heading">
        Somebody was quicker. Nothing of yours was saved. {theirs.status}
        {theirs.from ? `, from ${exactTime(theirs.from)}` : ""}.
      </p>
      {yours !== "" && <p className="govuk-body">You had chosen: {yours}.</p>}
    </NotificationBanner>
  );
}
