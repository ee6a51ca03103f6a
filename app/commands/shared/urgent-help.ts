import { openActionsOfCase } from "#db/action.ts";
import type { CaseRow } from "#db/case.ts";
import type { Trx } from "#db/connection.ts";
import { unmetOfCase } from "#db/unmet-need.ts";
import { triage } from "#machines/protocol/index.ts";
import type { Told } from "../told.ts";
import { factsOfCase } from "./facts-of-case.ts";
import { addAction } from "./add-action.ts";
import { addUnmet } from "./add-unmet.ts";
import { organisationFor } from "./takers.ts";

/**
 * Danger now makes the grade high before anybody has agreed a plan: the police and the advocate, or what stands in for
 * them, go ahead at once, so that no high case is without them for a minute. `row` is the case as it stands in danger.
 */
export async function addUrgentHelp(trx: Trx, row: CaseRow, told: Told): Promise<void> {
  const { facts, ruleset } = await factsOfCase(trx, row, told);
  const result = triage({ ...facts, immediateDanger: "yes", agreedGrade: "high" }, ruleset);
  const open = new Set((await openActionsOfCase(trx, row.id)).map((action) => action.pathway));
  const urgent = result.actions.filter(
    ({ pathway, rules }) => pathway === "emergency-999" || isAdvocate(pathway, rules),
  );
  for (const suggested of urgent) {
    if (open.has(suggested.pathway)) continue;
    const organisationId = await organisationFor(trx, row, suggested.pathway);
    if (organisationId === null)
      await addUnmet(
        trx,
        row,
        { pathway: suggested.pathway, reason: "unavailable", metBy: null, due: suggested.due },
        told,
      );
    else
      await addAction(
        trx,
        row,
        { suggested, organisationId, overrideReason: "Danger now.", sendNow: true, replaces: null },
        told,
      );
  }
  const known = new Set((await unmetOfCase(trx, row.id)).map((need) => need.pathway));
  for (const need of result.unmet)
    if (need.pathway === "idva" && !known.has("idva")) await addUnmet(trx, row, need, told);
}

/** The advocate of a high grade, or the pathway that stands in for one. */
export const isAdvocate = (pathway: string, rules: readonly string[]): boolean =>
  pathway === "idva" || (rules.includes("R26") && (rules.includes("R7") || rules.includes("R2")));
