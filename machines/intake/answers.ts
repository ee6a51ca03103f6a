// Reads what a form says to a list of questions. Only what was posted changes: a field that is absent was not asked.
import type { Question, Section } from "./question.ts";

/** One answer a field, as typed; a list for questions that take several. */
export type Answers = Readonly<Record<string, string | readonly string[]>>;

export interface FieldError {
  readonly field: string;
  readonly message: string;
}

export interface Read {
  readonly answers: Answers;
  readonly errors: readonly FieldError[];
}

/** What a form gives: every value of a name, in order. `URLSearchParams` and `FormData` both have it. */
export interface Form {
  getAll(name: string): unknown[];
  has(name: string): boolean;
}

const LINE = 200;
const TEXT = 10_000;
// Characters that cannot be stored or that turn text round: control characters, lone surrogates, bidirectional overrides.
const UNSTORABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069]/;

/** Questions that take several answers send `name-shown` beside them, so that "none ticked" can be told from "not asked". */
export const shownMarker = (name: string): string => `${name}-shown`;

/** True for text that cannot be stored everywhere, or that would turn other text round on a screen. */
export const hasHidden = (text: string): boolean => UNSTORABLE.test(text) || !text.isWellFormed();

export function readAnswers(sections: readonly Section[], form: Form): Read {
  const answers: Record<string, string | readonly string[]> = {};
  const errors: FieldError[] = [];
  for (const question of sections.flatMap((section) => section.questions)) {
    const given = form.getAll(question.name);
    if (given.length === 0 && !(question.kind === "many" && form.has(shownMarker(question.name)))) continue;
    if (given.some((value) => typeof value !== "string")) {
      errors.push({ field: question.name, message: `“${question.label}” takes words, not a file.` });
      continue;
    }
    const values = given as string[];
    const message = problemWith(question, values);
    if (message) errors.push({ field: question.name, message });
    answers[question.name] = question.kind === "many" ? [...new Set(values)] : (values[0] ?? "").trim();
  }
  return { answers, errors };
}

function problemWith(question: Question, values: readonly string[]): string | null {
  if (question.kind === "many") {
    const known = new Set(question.choices.map((choice) => choice.value));
    return values.every((value) => known.has(value)) ? null : `Choose from the list for “${question.label}”.`;
  }
  if (new Set(values).size > 1) return `Give one answer to “${question.label}”.`;
  const value = (values[0] ?? "").trim();
  if (value === "") return null;
  if (hasHidden(value)) return `Take the hidden characters out of “${question.label}”: type it again.`;
  switch (question.kind) {
    case "choice":
      return question.choices.some((choice) => choice.value === value)
        ? null
        : `Choose one of the answers to “${question.label}”.`;
    case "line":
      return value.length <= LINE ? null : `Shorten “${question.label}” to ${LINE} characters.`;
    case "text":
      return value.length <= TEXT ? null : `Shorten “${question.label}” to ${TEXT.toLocaleString("en-GB")} characters.`;
    case "number":
      return isWhole(value) && Number(value) <= question.max
        ? null
        : `Enter a whole number from 0 to ${question.max} for “${question.label}”.`;
    case "day":
      return isDay(value) ? null : `Enter a date like 2026-03-27, or only the year, for “${question.label}”.`;
    case "hour":
      return /^([01]\d|2[0-3]):[0-5]\d$/.test(value) ? null : `Enter a time like 09:30 for “${question.label}”.`;
    case "ages":
      return agesOf(value)
        ? null
        : "Enter ages from 0 to 120 with commas between, for example 3, 7. Write none if there are none.";
  }
}

const isWhole = (text: string): boolean => /^\d{1,9}$/.test(text);

function isDay(text: string): boolean {
  if (/^\d{4}$/.test(text)) return Number(text) >= 1900;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || Number(text.slice(0, 4)) < 1900) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** "3, 7" → [3, 7]; "none" → []; null when it says neither. */
export function agesOf(text: string): readonly number[] | null {
  const trimmed = text.trim();
  if (/^(none|no|0 children)$/i.test(trimmed)) return [];
  const parts = trimmed.split(/[\s,;]+/).filter(Boolean);
  const ages = parts.map(Number);
  return parts.length > 0 && parts.every(isWhole) && ages.every((age) => age <= 120) ? ages : null;
}

/** The one answer to a field, or "" when it was not asked. */
export const answerTo = (answers: Answers, name: string): string => {
  const value = answers[name];
  return typeof value === "string" ? value : "";
};

/** The answers ticked for a field that takes several. */
export const ticked = (answers: Answers, name: string): readonly string[] => {
  const value = answers[name];
  return typeof value === "string" ? (value === "" ? [] : [value]) : (value ?? []);
};
