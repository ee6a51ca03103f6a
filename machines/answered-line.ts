// One JSON document in, one line of JSON out: the shape of every door of the terminal that answers documents.
import type { FactsError } from "./protocol/issues.ts";

export interface Answered {
  readonly line: string;
  /** False when the document was refused; the line then holds its errors. */
  readonly ok: boolean;
}

interface Refused {
  readonly ok: false;
  readonly errors: readonly FactsError[];
}

/** What was made of a document: the answer, or what is wrong with it. */
export type Judged = { readonly ok: true; readonly value: unknown } | Refused;

/** The JSON that a text is, whatever it holds; `notJson` is the sentence to refuse what is none with. Never throws. */
export function documentIn(text: string, notJson: string): { readonly ok: true; readonly document: unknown } | Refused {
  try {
    return { ok: true, document: JSON.parse(text) };
  } catch {
    return { ok: false, errors: [{ path: "", message: notJson }] };
  }
}

/** The line that gives an answer, or says what is wrong. */
export const lineOf = (judged: Judged): Answered => ({
  line: JSON.stringify(judged.ok ? judged.value : { error: judged.errors }),
  ok: judged.ok,
});

/** Answers one text. `judge` is asked only about what is JSON. */
export function answeredLine(text: string, notJson: string, judge: (document: unknown) => Judged): Answered {
  const read = documentIn(text, notJson);
  return lineOf(read.ok ? judge(read.document) : read);
}
