// The terminal's door to uprating: one amount in, the same at the prices of another year out.
import { z } from "zod";
import { answeredLine, type Answered, type Judged } from "#machines/answered-line.ts";
import { upratedPence } from "#machines/money.ts";
import { dotted } from "#machines/protocol/issues.ts";
import { yearLabel, type Series } from "./series-file.ts";

const NOT_JSON = "This line is not JSON: write one amount, in braces, on each line.";
const PENCE = "Give the amount in pence, as a number.";
const FROM = "Give the year of the price, such as 2008-09.";
const TO = "Give the year to bring it to, such as 2013-14.";
const schema = z.object(
  { pence: z.number({ error: PENCE }), from: z.string({ error: FROM }), to: z.string({ error: TO }) },
  { error: "Write each amount as one JSON object on a line, in braces." },
);

/** Answers one line: `{"pence":…}` rounded half away from zero, or what is wrong with it, by path. */
export const uprateLine = (text: string, series: Series): Answered =>
  answeredLine(text, NOT_JSON, (document) => uprated(document, series));

function uprated(document: unknown, series: Series): Judged {
  const read = schema.safeParse(document);
  if (!read.success) {
    const { issues } = read.error;
    return { ok: false, errors: issues.map(({ path, message }) => ({ path: dotted(path), message })) };
  }
  const { pence, from, to } = read.data;
  const [old, now] = [series.get(yearLabel(from)), series.get(yearLabel(to))];
  const missing = [
    ...(old === undefined ? [{ path: "from", message: `The series has no index for ${from}.` }] : []),
    ...(now === undefined ? [{ path: "to", message: `The series has no index for ${to}.` }] : []),
  ];
  if (old === undefined || now === undefined) return { ok: false, errors: missing };
  return { ok: true, value: { pence: upratedPence(pence, old, now) } };
}
