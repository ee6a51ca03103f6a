import { openActionsOfCase } from "#db/action.ts";
import type { CaseRow } from "#db/case.ts";
import type { Trx } from "#db/connection.ts";
import { triage } from "#machines/protocol/index.ts";
import { isAdvocate } from "../../advocate.ts";
import type { Told } from "../told.ts";
import { factsOfCase } from "./facts-of-case.ts";
import { addAction } from "./add-action.ts";
import { addUnmet, needsInHand } from "./add-unmet.ts";
import { joinAction } from "./join-action.ts";
import { organisationFor } from "./takers.ts";

/**
 * Danger now makes the grade high before anybody has agreed a plan: the police and the advocate, or what stands in for
 * them, go ahead at once, so that no high case is without them for a minute.
 */
export async function addUrgentHelp(trx: Trx, row: CaseRow, told: Told): Promise<void> {
  const { facts, ruleset } = await factsOfCase(trx, row, told);
  // Without the agreed grade: that the grade is high is the danger's doing here, and nobody's judgement.
  const { agreedGrade: _, ...bare } = facts;
  const result = triage({ ...bare, immediateDanger: "yes" }, ruleset);
  const open = new Map((await openActionsOfCase(trx, row.id)).map((action) => [action.pathway, action]));
  const urgent = result.actions.filter(
    ({ pathway, rules }) => pathway === "emergency-999" || isAdvocate(pathway, rules),
  );
  for (const suggested of urgent) {
    const already = open.get(suggested.pathway);
    if (already) {
      await joinAction(trx, row, already, suggested, told);
      continue;
    }
    const organisationId = await organisationFor(trx, row, suggested.pathway, told.at);
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
  const inHand = await needsInHand(trx, row);
  for (const need of result.unmet)
    if (need.pathway === "idva" && !inHand.has("idva")) await addUnmet(trx, row, need, told);
}
