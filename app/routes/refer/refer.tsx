import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { type ShouldRevalidateFunctionArgs, useActionData, useLoaderData } from "@remix-run/react";
import type { Answers } from "#machines/intake/answers.ts";
import { inViewOf, referralPage } from "#machines/intake/refer/pages.ts";
import { readReferral } from "#machines/intake/refer/read.ts";
import { may } from "#machines/access.ts";
import { DANGER_NOW, lineWords } from "#machines/referral-words.ts";
import { receiveReferral } from "../../commands/receive-referral.ts";
import { dropReferralDraft, saveReferralDraft } from "../../commands/save-referral-draft.ts";
import { Button } from "../../components/govuk/button.tsx";
import { InsetText } from "../../components/govuk/inset-text.tsx";
import { Panel } from "../../components/govuk/panel.tsx";
import { NotificationBanner } from "../../components/govuk/notification-banner.tsx";
import { WarningText } from "../../components/govuk/warning-text.tsx";
import { HiddenFields } from "../../components/hidden-fields.tsx";
import { type FieldError, SummaryOfErrors } from "../../components/summary-of-errors.tsx";
import { linesOf, telOf } from "../../lines.ts";
import { paths } from "../../paths.ts";
import { referralForm, referralSource } from "../../queries/referrals.ts";
import { noSuchPage, seeOther } from "../../responses.ts";
import { requireRight, signedIn } from "../../session.server.ts";
import { signedOutWith } from "../../signed-out.tsx";
import { Question } from "./question.tsx";
import { useDraft } from "./use-draft.ts";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireRight(request, context, "referral.make");
  const { hub } = context;
  const { referrer, draft } = await referralForm(hub.db, actor, hub.clock());
  const shared = { reads: may(actor, "referral.list"), line: linesOf(hub).clinicians };
  return data({ ...shared, referrer, draft, key: draft?.key ?? crypto.randomUUID() });
}

/** The page again, after a form that was not acted upon. */
interface Again {
  readonly typed: Answers;
  readonly errors: readonly FieldError[];
  readonly key: string;
  readonly saved: boolean;
  /** The form with this key was sent before. */
  readonly sent: boolean;
  /** For somebody who may send and not read: the reference, this once. */
  readonly reference: string | null;
}
const NOT_SENT: Omit<Again, "key"> = { typed: {}, errors: [], saved: false, sent: false, reference: null };

/** The protocol names a place in its facts, such as `children[0].age`: the field is its first word. */
const atField = ({ field, message }: { readonly field: string; readonly message: string }): FieldError => ({
  field: field.split(/[.[]/)[0],
  message,
});

/** Whether anything stands in the form beside what the page put there. */
const isTyped = (form: FormData): boolean => [...form].some(([name, value]) => !OURS.has(name) && value !== "");
const OURS: ReadonlySet<string> = new Set(["key", "intent"]);

const KEY = /^[\w-]{8,64}$/;

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData().catch(() => {
    throw new Response(null, { status: 400 });
  });
  // A session that ended meanwhile must not take the page away from under somebody who types.
  const saving = form.get("intent") === "save";
  if (!(await signedIn(request, context))) {
    if (saving) return data({ ...NOT_SENT, key: "" }, { status: 401 });
    if (isTyped(form)) throw signedOutWith(paths.refer(), form);
  }
  const actor = await requireRight(request, context, "referral.make");
  const { hub } = context;
  const at = hub.clock();
  const sentKey = form.get("key");
  const key = typeof sentKey === "string" && KEY.test(sentKey) ? sentKey : crypto.randomUUID();
  const told = { by: actor, at, key };
  const source = await referralSource(hub.db, actor);
  const { typed, errors, answers, asked, agreed } = readReferral(form, at, source);
  if (saving) {
    await saveReferralDraft(hub.db, { answers: typed }, told);
    return data({ ...NOT_SENT, key, saved: true });
  }
  if (form.get("intent") === "keep") {
    await saveReferralDraft(hub.db, { answers: typed }, told);
    throw seeOther(paths.refer());
  }
  if (form.get("intent") === "discard") {
    await dropReferralDraft(hub.db, told);
    throw seeOther(paths.refer());
  }
  const again: Again = { ...NOT_SENT, typed, key };
  if (errors.length > 0) return data({ ...again, errors }, { status: 422 });
  const result = await receiveReferral(hub.db, { source, answers, asked, agreed }, told);
  switch (result.kind) {
    case "done":
      // Whoever may not read what was sent has no page to be led to.
      if (!may(actor, "referral.list")) return data({ ...NOT_SENT, key, reference: result.reference });
      throw seeOther(paths.sentReferral(result.reference));
    case "invalid":
      return data({ ...again, errors: result.errors.map(atField) }, { status: 422 });
    case "refused":
    case "conflict": {
      const message = result.kind === "refused" ? result.reason : "Somebody changed this first. Open the page again.";
      // The next press would be another referral: it gets a key of its own.
      return data({ ...again, key: crypto.randomUUID(), sent: true, errors: [{ message }] }, { status: 409 });
    }
    case "not-found":
      throw noSuchPage();
  }
}

