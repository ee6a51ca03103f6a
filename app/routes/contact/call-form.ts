// What the call's one form says: the answers, what is agreed, and which button was pressed.
import { PATHWAY, type PathwayCode } from "#machines/protocol/catalogue.ts";
import { TOPICS } from "#machines/protocol/vocabulary.ts";
import { GRADE_WORDS } from "#machines/protocol/words.ts";
import { GRADES } from "#machines/statuses.ts";
import { AGREE, LEFT_OUT, ownerField } from "#machines/intake/agree.ts";
import {
  answerTo,
  readAnswers,
  shownMarker,
  type Answers,
  type FieldError,
  type Form,
} from "#machines/intake/answers.ts";
import { TOPICS_FROM_ANSWERS, TOPICS_LEFT_OUT } from "#machines/intake/asked.ts";
import { CALL } from "#machines/intake/call.ts";
import { HOW_ENDED, OVER_REASONS, type HowEnded, type OverReason } from "#machines/intake/ended.ts";
import { IN_USE, sectionOf, TOOL, type Wording } from "#machines/intake/wording.ts";
import type { FormValues } from "../../forms.ts";

export const INTENTS = ["save", "agree", "danger-now", "gone", "end", "pick-up"] as const;
export type Intent = (typeof INTENTS)[number];

export interface CallForm {
  readonly intent: Intent | null;
  readonly key: string | undefined;
  /** The version the form was made from; -1, which no row has, when it says none. */
  readonly version: number;
  /** Everything that was typed, right or wrong, to be shown again. */
  readonly typed: Answers;
  /** The answers that can be kept. */
  readonly answers: Answers;
  readonly errors: readonly FieldError[];
  readonly actions: readonly { readonly pathway: PathwayCode; readonly organisationId: string }[];
  readonly sendNow: boolean;
  readonly howEnded: HowEnded | null;
  readonly overReason: OverReason | null;
  /** The risk-tool wordings that the form speaks of. */
  readonly wordings: readonly Wording[];
}

/** A posted form as the questions want to read it. */
const asForm = (values: FormValues): Form => ({
  getAll: (name) => [values[name] ?? []].flat(),
  has: (name) => values[name] !== undefined,
});

const oneOf = <T extends string>(known: readonly T[], value: string | undefined): T | null =>
  known.find((one) => one === value) ?? null;

/**
 * Reads the form, with the risk-tool wordings that it speaks of. Nothing is refused here: what is wrong is named, the rest is
 * ready to be kept.
 */
export function readCallForm(values: FormValues, wordings: readonly Wording[] = []): CallForm {
  const form = asForm(values);
  const first = (name: string): string | undefined => form.getAll(name)[0] as string | undefined;
  const read = readAnswers([...CALL, AGREE, TOOL, ...wordings.map(sectionOf)], form);
  const plan = readPlan(form);
  const kept = { ...plan.kept, ...readLeftOut(form, wordings) };
  const howEnded = oneOf(HOW_ENDED, first("howEnded"));
  const pressed = first("intent");
  const key = first("key");
  const wrong = new Set(read.errors.map((error) => error.field));
  // A wording that is not there cannot be chosen.
  if (!wordings.some((wording) => wording.id === read.answers[IN_USE])) wrong.add(IN_USE);
  const right = Object.fromEntries(Object.entries(read.answers).filter(([name]) => !wrong.has(name)));
  return {
    // Each answer to "How did it end?" is a button of its own, and a form without a button is saved.
    intent: pressed === undefined ? (howEnded === null ? "save" : "gone") : oneOf(INTENTS, pressed),
    key: key === undefined || key === "" || key.length > 100 ? undefined : key,
    version: /^\d{1,9}$/.test(first("version") ?? "") ? Number(first("version")) : -1,
    typed: { ...read.answers, ...kept },
    answers: { ...right, ...kept },
    errors: [...read.errors, ...plan.errors],
    actions: plan.actions,
    sendNow: first("sendNow") === "yes",
    howEnded,
    overReason: oneOf(OVER_REASONS, first("overReason")),
    wordings,
  };
}

/** The topics that an answer to the risk tool had ticked, and that a person took out again. */
function readLeftOut(form: Form, wordings: readonly Wording[]): Answers {
  if (!form.has(shownMarker("topics")) || (wordings.length === 0 && !form.has(TOPICS_FROM_ANSWERS))) return {};
  const topics = form.getAll("topics");
  const offered = form.getAll(TOPICS_FROM_ANSWERS);
  return { [TOPICS_LEFT_OUT]: TOPICS.filter((topic) => offered.includes(topic) && !topics.includes(topic)) };
}

const isPathway = (code: string): code is PathwayCode => Object.hasOwn(PATHWAY, code);

function readPlan(form: Form): Pick<CallForm, "actions" | "errors"> & { kept: Answers } {
  const ticked = form.getAll("actions") as string[];
  const shown = form.getAll(shownMarker("actions")) as string[];
  const unknown = [...ticked, ...shown].some((code) => !isPathway(code));
  const kept: Record<string, string | readonly string[]> = {};
  if (shown.length > 0) kept[LEFT_OUT] = shown.filter((code) => isPathway(code) && !ticked.includes(code));
  const chosen = [...new Set(ticked)].filter(isPathway);
  for (const pathway of new Set([...chosen, ...shown.filter(isPathway)])) {
    const owner = form.getAll(ownerField(pathway))[0];
    if (typeof owner === "string" && owner !== "") kept[ownerField(pathway)] = owner.slice(0, 40);
  }
  return {
    kept,
    errors: unknown ? [{ field: "actions", message: "Choose from the actions that are suggested." }] : [],
    actions: chosen.map((pathway) => ({ pathway, organisationId: String(kept[ownerField(pathway)] ?? "") })),
  };
}

/** What somebody chose when they agreed, in the words of the page. */
export function choiceOf({ typed, actions }: CallForm) {
  const grade = GRADES.find((one) => one === answerTo(typed, "agreedGrade"));
  return {
    grade: grade ? GRADE_WORDS[grade] : "",
    reason: answerTo(typed, "gradeReason"),
    actions: actions.map(({ pathway }) => PATHWAY[pathway].title),
  };
}
