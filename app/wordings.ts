// The stored wording of risk tools, read: pages show it, forms are read by it, commands keep the questions as they were asked.
import type { From } from "#db/connection.ts";
import { newestRiskTool, riskToolById, type RiskToolRow } from "#db/risk-tool.ts";
import { answerTo, type Answers } from "#machines/intake/answers.ts";
import { askedAnswers, wordingsNamed } from "#machines/intake/asked.ts";
import { askedField, type WordedQuestion, type Wording } from "#machines/intake/wording.ts";

const readRow = (row: RiskToolRow): Wording => ({
  id: row.id,
  tool: row.tool,
  version: row.version,
  questions: JSON.parse(row.questions) as WordedQuestion[],
  isWithdrawn: row.withdrawn_at !== null,
});

/** The wording that is asked now; null when none is loaded. */
export async function currentWording(from: From): Promise<Wording | null> {
  const row = await newestRiskTool(from);
  return row ? readRow(row) : null;
}

/** The wording with this id, withdrawn or not; null when there is none. */
export async function wordingById(from: From, id: string): Promise<Wording | null> {
  const row = await riskToolById(from, id);
  return row ? readRow(row) : null;
}

/** The wordings that these fields name, withdrawn or not: an answer that was given is kept, whatever happened since. */
export async function wordingsOf(from: From, fields: Iterable<string>): Promise<readonly Wording[]> {
  const found = await Promise.all(wordingsNamed(fields).map((id) => wordingById(from, id)));
  return found.filter((wording) => wording !== null);
}

/** A question of a risk tool as it was asked, with its answer. */
export interface AskedQuestion {
  readonly tool: string;
  readonly version: string;
  readonly text: string;
  readonly answer: string;
}

/** The questions of the wording in use that were answered, each as it was worded that day, by its field. */
export async function asAsked(from: From, answers: Answers): Promise<Readonly<Record<string, AskedQuestion>>> {
  const fields = askedAnswers(answers).map((one) => one.field);
  const asked: Record<string, AskedQuestion> = {};
  for (const wording of await wordingsOf(from, fields))
    for (const [index, { text }] of wording.questions.entries()) {
      const field = askedField(wording, index);
      if (!fields.includes(field)) continue;
      asked[field] = { tool: wording.tool, version: wording.version, text, answer: answerTo(answers, field) };
    }
  return asked;
}
