// The terminal's door to uprating: one amount in, the same at the prices of another year out.
import { z } from "zod";
import { upratedPence } from "#machines/money.ts";
import { yearLabel, type Series } from "./series-file.ts";

const PENCE = "Give the amount in pence, as a number.";
const FROM = "Give the year of the price, such as 2008-09.";
const TO = "Give the year to bring it to, such as 2013-14.";
const schema = z.object(
  { pence: z.number({ error: PENCE }), from: z.string({ error: FROM }), to: z.string({ error: TO }) },
  { error: "Write each amount as one JSON object on a line, in braces." },
);

interface Problem {
  readonly path: string;
  readonly message: string;
}

/** Answers one line: `{"pence":…}` rounded half away from zero, or what is wrong with it, by path. */
export function uprateLine(text: string, series: Series): { readonly line: string; readonly ok: boolean } {
  const refused = (error: readonly Problem[]) => ({ line: JSON.stringify({ error }), ok: false });
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    return refused([{ path: "", message: "This line is not JSON: write one amount, in braces, on each line." }]);
  }
  const read = schema.safeParse(document);
  if (!read.success)
    return refused(read.error.issues.map(({ path, message }) => ({ path: path.map(String).join("."), message })));
  const { pence, from, to } = read.data;
  const [old, now] = [series.get(yearLabel(from)), series.get(yearLabel(to))];
  const missing = [
    ...(old === undefined ? [{ path: "from", message: `The series has no index for ${from}.` }] : []),
    ...(now === undefined ? [{ path: "to", message: `The series has no index for ${to}.` }] : []),
  ];
  if (old === undefined || now === undefined) return refused(missing);
  return { line: JSON.stringify({ pence: upratedPence(pence, old, now) }), ok: true };
}
