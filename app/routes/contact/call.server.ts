// The call's page as data: what it shows, and what each of its buttons tells the hub.
import { randomUUID } from "node:crypto";
import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { agreePlanOfContact } from "../../commands/agree-plan.ts";
import { cutOff, endContact } from "../../commands/end-contact.ts";
import { openCase } from "../../commands/open-case.ts";
import { openContact } from "../../commands/open-contact.ts";
import type { Result } from "../../commands/result.ts";
import { saveContact } from "../../commands/save-contact.ts";
import type { Told } from "../../commands/told.ts";
import type { FieldError } from "../../components/summary-of-errors.tsx";
import { formValues } from "../../forms.ts";
import type { Hub } from "../../hub.ts";
import { paths, type Path } from "../../paths.ts";
import { agreedNow, answersOfEnded, type AgreedNow } from "../../queries/agreed.ts";
import { intakeOf, newCall, type IntakeView } from "../../queries/intake.ts";
import { noSuchPage, seeOther } from "../../responses.ts";
import { requireRight, type SignedInActor } from "../../session.server.ts";
import { GRADES } from "#machines/statuses.ts";
import { answerTo } from "#machines/intake/answers.ts";
import { callForm } from "./call-form.server.ts";
import { choiceOf, type CallForm } from "./call-form.ts";
import { differences, type Difference } from "./differences.ts";

/** What the page needs: the call, and the key of the form it is about to show. */
export interface CallPage {
  readonly view: IntakeView;
  readonly key: string;
}

export interface CallAnswer extends CallPage {
  readonly errors: readonly FieldError[];
  /** Somebody changed it first: the fields in which the two differ. */
  readonly conflict: readonly Difference[] | null;
  /** Somebody else agreed first: what stands, what this person chose, and where what was typed differs. */
  readonly agreed: {
    readonly now: AgreedNow;
    readonly yours: ReturnType<typeof choiceOf>;
    readonly differences: readonly Difference[];
  } | null;
  /** The rules do not allow it now. */
  readonly refused: { readonly reason: string; readonly possible: readonly string[] } | null;
}

const NO_PROBLEM = { errors: [], conflict: null, agreed: null, refused: null } as const;
/** Shown in lines of their own. */
const AGREED_FIELDS = new Set(["agreedGrade", "gradeReason"]);

const NO_SUCH = /[^0-9A-Za-z]/;

/** The page of a call that is there, or of a new one. Reading one is written down. */
export async function showCall({ request, context }: LoaderFunctionArgs, id: string | null) {
  const actor = await requireRight(request, context, id === null ? "contact.take" : "contact.see");
  const { hub } = context;
  const at = hub.clock();
  if (id === null) return data<CallPage>({ view: await newCall(hub.db, actor, at), key: randomUUID() });
  if (NO_SUCH.test(id)) throw noSuchPage();
  const opened = await openContact(hub.db, { contactId: id }, { by: actor, at });
  const view = opened.kind === "done" ? await intakeOf(hub.db, actor, id, at) : null;
  if (!view) throw noSuchPage();
  return data<CallPage>({ view, key: randomUUID() });
}

/** Does what the pressed button says, with everything that was typed. */
export async function tellCall({ request, context }: ActionFunctionArgs, id: string | null) {
  const actor = await requireRight(request, context, "contact.take");
  if (id !== null && NO_SUCH.test(id)) throw noSuchPage();
  const values = await formValues(request);
  const form = await callForm(context.hub.db, values);
  const told: Told = { by: actor, at: context.hub.clock(), ...(form.key === undefined ? {} : { key: form.key }) };
  const call = { hub: context.hub, actor, told, form };
  if (form.intent === null)
    return shownAgain(call, id, [{ message: "Use the buttons on the page. Nothing was changed." }]);
  const missing = missingIn(form);
  const stops = form.intent === "danger-now" ? [] : [...form.errors, ...missing];
  if (stops.length > 0) return shownAgain(call, id, stops);

  const saved = await saveContact(context.hub.db, saying(form, id), told);
  if (saved.kind !== "done") return notDone(call, id, saved);
  const { contactId, version } = saved;
  return next(call, contactId, version);
}

interface Call {
  readonly hub: Hub;
  readonly actor: SignedInActor;
  readonly told: Told;
  readonly form: CallForm;
}

/** What is kept before anything else happens: danger, once said, is never held up by a mistake elsewhere. */
const saying = (form: CallForm, contactId: string | null) => ({
  contactId,
  answers: form.intent === "danger-now" ? { ...form.answers, immediateDanger: "yes" } : form.answers,
  ...(contactId === null ? {} : { version: form.version }),
  ...(form.intent === "pick-up" ? { pickUp: true } : {}),
});

