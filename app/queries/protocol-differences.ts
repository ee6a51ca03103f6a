// Which open cases another version of the protocol would judge otherwise, found a stretch at a time.
import { setImmediate as letOthersIn } from "node:timers/promises";
import type { From } from "#db/connection.ts";
import { latestDecisionsAfter } from "#db/risk-assessment.ts";
import { differenceOf, type ResultDifference } from "#machines/protocol/compare.ts";
import type { ProtocolDefinition } from "#machines/protocol/definition.ts";
import { decideAgain, readDecisions, STRETCH } from "../stored-decision.ts";

export interface ComparedCase {
  readonly caseId: string;
  readonly reference: string;
  /** Null when both versions say the same. */
  readonly difference: ResultDifference | null;
  /** False when the stored facts are no facts document any more: then nothing can be said. */
  readonly readable: boolean;
}

/**
 * Each open case that was assessed, its last facts judged under both versions with the settings they were judged under: of
 * every hub, or of one. Holds no more than a stretch of cases at a time.
 */
export async function* comparedCases(
  from: From,
  before: ProtocolDefinition,
  after: ProtocolDefinition,
  hub?: { readonly area: string; readonly organisationId: string },
): AsyncGenerator<ComparedCase> {
  for (let last = ""; ;) {
    const rows = await latestDecisionsAfter(from, last, STRETCH, hub);
    for (const { row, facts, alternatives } of await readDecisions(from, rows)) {
      const difference = facts
        ? differenceOf(decideAgain(facts, alternatives, before), decideAgain(facts, alternatives, after))
        : null;
      yield { caseId: row.case_id, reference: row.reference, difference, readable: facts !== null };
    }
    const end = rows.at(-1);
    if (!end || rows.length < STRETCH) return;
    last = end.case_id;
    // Somebody on a call is not kept waiting while hundreds of old ones are judged.
    await letOthersIn();
  }
}
