// From a professional's form to what the hub is told: what is needed, what is wrong, and what follows from it.
import { londonDay, type Day, type Instant } from "../time.ts";
import { answerTo, readAnswers, ticked, type Answers, type FieldError, type Form } from "./answers.ts";
import { ageOn, dayOf } from "./birth-date.ts";
import { GP, GP_QUESTIONS } from "./gp.ts";
import { nhsNumberOf } from "./nhs-number.ts";
import { safeTimesOf } from "./safe-times.ts";

export const AGREED = ["yes", "not-asked", "no"] as const;
export type Agreed = (typeof AGREED)[number];

export interface ReadReferral {
  /** As it was typed, to be shown again. */
  readonly typed: Answers;
  /** In the order of the page; empty when the rest may be told. */
  readonly errors: readonly FieldError[];
  readonly answers: Answers;
  readonly agreed: Agreed;
  /** The questions that were answered, as they were worded. */
  readonly asked: Readonly<Record<string, string>>;
}

/** Reads the page's form at a moment: a date of birth may not lie ahead of it. */
export function readReferral(form: Form, at: Instant): ReadReferral {
  const { answers: typed, errors } = readAnswers(GP, form);
  const today = londonDay(at);
  const wrong = new Set(errors.map((error) => error.field));
  const all = [...errors, ...problemsWith(typed, today).filter((error) => !wrong.has(error.field))];
  const place = (error: FieldError) => GP_QUESTIONS.findIndex((question) => question.name === error.field);
  return {
    typed,
    errors: all.sort((a, b) => place(a) - place(b)),
    answers: toldBy(typed, today),
    agreed: AGREED.find((value) => value === answerTo(typed, "agreed")) ?? "not-asked",
    asked: Object.fromEntries(
      GP_QUESTIONS.filter(({ name }) => (typed[name] ?? "").length > 0).map(({ name, label }) => [name, label]),
    ),
  };
}

function problemsWith(typed: Answers, today: Day): FieldError[] {
  const errors: FieldError[] = [];
  const need = (field: string, message: string) => errors.push({ field, message });
  const said = (name: string) => answerTo(typed, name);
  if (said("immediateDanger") === "") need("immediateDanger", "Say whether they are in danger today.");
  if (said("name") === "") need("name", "Enter their name.");
  if (said("birthDate") === "" && said("nhsNumber") === "")
    need("birthDate", "Enter the date of birth or the NHS number: one is enough.");
  const born = said("birthDate") === "" ? null : dayOf(said("birthDate"));
  if (said("birthDate") !== "" && born === null)
    need("birthDate", "Enter the whole date of birth with a year of four figures, for example 27 3 1990.");
  if (born !== null && ageOn(born, today) === null)
    need(
      "birthDate",
      born > today ? "The date of birth lies ahead: check it." : "The date of birth is too long ago: check it.",
    );
  if (said("nhsNumber") !== "" && nhsNumberOf(said("nhsNumber")) === null)
    need("nhsNumber", "That is not an NHS number: check its ten digits, or leave it empty and give the date of birth.");
  problemsOfReach(said, need);
  if (said("agreed") === "") need("agreed", "Say whether they know of this and agree.");
  if (said("agreed") === "no" && said("agreedReason") === "")
    need("agreedReason", "They refused: give your reason for sending it all the same.");
  return errors;
}

type Said = (name: string) => string;
type Need = (field: string, message: string) => unknown;

function problemsOfReach(said: Said, need: Need): void {
  const safe = said("contactSafe");
  const ring = safe === "safe" || safe === "at-times";
  if (safe === "") need("contactSafe", "Say whether it is safe for us to ring them.");
  if (said("phone") !== "" && said("phone").replace(/\D/g, "").length < 7)
    need("phone", "Enter a phone number with its area code, for example 01632 960001.");
  else if (ring && said("phone") === "") need("phone", "Enter the number that is safe to ring.");
  if (safe === "not-safe" && said("reachThrough") === "")
    need("reachThrough", "Say how they and we can reach each other: they ring us, or through you, and when.");
  const times = said("safeTimes") === "" ? null : safeTimesOf(said("safeTimes"));
  if (safe === "at-times" && (said("safeTimes") === "" || (times !== null && times.from === null)))
    need("safeTimes", "Say from when to when it is safe, for example Mon to Fri 10:00 to 11:30.");
  else if (ring && said("safeTimes") !== "" && times === null)
    need(
      "safeTimes",
      "Write the times like this: Mon to Fri 10:00 to 11:30. One stretch of time, with 24-hour times or am and pm.",
    );
}

/** What follows from the answers, in the names by which the hub keeps them. What was not ticked stays unknown, never no. */
function toldBy(typed: Answers, today: Day): Answers {
  const told: Record<string, string | readonly string[]> = { ...typed };
  const ticks = ticked(typed, "topics");
  told["topics"] = ticks.filter((tick) => tick !== "suicidalIntent" && tick !== "children");
  told["worries"] = ticks;
  if (ticks.includes("suicidalIntent")) told["suicidalIntent"] = "yes";
  const born = dayOf(answerTo(typed, "birthDate"));
  const age = born === null ? null : ageOn(born, today);
  if (born !== null) told["birthDate"] = born;
  if (age !== null) told["victimAge"] = String(age);
  told["nhsNumber"] = nhsNumberOf(answerTo(typed, "nhsNumber")) ?? "";
  told["chosenName"] = firstName(answerTo(typed, "name"));
  if (NO_INTERPRETER.test(answerTo(typed, "language"))) told["language"] = "";
  const agreed = answerTo(typed, "agreed");
  told["consent.service"] = agreed;
  told["consent.sharing"] = agreed;
  return { ...told, ...reachBy(typed) };
}

const NO_INTERPRETER = /^(?:no|none|not needed|n\/?a|english|-)\.?$/i;

/** What to call them until they say: their first name, without a title. */
const firstName = (name: string): string =>
  name.split(/\s+/).find((word) => !/^(?:mrs?|ms|miss|mx|dr|prof|sir|lady)\.?$/i.test(word)) ?? "";

/** A phone that others may see counts as shared: it is rung by a person, in the times that were named, and never else. */
function reachBy(typed: Answers): Answers {
  const said = answerTo(typed, "contactSafe");
  const times = safeTimesOf(answerTo(typed, "safeTimes"));
  const atTimes = said === "at-times";
  return {
    contactSafe: atTimes ? "safe" : said,
    whosePhone: said === "safe" ? "mine" : atTimes ? "shared" : "unknown",
    othersSee: said === "safe" ? "no" : atTimes ? "yes" : "unknown",
    safeDays: (times?.days ?? []).map(String),
    safeFrom: times?.from ?? "",
    safeTo: times?.to ?? "",
  };
}