function missingIn(form: CallForm): FieldError[] {
  if (form.intent === "gone" && form.howEnded === null)
    return [{ field: "howEnded", message: "Say how the call ended." }];
  if (form.intent === "end" && form.overReason === null)
    return [{ field: "overReason", message: "Say why nothing more is owed." }];
  return [];
}

/** The second step, once the answers are kept. */
async function next(call: Call, contactId: string, version: number) {
  const { hub, form, told } = call;
  switch (form.intent) {
    case "agree":
      return agree(call, contactId, version);
    case "gone": {
      const gone = await cutOff(hub.db, { contactId, version, howEnded: form.howEnded ?? "not-known" }, told);
      return gone.kind === "done" ? leave(paths.contact(contactId)) : notDone(call, contactId, gone);
    }
    case "end": {
      const ended = await endContact(hub.db, { contactId, version, reason: form.overReason ?? "silent-call" }, told);
      return ended.kind === "done" ? leave(paths.queue()) : notDone(call, contactId, ended);
    }
    case "danger-now":
      if (form.errors.length > 0) return shownAgain(call, contactId, form.errors);
      return leave(paths.contact(contactId));
    case "save":
    case "pick-up":
    case null:
      return leave(paths.contact(contactId));
  }
}

const leave = (path: Path): never => {
  throw seeOther(path);
};

async function agree(call: Call, contactId: string, version: number) {
  const { hub, form, told, actor } = call;
  // Only what this form says: a second sending is then the same request, although the draft is gone by then.
  const { answers, actions, sendNow } = form;
  const agreedGrade = GRADES.find((grade) => grade === answerTo(answers, "agreedGrade"));
  const problems: FieldError[] = [];
  if (!agreedGrade) problems.push({ field: "agreedGrade", message: "Choose the grade you agree." });
  if (actions.length === 0) problems.push({ field: "actions", message: "Agree at least one action." });
  if (!agreedGrade || problems.length > 0) {
    const view = await intakeOf(hub.db, actor, contactId, told.at);
    return shownAgain(call, contactId, [...(view?.panel.needed ?? []), ...problems]);
  }
  const reason = answerTo(answers, "gradeReason");
  const overrideReason = answerTo(answers, "overrideReason");
  const plan = { agreedGrade, reason, overrideReason, actions, sendNow };
  const agreed = await agreePlanOfContact(hub.db, { contactId, version, plan }, told);
  if (agreed.kind === "invalid") return shownAgain(call, contactId, agreed.errors);
  return agreed.kind === "done" ? leave(paths.case(agreed.caseId)) : notDone(call, contactId, agreed);
}

/** The page again with what was typed, the mistakes at their fields, and a fresh key. */
async function shownAgain(call: Call, id: string | null, errors: readonly FieldError[]) {
  return data<CallAnswer>({ ...(await pageOf(call, id)), ...NO_PROBLEM, errors }, { status: 422 });
}

async function notDone(call: Call, id: string | null, result: Exclude<Result, { kind: "done" }>) {
  if (result.kind === "not-found") throw noSuchPage();
  const page = { ...(await pageOf(call, id)), ...NO_PROBLEM };
  if (result.kind === "refused") {
    const agreed = await agreedFirst(call, page.view);
    if (agreed) return data<CallAnswer>({ ...page, agreed }, { status: 409 });
    const { reason, possible } = result;
    return data<CallAnswer>({ ...page, refused: { reason, possible } }, { status: 409 });
  }
  const stored = id === null ? null : await intakeOf(call.hub.db, call.actor, id, call.told.at);
  const conflict = differences(call.form.typed, stored?.answers ?? {}, call.form.wordings);
  return data<CallAnswer>({ ...page, conflict }, { status: 409 });
}

/** What somebody else agreed on this call; null unless it has become a case. Seeing it is a reading, and written down. */
async function agreedFirst({ hub, told, form }: Call, view: IntakeView): Promise<CallAnswer["agreed"]> {
  const { contactId, caseId } = view;
  if (contactId === null || caseId === null) return null;
  const opened = await openCase(hub.db, { caseId }, { by: told.by, at: told.at });
  if (opened.kind !== "done") return null;
  return {
    now: await agreedNow(hub.db, caseId, told.at),
    yours: choiceOf(form),
    differences: differences(form.typed, await answersOfEnded(hub.db, contactId), form.wordings).filter(
      ({ field }) => !AGREED_FIELDS.has(field),
    ),
  };
}

async function pageOf({ hub, actor, told, form }: Call, id: string | null): Promise<CallPage> {
  const view =
    id === null
      ? await newCall(hub.db, actor, told.at, form.typed)
      : await intakeOf(hub.db, actor, id, told.at, form.typed);
  if (!view) throw noSuchPage();
  return { view, key: randomUUID() };
}