/** Saving while somebody types must not ask for the page again. */
export function shouldRevalidate({ formData, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs) {
  return formData?.get("intent") === "save" ? false : defaultShouldRevalidate;
}

export default function Refer() {
  const page = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const { onInput, onSubmit, saved } = useDraft();
  const typed = sent?.typed ?? page.draft?.answers ?? {};
  const errors = sent?.errors;
  const form = referralPage(page.referrer);
  if (sent?.reference) return <SentOnce reference={sent.reference} />;
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <SummaryOfErrors errors={errors} />
        <h1 className="govuk-heading-l">Refer someone</h1>
        {page.line !== null && (
          <InsetText>
            <strong>{form.who === "patient" ? "Patient with you now?" : "Is the person with you now?"}</strong> Ring{" "}
            <a className="govuk-link" href={telOf(page.line)}>
              {page.line}
            </a>{" "}
            ({lineWords(form.who)}) and we will speak to them on your phone.
          </InsetText>
        )}
        <p className="govuk-body">
          About two minutes. We need the first question, a name,{" "}
          {form.who === "patient" && "a date of birth or NHS number, "}how to reach them, and whether they agree. The
          rest helps, and may stay empty.
        </p>
        {sent?.sent && (
          <p className="govuk-body">
            {page.reads && (
              <>
                <a className="govuk-link" href={paths.referrals()}>
                  See what was sent
                </a>
                .{" "}
              </>
            )}
            Press “Send” again only if this is about somebody else.
          </p>
        )}
        {!sent && page.draft && <Unsent draftKey={page.draft.key} saved={page.draft.saved} />}
        <form method="post" action={paths.refer()} noValidate autoComplete="off" onInput={onInput} onSubmit={onSubmit}>
          <HiddenFields fields={{ key: sent?.key ?? page.key }} />
          {inViewOf(form).map((question) => (
            <Question
              key={question.name}
              page={form}
              question={question}
              typed={typed}
              errors={errors}
              opens={question.name === "immediateDanger" ? { yes: <DangerWords /> } : {}}
            />
          ))}
          <div className="govuk-button-group">
            <Button preventDoubleClick>Send</Button>
            <Button classes="govuk-button--secondary" name="intent" value="keep" preventDoubleClick>
              Not now: keep it for a day
            </Button>
          </div>
          <p className="govuk-hint" aria-live="polite">
            {saved ? "Kept as you type. Not sent yet." : ""}
          </p>
        </form>
      </div>
    </div>
  );
}

/** All that is ever shown to somebody who sends for a colleague. */
function SentOnce({ reference }: { readonly reference: string }) {
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <Panel title="Sent">
          The reference
          <br />
          <strong>{reference}</strong>
        </Panel>
        <p className="govuk-body-l">Give it to your colleague now: it is shown this once.</p>
        <p className="govuk-body">
          <a className="govuk-link" href={paths.refer()}>
            Refer someone else
          </a>
        </p>
      </div>
    </div>
  );
}

function DangerWords() {
  return (
    <>
      <WarningText>{DANGER_NOW[0]}</WarningText>
      {DANGER_NOW.slice(1).map((sentence) => (
        <p key={sentence} className="govuk-body">
          {sentence}
        </p>
      ))}
    </>
  );
}

function Unsent({ draftKey, saved }: { readonly draftKey: string; readonly saved: string }) {
  return (
    <NotificationBanner title="Not sent yet">
      <p className="govuk-notification-banner__heading">You began this on {saved}. It has not been sent.</p>
      <form method="post" action={paths.refer()}>
        <HiddenFields fields={{ key: draftKey, intent: "discard" }} />
        <Button classes="govuk-button--secondary govuk-!-margin-bottom-0" preventDoubleClick>
          Clear it and start again
        </Button>
      </form>
    </NotificationBanner>
  );
}
