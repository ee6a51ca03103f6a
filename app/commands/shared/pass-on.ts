// What happens when the owner of an action cannot do it, or it falls away: it goes to somebody else, or somebody owes an answer.
import { actionsOfCase, openActionsOfCase, type ActionRow } from "#db/action.ts";
import type { CaseRow } from "#db/case.ts";
import type { Trx } from "#db/connection.ts";
import { pathwaysTakenInArea } from "#db/organisation-pathway.ts";
import { passOn, PATHWAY, type OutReason, type PathwayCode } from "#machines/protocol/index.ts";
import { isAdvocate } from "../../advocate.ts";
import { roomAt, withRoom } from "../../room.ts";
import type { Told } from "../told.ts";
import { addAction } from "./add-action.ts";
import { addUnmet } from "./add-unmet.ts";
import { factsOfCase } from "./facts-of-case.ts";
import { joinAction } from "./join-action.ts";
import { mayTake } from "./takers.ts";

/**
 * At a high grade nobody is left without an advocate in silence: when theirs is withdrawn or not taken up, the duty manager
 * owes an answer to the need.
 */
export async function askWhoLooksAfter(trx: Trx, row: CaseRow, action: ActionRow, told: Told): Promise<void> {
  const rules = JSON.parse(action.rules) as string[];
  if (row.grade !== "high" || !isAdvocate(action.pathway, rules)) return;
  const others = (await openActionsOfCase(trx, row.id)).filter(({ id }) => id !== action.id);
  if (others.some((other) => isAdvocate(other.pathway, JSON.parse(other.rules) as string[]))) return;
  await addUnmet(trx, row, { pathway: "idva", reason: "service-refused", metBy: null, due: action.due_at }, told);
}

/**
 * R26 later in a case's life: what its owner cannot do goes to the first alternative that somebody can, or becomes an
 * unmet need that the duty manager owes an answer to. The due time never moves back.
 */
export async function passActionOn(
  trx: Trx,
  row: CaseRow,
  action: ActionRow,
  reason: OutReason,
  told: Told,
): Promise<void> {
  const { facts, ruleset } = await factsOfCase(trx, row, told);
  const pathway = action.pathway as PathwayCode;
  const out = await pathwaysOut(trx, row, told);
  const passed = passOn(
    facts,
    { pathway, rules: JSON.parse(action.rules) as never, due: action.due_at },
    reason,
    out,
    told.at,
    ruleset,
  );
  const owner = passed.action ? await ownerInstead(trx, row, passed.action.pathway, told) : null;
  if (passed.action && owner !== null) {
    const inPlace = (await openActionsOfCase(trx, row.id)).find(
      ({ pathway: other }) => other === passed.action?.pathway,
    );
    await addUnmet(trx, row, passed.unmet, told);
    if (inPlace) await joinAction(trx, row, inPlace, passed.action, told);
    else
      await addAction(
        trx,
        row,
        {
          suggested: passed.action,
          organisationId: owner,
          overrideReason: "In place of what its owner declined.",
          sendNow: true,
          replaces: action.id,
        },
        told,
      );
    return;
  }
  await addUnmet(trx, row, { ...passed.unmet, metBy: null }, told);
}

/** Who is asked instead: somebody who has not said no on this case already, if there is anybody. */
async function ownerInstead(trx: Trx, row: CaseRow, pathway: PathwayCode, told: Told): Promise<string | null> {
  if (PATHWAY[pathway].owner === "hub") return row.hub_organisation_id;
  const declined = (await actionsOfCase(trx, row.id)).filter((other) => other.status === "declined");
  const saidNo = new Set(declined.map((other) => other.owner_organisation_id));
  const room = await roomAt(trx, row.area, told.at);
  const takers = withRoom(await mayTake(trx, row, pathway), pathway, room);
  return (takers.find((taker) => !saidNo.has(taker.id)) ?? takers[0])?.id ?? null;
}

/** Pathways that cannot take it now: already declined on this case, or with nobody in the area to do them. */
async function pathwaysOut(trx: Trx, row: CaseRow, told: Told): Promise<PathwayCode[]> {
  const declined = (await actionsOfCase(trx, row.id))
    .filter((other) => other.status === "declined")
    .map((other) => other.pathway);
  // What somebody has in hand for this case already needs no further place.
  const inHand = new Set((await openActionsOfCase(trx, row.id)).map((other) => other.pathway));
  const { without } = await roomAt(trx, row.area, told.at);
  const codes = Object.keys(PATHWAY) as PathwayCode[];
  const others = codes.filter((code) => PATHWAY[code].owner !== "hub");
  const taken = await pathwaysTakenInArea(trx, row.area, others);
  const out = others.filter((code) => !taken.has(code) || (without.has(code) && !inHand.has(code)));
  return [...new Set([...(declined as PathwayCode[]), ...out])];
}
