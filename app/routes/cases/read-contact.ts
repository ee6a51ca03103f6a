// What the two forms of the safe-contact page say.
import { answerTo, ticked, type Answers } from "#machines/intake/answers.ts";
import { CALL } from "#machines/intake/call.ts";
import type { Section } from "#machines/intake/question.ts";
import type { SaidOfWay } from "../../commands/shared/change-way.ts";
import type { FinishAttempt } from "../../commands/finish-attempt.ts";
import { ATTEMPT_WORDS } from "../../components/case/attempt-words.ts";
import { wrongIn, type FormValues } from "../../forms.ts";
import { SAID } from "../../components/case/change-contact-questions.ts";

type Ended = Omit<FinishAttempt, "caseId" | "attemptId">;
type ReadAttempt =
  | { readonly ok: true; readonly end: Ended }
  | { readonly ok: false; readonly errors: readonly { field: string; message: string }[] };

const LONGEST = 2000;

/** How an attempt ended. Somebody who was reached was asked again whether this way is safe. */
export function readAttempt(values: FormValues): ReadAttempt {
  const errors = wrongIn(values, ["note"]);
  const read = <T extends string>(field: string, among: readonly T[], otherwise: T, message: string): T => {
    const typed = [values[field] ?? ""].flat();
    const found = typed.length === 1 ? among.find((known) => known === typed[0]) : undefined;
    if (found === undefined && typed.join("") !== "") errors.push({ field, message: "Choose one of the answers" });
    else if (found === undefined && message !== "") errors.push({ field, message });
    return found ?? otherwise;
  };
  const results = Object.keys(ATTEMPT_WORDS) as Ended["result"][];
  const result = read("result", results, "no-answer", "Say what happened");
  const asked = result === "reached" ? "Ask whether this is still a safe way to reach them" : "";
  const stillSafe = read("stillSafe", ["yes", "no", "not-asked"], "not-asked", asked);
  const slotKept = read("slotKept", ["yes", "no", "not-known"], "not-known", "");
  const note = ([values["note"] ?? ""].flat()[0] ?? "").trim();
  if (note.length > LONGEST)
    errors.push({ field: "note", message: `Shorten the note to ${LONGEST.toLocaleString("en-GB")} characters` });
  return errors.length > 0 ? { ok: false, errors } : { ok: true, end: { result, stillSafe, slotKept, note } };
}

const REACH = CALL.find((section) => section.id === "reach")?.questions ?? [];
const DISTRESS = CALL.flatMap((section) => section.questions).filter((question) => question.name === "distressWord");

/** The questions of the form that changes how somebody is reached: those of the call, and who says so. */
export const CHANGE: readonly Section[] = [
  { id: "change", title: "Change", questions: [...SAID, ...REACH, ...DISTRESS] },
];

const oneOf = <const T extends string>(value: string, among: readonly T[]): T | "unknown" =>
  among.find((known) => known === value) ?? "unknown";

/** The change, from answers that have been read. */
export function changeFrom(answers: Answers): SaidOfWay {
  const text = (name: string) => answerTo(answers, name);
  return {
    codeWordSaid: text("codeWordSaid"),
    howKnown: text("howKnown"),
    inPerson: text("inPerson") === "yes",
    phone: text("phone"),
    newCodeWord: text("codeWord"),
    safe: oneOf(text("contactSafe"), ["safe", "not-safe"]),
    days: ticked(answers, "safeDays").map(Number),
    from: text("safeFrom"),
    to: text("safeTo"),
    voicemail: oneOf(text("voicemail"), ["yes", "no"]),
    text: oneOf(text("textMessage"), ["yes", "no"]),
    whosePhone: oneOf(text("whosePhone"), ["mine", "shared", "someone-else"]),
    othersSee: oneOf(text("othersSee"), ["yes", "no"]),
    sayWeAre: text("sayWeAre"),
    whoMayAnswer: text("whoMayAnswer"),
    distressWord: text("distressWord"),
    doNotContact: text("doNotContact") === "yes",
  };
}
