import type { CaseRow } from "#db/case.ts";
import type { Trx } from "#db/connection.ts";
import { factsFrom } from "#machines/intake/facts-from.ts";
import { parseFacts, type Facts } from "#machines/protocol/index.ts";
import { lastAnswers } from "../../last-answers.ts";
import type { Told } from "../told.ts";
import { settingsAt } from "../../judge.ts";

/** The facts of a case as they were last answered, under today's settings and the grade that stands. */
export async function factsOfCase(trx: Trx, row: CaseRow, told: Told): Promise<Facts> {
  const settings = await settingsAt(trx, row.area, told.at);
  const answers = await lastAnswers(trx, row);
  const parsed = parseFacts(
    factsFrom(answers, { area: row.area, at: told.at, settings, ...(row.grade ? { agreedGrade: row.grade } : {}) }),
  );
  if (!parsed.ok)
    throw new Error(`Stored facts no longer read: ${parsed.errors.map((error) => error.path).join(", ")}`);
  return parsed.facts;
}
