// From what somebody wrote by themselves to what the hub is told. What is not said is not known; a way of contact that they did
// not call safe is not used.
import { answerTo, readAnswers, ticked, type Answers, type FieldError, type Form } from "./answers.ts";
import { publicSections, TIMES, type PublicArea } from "./public-form.ts";

export const WRITERS = ["self", "family-friend", "not-said"] as const;
export type Writer = (typeof WRITERS)[number];

/** How the writer, whoever they are, may be answered. */
export interface WriterReach {
  readonly by: "phone" | "text" | "email" | "none";
  /** The number or address; empty where they will ring us. */
  readonly at: string;
}

export interface ReadPublic {
  /** As it was typed, to be shown again. */
  readonly typed: Answers;
  /** In the order of the page; empty when the rest may be told. */
  readonly errors: readonly FieldError[];
  readonly writer: Writer;
  readonly area: string;
  readonly reach: WriterReach;
  readonly codeWord: string;
  /** By the names in which the hub keeps them. A writer who is not the person leaves nothing of themselves among them. */
  readonly answers: Answers;
  /** The questions that were answered, as they were worded. */
  readonly asked: Readonly<Record<string, string>>;
}

/** Reads the form of a page that offers these areas. */
export function readPublic(form: Form, areas: readonly PublicArea[]): ReadPublic {
  const sections = publicSections(areas);
  const questions = sections.flatMap((section) => section.questions);
  const { answers: typed, errors } = readAnswers(sections, form);
  const wrong = new Set(errors.map((error) => error.field));
  const all = [...errors, ...problemsWith(typed, areas).filter((error) => !wrong.has(error.field))];
  const place = (error: FieldError) => questions.findIndex((question) => question.name === error.field);
  const said = (name: string) => answerTo(typed, name);
  return {
    typed,
    errors: all.sort((a, b) => place(a) - place(b)),
    writer: WRITERS.find((one) => one === said("writer")) ?? "not-said",
    area: areas.length === 1 ? (areas[0]?.code ?? "") : said("area"),
    reach: { by: REACHES.find((one) => one === said("reach")) ?? "none", at: said("reachAt") },
    codeWord: said("codeWord"),
    answers: toldBy(typed),
    asked: Object.fromEntries(
      questions.filter(({ name }) => (typed[name] ?? "").length > 0).map(({ name, label }) => [name, label]),
    ),
  };
}

const REACHES = ["phone", "text", "email", "none"] as const;
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const SHORTEST_WORD = 4;

function problemsWith(typed: Answers, areas: readonly PublicArea[]): FieldError[] {
  const errors: FieldError[] = [];
  const need = (field: string, message: string) => void errors.push({ field, message });
  const said = (name: string) => answerTo(typed, name);
  if (said("safeNow") === "")
    need("safeNow", "Say whether you are safe right now. If you don't know, choose “I can't tell”.");
  if (areas.length > 1 && said("area") === "") need("area", "Choose where you live, or the nearest place.");
  problemsOfReach(said, need);
  const word = said("codeWord");
  if (word !== "" && word.length < SHORTEST_WORD)
    need("codeWord", `Choose a code word of at least ${SHORTEST_WORD} letters, or leave it empty: we then offer one.`);
  return errors;
}

type Said = (name: string) => string;
type Need = (field: string, message: string) => void;

function problemsOfReach(said: Said, need: Need): void {
  const reach = said("reach");
  if (reach === "") return need("reach", "Say how we may contact you, or that you will ring us.");
  if (reach === "none") return;
  if (reach === "email") {
    if (!EMAIL.test(said("reachAt")))
      need("reachAt", "Enter your email address in full, for example name@example.org.");
    if (said("othersSee") !== "no")
      need(
        "othersSee",
        "We write only to an email address that nobody else sees. If others see it, choose another way.",
      );
    return;
  }
  if (said("reachAt").replace(/\D/g, "").length < 7)
    need("reachAt", "Enter your phone number with its area code, for example 01632 960001.");
  if (said("whosePhone") === "") need("whosePhone", "Say whose phone it is, so that we know how to use it.");
  if (reach === "text") {
    if (said("whosePhone") !== "" && said("whosePhone") !== "mine")
      need("whosePhone", "We text only a phone that is yours alone. Choose another way.");
    if (said("othersSee") !== "no")
      need("othersSee", "We text only a phone that nobody else sees. If others see it, choose another way.");
  }
  if (said("safeTime") === "") need("safeTime", "Say when it is safe.");
  else if (
    reach === "phone" &&
    said("safeTime") === "any" &&
    said("whosePhone") !== "mine" &&
    said("whosePhone") !== ""
  )
    need("safeTime", "Other people use this phone: choose the part of the day in which it is safe.");
}

/** A form is no talk: somebody rings them back when it is safe, and asks again whether they can talk. */
const WRITTEN = { safeToTalk: "no" } as const;

const DANGER: Readonly<Record<string, string>> = { yes: "no", no: "yes", unknown: "unknown" };

function toldBy(typed: Answers): Answers {
  const said = (name: string) => answerTo(typed, name);
  const danger = { immediateDanger: DANGER[said("safeNow")] ?? "unknown", whatHappened: said("whatHappened") };
  const writer = said("writer");
  if (writer !== "self") return { source: writer === "family-friend" ? writer : "other", ...danger };
  return {
    source: "self",
    ...WRITTEN,
    ...danger,
    chosenName: said("chosenName"),
    ...(said("reach") === "phone"
      ? phoneOf(typed)
      : { contactSafe: said("reach") === "none" ? "not-safe" : "unknown" }),
    sayWeAre: said("sayWeAre"),
    codeWord: said("codeWord"),
  };
}

function phoneOf(typed: Answers): Answers {
  const may = ticked(typed, "mayLeave");
  return {
    phone: answerTo(typed, "reachAt"),
    contactSafe: "safe",
    whosePhone: answerTo(typed, "whosePhone"),
    othersSee: answerTo(typed, "othersSee"),
    voicemail: may.includes("voicemail") ? "yes" : "no",
    textMessage: may.includes("text") ? "yes" : "no",
    ...slotOf(typed),
  };
}

/** The days and hours they called safe, as the hub keeps them. */
export function slotOf(typed: Answers): Readonly<{ safeDays: readonly string[]; safeFrom: string; safeTo: string }> {
  const [safeFrom = "", safeTo = ""] = TIMES[answerTo(typed, "safeTime")] ?? [];
  return { safeDays: ticked(typed, "safeDays"), safeFrom, safeTo };
}
