import { openActionsOfCase } from "#db/action.ts";
import type { CaseRow } from "#db/case.ts";
import type { Trx } from "#db/connection.ts";
import { factsFrom } from "#machines/intake/facts-from.ts";
import { parseFacts, type Facts } from "#machines/protocol/index.ts";
import type { Ruleset } from "#machines/protocol/ruleset.ts";
import { lastAnswers } from "../../last-answers.ts";
import { rulesAt } from "../../protocol.ts";
import type { Told } from "../told.ts";

export interface FactsOfCase {
  readonly facts: Facts;
  /** The version the case was triaged under: what happens in its life is decided by the rules it began with. */
  readonly ruleset: Ruleset;
}

/** The facts of a case as they were last answered, under today's settings and the grade that stands, and its own rules. */
export async function factsOfCase(trx: Trx, row: CaseRow, told: Told): Promise<FactsOfCase> {
  const inHand = (await openActionsOfCase(trx, row.id)).map(({ pathway }) => pathway);
  const rules = { version: row.protocol_version, inHand };
  const { settings, ruleset } = await rulesAt(trx, row.area, told.at, rules);
  const answers = await lastAnswers(trx, row);
  const parsed = parseFacts(
    factsFrom(answers, { area: row.area, at: told.at, settings, ...(row.grade ? { agreedGrade: row.grade } : {}) }),
  );
  if (!parsed.ok)
    throw new Error(`Stored facts no longer read: ${parsed.errors.map((error) => error.path).join(", ")}`);
  return { facts: parsed.facts, ruleset };
}
