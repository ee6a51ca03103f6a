// From a professional's form to what the hub is told: what is needed, what is wrong, and what follows from it.
import { londonDay, type Day, type Instant } from "../../time.ts";
import { answerTo, readAnswers, ticked, type Answers, type FieldError, type Form } from "../answers.ts";
import { ageOn, dayOf } from "../birth-date.ts";
import { nhsNumberOf } from "../nhs-number.ts";
import { phoneReach } from "../phone-reach.ts";
import { safeTimesOf } from "../safe-times.ts";
import { GRADE_AS_IT_CAME } from "./own-questions.ts";
import { questionsOf, referralPage, type Referrer } from "./pages.ts";
import { OTHER_TICKS } from "./ticks.ts";

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

/** Reads the form of this referrer's page at a moment: a date of birth may not lie ahead of it. */
export function readReferral(form: Form, at: Instant, referrer: Referrer = "gp"): ReadReferral {
  const page = referralPage(referrer);
  const questions = questionsOf(page);
  const { answers: typed, errors } = readAnswers(page.sections, form);
  const today = londonDay(at);
  const wrong = new Set(errors.map((error) => error.field));
  const all = [
    ...errors,
    ...problemsWith(typed, today, page.who === "patient").filter((error) => !wrong.has(error.field)),
  ];
  const place = (error: FieldError) => questions.findIndex((question) => question.name === error.field);
  return {
    typed,
    errors: all.sort((a, b) => place(a) - place(b)),
    answers: toldBy(typed, today),
    agreed: AGREED.find((value) => value === answerTo(typed, "agreed")) ?? "not-asked",
    asked: Object.fromEntries(
      questions.filter(({ name }) => (typed[name] ?? "").length > 0).map(({ name, label }) => [name, label]),
    ),
  };
}

function problemsWith(typed: Answers, today: Day, isPatient: boolean): FieldError[] {
  const errors: FieldError[] = [];
  const need = (field: string, message: string) => errors.push({ field, message });
  const said = (name: string) => answerTo(typed, name);
  if (said("immediateDanger") === "") need("immediateDanger", "Say whether they are in danger today.");
  if (said("name") === "") need("name", "Enter their name.");
  if (isPatient && said("birthDate") === "" && said("nhsNumber") === "")
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
  problemsOfOwn(said, today, need);
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

/** A due date of a baby is at most this far off, or past, in days. */
const DUE_WITHIN_DAYS = 310;
const MOST_DASH_ANSWERS = 24;

function problemsOfOwn(said: Said, today: Day, need: Need): void {
  if (said("dueDate") !== "") {
    const due = dayOf(said("dueDate"));
    const days = due === null ? 0 : (Date.parse(due) - Date.parse(today)) / 86_400_000;
    if (due === null) need("dueDate", "Enter the whole date, for example 3 6 2026, or leave it empty.");
    else if (Math.abs(days) > DUE_WITHIN_DAYS) need("dueDate", "That is not when a baby is due: check the year.");
  }
  const yes = said("risk.yes");
  if (yes === "" && said("risk.no") !== "") need("risk.yes", "Enter how many were yes, too: 0 if none was.");
  if (Number(yes) + Number(said("risk.no")) > MOST_DASH_ANSWERS)
    need("risk.yes", `Yes and no together are more than the ${MOST_DASH_ANSWERS} questions of a Dash: check both.`);
}

/** What follows from the answers, in the names by which the hub keeps them. What was not ticked stays unknown, never no. */
function toldBy(typed: Answers, today: Day): Answers {
  const told: Record<string, string | readonly string[]> = { ...typed };
  const ticks = ticked(typed, "topics");
  told["worries"] = ticks;
  told["topics"] = [...new Set([...ticks.filter((tick) => !OTHER.has(tick)), ...topicsBy(typed)])];
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
  const due = dayOf(answerTo(typed, "dueDate"));
  if (due !== null) told["dueDate"] = due;
  const reach = phoneReach(answerTo(typed, "contactSafe"), answerTo(typed, "safeTimes"));
  return { ...told, ...riskBy(typed), ...injuryBy(typed), ...reach };
}

const OTHER = new Set<string>(OTHER_TICKS);

/** Topics that another answer says already: nobody ticks what they have just written. */
function topicsBy(typed: Answers): readonly string[] {
  const injured = ["untreated", "treated"].includes(answerTo(typed, "injuries"));
  const expecting = ["pregnant", "baby"].includes(answerTo(typed, "pregnancyStage"));
  return [...(injured ? ["injury"] : []), ...(expecting ? ["pregnancy"] : [])];
}

function injuryBy(typed: Answers): Answers {
  const said = answerTo(typed, "injuries");
  if (said === "") return {};
  return { injuryUntreated: said === "untreated" ? "yes" : said === "unknown" ? "unknown" : "no" };
}

/** The tool and the grade as they came; counts of a Dash only where somebody completed one. */
function riskBy(typed: Answers): Answers {
  const [tool = "", grade = ""] = answerTo(typed, GRADE_AS_IT_CAME).split(":");
  if (grade !== "") return { "risk.tool": tool, "risk.grade": grade };
  return answerTo(typed, "risk.yes") === "" ? {} : { "risk.tool": "dash-safelives" };
}

const NO_INTERPRETER = /^(?:no|none|not needed|n\/?a|english|-)\.?$/i;

/** What to call them until they say: their first name, without a title. */
const firstName = (name: string): string =>
  name.split(/\s+/).find((word) => !/^(?:mrs?|ms|miss|mx|dr|prof|sir|lady)\.?$/i.test(word)) ?? "";
