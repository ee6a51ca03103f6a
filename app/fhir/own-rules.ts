// What R4 says of any part of a message beyond its shape, and the library does not look at. One walk over what was posted.
import type { Problem } from "./outcome.ts";

type Anything = Readonly<Record<string, unknown>>;

/** An object of the message, and the field that it was sent in. */
interface Part {
  readonly value: Anything;
  readonly field: string;
}
interface Broken {
  readonly field: string;
  readonly code: Problem["code"];
  readonly message: string;
}

const ID = /^[A-Za-z0-9\-.]{1,64}$/;
/** The beginning of markup: nobody's name has it. */
const TAG = /<\s*[a-z/!?]/i;
const SCRIPT =
  /<\s*\/?\s*(?:script|iframe|object|embed|form|input|style|link|meta|base|svg)\b|\bon\w+\s*=|javascript:/i;
const DAY = /^(\d{4})-(\d{2})-(\d{2})(?=T|$)/;
/** Fields of free words, and of numbers that only look like a day. */
const WORDS = new Set([
  "text",
  "div",
  "display",
  "value",
  "valueString",
  "description",
  "title",
  "code",
  "version",
  "id",
]);

/** What R4's text never holds: whatever controls a machine, but for tabs and line ends. */
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/;

const has = (value: unknown): boolean => (Array.isArray(value) ? value.length > 0 : value !== undefined);
const textOf = (value: unknown): string => (typeof value === "string" ? value : "");

/** Each says what of an object is not as it has to be. */
const RULES: readonly ((part: Part) => Broken | null)[] = [
  ({ value }) =>
    has(value["modifierExtension"])
      ? {
          field: "modifierExtension",
          code: "not-supported",
          message: "This would change what is meant, in a way that the hub does not know: say it in R4's own fields.",
        }
      : null,
  ({ value }) =>
    "resourceType" in value && has(value["implicitRules"])
      ? { field: "implicitRules", code: "not-supported", message: "The hub reads by the rules of R4 alone." }
      : null,
  ({ value, field }) =>
    field === "contained" && has(value["contained"])
      ? { field: "contained", code: "structure", message: "What is contained can contain nothing itself." }
      : null,
  ({ value }) =>
    "resourceType" in value && typeof value["id"] === "string" && !ID.test(value["id"])
      ? { field: "id", code: "value", message: "An id is 1 to 64 letters, figures, hyphens and dots." }
      : null,
  ({ value, field }) => {
    const div = field === "text" ? textOf(value["div"]) : "";
    return div !== "" && (!/^\s*<div[\s>]/.test(div) || SCRIPT.test(div))
      ? { field: "div", code: "value", message: "A narrative is one div of plain XHTML, without scripts and forms." }
      : null;
  },
  ({ value, field }) =>
    field === "telecom" && has(value["value"]) && !has(value["system"])
      ? { field: "system", code: "required", message: "Say what kind of address this is: phone, email, sms…" }
      : null,
  ({ value }) => {
    const [start, end] = [textOf(value["start"]), textOf(value["end"])];
    return start !== "" && end !== "" && Date.parse(start) > Date.parse(end) && !sameDay(start, end)
      ? { field: "end", code: "invariant", message: "This ends before it starts." }
      : null;
  },
  ({ value, field }) => {
    const names = field === "name" ? ["text", "family", "given", "prefix", "suffix"] : ["name"];
    const spoken = field === "subject" ? [...names, "display"] : names;
    const found = spoken.find((name) => [value[name]].flat().some((one) => TAG.test(textOf(one))));
    return found === undefined
      ? null
      : { field: found, code: "value", message: "A name holds no markup: send it as people write it." };
  },
];

/** A day without a time lasts until its end, so it may end what starts within it. */
const sameDay = (start: string, end: string): boolean =>
  (start.length <= 10 || end.length <= 10) && start.startsWith(end.slice(0, 10).slice(0, start.length));

/** What is broken in what was posted, each with its path from the root. */
export function ownRuleProblems(posted: { readonly resourceType: string }): Problem[] {
  const problems: Problem[] = [];
  const look = (value: unknown, path: string, field: string): void => {
    const wrong = wrongByItself(value, field);
    if (wrong) problems.push({ ...wrong, at: [path] });
    if (typeof value !== "object" || value === null) return;
    if (Array.isArray(value)) return value.forEach((one, place) => look(one, `${path}[${place}]`, field));
    const part = { value: value as Anything, field };
    for (const rule of RULES) {
      const broken = rule(part);
      if (broken) problems.push({ code: broken.code, at: [`${path}.${broken.field}`], message: broken.message });
    }
    for (const [name, inner] of Object.entries(value)) look(inner, `${path}.${name}`, name);
  };
  look(posted, posted.resourceType, "");
  return problems;
}

/** What is wrong with a value whatever stands around it. */
function wrongByItself(value: unknown, field: string): Omit<Problem, "at"> | null {
  if (value === "" || (typeof value === "object" && value !== null && Object.keys(value).length === 0))
    return { code: "structure", message: "Leave a field out instead of sending it empty." };
  if (typeof value !== "string") return null;
  if (CONTROLS.test(value)) return { code: "value", message: "Take the hidden characters out of this text." };
  return !WORDS.has(field) && isNoDay(value) ? { code: "value", message: "There is no such day." } : null;
}

/** True for what is written as a day and is none, as the 30th of February. */
function isNoDay(text: string): boolean {
  const [, year, month, day] = DAY.exec(text) ?? [];
  if (year === undefined) return false;
  const made = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return made.getUTCMonth() !== Number(month) - 1 || made.getUTCDate() !== Number(day);
}
