import { randomUUID } from "node:crypto";
import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { checkIdentity } from "../../commands/check-identity.ts";
import { joinContact } from "../../commands/join-contact.ts";
import { openContact } from "../../commands/open-contact.ts";
import { RefusedNotice } from "../../components/intake/notices.tsx";
import { Button } from "../../components/govuk/button.tsx";
import { Input } from "../../components/govuk/input.tsx";
import { InsetText } from "../../components/govuk/inset-text.tsx";
import { HiddenFields } from "../../components/hidden-fields.tsx";
import { errorFor, SummaryOfErrors } from "../../components/summary-of-errors.tsx";
import { WideTable } from "../../components/wide-table.tsx";
import { formValues, typedIn, wrongIn } from "../../forms.ts";
import { paths } from "../../paths.ts";
import { earlierCase } from "../../queries/earlier-case.ts";
import { noSuchPage, seeOther } from "../../responses.ts";
import { requireRight } from "../../session.server.ts";

const FIELDS = ["intent", "key", "version", "caseId", "codeWord", "howKnown"] as const;
const LONGEST = 2000;

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = await requireRight(request, context, "contact.take");
  const { db, clock } = context.hub;
  const opened = await openContact(db, { contactId: params["id"] ?? "" }, { by: actor, at: clock() });
  const page = opened.kind === "done" ? await earlierCase(db, actor, opened.contactId) : null;
  if (!page) throw noSuchPage();
  return data({ ...page, key: randomUUID() });
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = await requireRight(request, context, "contact.take");
  const { db, clock } = context.hub;
  const contactId = params["id"] ?? "";
  if (!(await earlierCase(db, actor, contactId))) throw noSuchPage();
  const values = await formValues(request);
  const typed = typedIn(values, FIELDS);
  const { codeWord, howKnown } = typed;
  const told = { by: actor, at: clock(), ...(typed.key === "" ? {} : { key: typed.key.slice(0, 100) }) };
  const version = /^\d{1,9}$/.test(typed.version) ? Number(typed.version) : -1;
  if (typed.intent === "join") {
    const joined = await joinContact(db, { contactId, caseId: typed.caseId, version }, told);
    if (joined.kind === "done") throw seeOther(paths.casePage(joined.caseId, "assess"));
    return notDone(joined);
  }
  const errors = [...wrongIn(values, ["codeWord", "howKnown"])];
  if (codeWord.trim() === "" && howKnown.trim() === "")
    errors.push({ field: "codeWord", message: "Enter the word they said, or how you know that it is them" });
  if (howKnown.length > LONGEST) errors.push({ field: "howKnown", message: "Shorten it to 2,000 characters" });
  if (errors.length > 0) return data({ errors, codeWord, howKnown, refused: null }, { status: 422 });
  const checked = await checkIdentity(db, { contactId, codeWord, howKnown }, told);
  if (checked.kind === "done") throw seeOther(paths.earlierCase(contactId));
  return notDone(checked);
}

function notDone(
  result:
    | { readonly kind: "not-found" }
    | { readonly kind: "refused"; readonly reason: string; readonly possible: readonly string[] }
    | { readonly kind: "conflict" },
) {
  if (result.kind === "not-found") throw noSuchPage();
  const refused =
    result.kind === "refused"
      ? { reason: result.reason, possible: result.possible }
      : { reason: "Somebody else changed this call. Nothing was joined.", possible: ["Look at what it says now"] };
  return data({ errors: [], codeWord: "", howKnown: "", refused }, { status: 409 });
}

export default function Earlier() {
  const { contactId, version, failed, proved, key } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const address = paths.earlierCase(contactId);
  return (
    <>
      <SummaryOfErrors errors={sent?.errors ?? []} />
      {sent?.refused && <RefusedNotice {...sent.refused} />}
      <h1 className="govuk-heading-l">Is it them?</h1>
      {proved ? (
        <Proved proved={proved} address={address} version={version} formKey={key} />
      ) : (
        <>
          {failed && (
            <InsetText>
              That shows nothing either way. Neither confirm nor deny. Say: “I can&apos;t say who contacts us. How can I
              help you?”
            </InsetText>
          )}
          <p className="govuk-body">
            Ask only if they say that they have been in contact before, or have a word with us. Nothing of any case is
            shown until it is proved.
          </p>
          <form method="post" action={address} noValidate autoComplete="off">
            <HiddenFields fields={{ key, intent: "check" }} />
            <Input
              name="codeWord"
              label="“What is your code word?”"
              hint="As they say it. Do not help."
              classes="govuk-input--width-20"
              autocomplete="off"
              spellcheck={false}
              value={sent?.codeWord ?? ""}
              errorMessage={errorFor(sent?.errors, "codeWord")}
            />
            <Input
              name="howKnown"
              label="They have none: how do you know that it is them?"
              hint="Their number, their whole name and their birth date must be in the call, and agree."
              autocomplete="off"
              value={sent?.howKnown ?? ""}
              errorMessage={errorFor(sent?.errors, "howKnown")}
            />
            <Button preventDoubleClick>Check</Button>
          </form>
        </>
      )}
      <p className="govuk-body">
        <a className="govuk-link" href={paths.contact(contactId)}>
          Go on with the call
        </a>
      </p>
    </>
  );
}

interface ProvedProps {
  proved: NonNullable<ReturnType<typeof useLoaderData<typeof loader>>["proved"]>;
  address: string;
  version: number;
  formKey: string;
}

function Proved({ proved, address, version, formKey }: ProvedProps) {
  return (
    <>
      <p className="govuk-body">
        It is the person of <strong className="hub-nowrap">{proved.reference}</strong>, {proved.statusWords}. This call
        can go on as that case: everything they said is kept with it, and somebody grades the risk anew.
      </p>
      {proved.differs.length > 0 && (
        <WideTable
          label="What they say otherwise than before"
          caption="What they say otherwise than before"
          captionClasses="govuk-table__caption--s"
          head={["Question", "Now", "Before"]}
          firstCellIsHeader
          rows={proved.differs.map(({ label, now, before }) => [label, now, before])}
        />
      )}
      <p className="govuk-body">
        A new number or code word changes nothing by itself: confirm on Safe contact how they are reached.
      </p>
      <form method="post" action={address}>
        <HiddenFields fields={{ key: formKey, version, intent: "join", caseId: proved.caseId }} />
        <Button preventDoubleClick>Go on with that case</Button>
      </form>
    </>
  );
}
