import { loadCatalogue } from "#app/commands/load-catalogue.ts";
import { writeCostEvent } from "#app/commands/record-cost-event.ts";
import type { Told } from "#app/commands/told.ts";
import { inTransaction, type Db } from "#db/connection.ts";
import type { Day } from "#machines/time.ts";
import { aCase } from "../db/row-factories.ts";
import { actorOf, aHub, freshDb, MONDAY, type AHub } from "../factories.ts";

export interface CostsHub {
  readonly db: Db;
  readonly hub: AHub;
  readonly told: Told;
}

/** A hub with the price catalogue loaded. */
export async function costsHub({ demo }: { readonly demo: boolean }, database?: Db): Promise<CostsHub> {
  const db = database ?? (await freshDb());
  const hub = await aHub(db);
  const told: Told = { by: actorOf(hub, "call-handler"), at: MONDAY };
  await loadCatalogue(db, { demo }, told);
  return { db, hub, told };
}

export interface Happened {
  readonly trigger: string;
  readonly on: string;
  readonly quantity?: number;
  readonly origin?: "action" | "baseline" | "learned";
}

/** `count` new cases, each of which all of these things happened to. */
export async function casesWith(
  { db, hub, told }: CostsHub,
  count: number,
  events: readonly Happened[],
): Promise<string[]> {
  return inTransaction(db, async (trx) => {
    const ids: string[] = [];
    for (let one = 0; one < count; one++) {
      const { id } = await aCase(trx, hub);
      ids.push(id);
      for (const { trigger, on, quantity = 1, origin = "learned" } of events)
        await writeCostEvent(
          trx,
          { caseId: id, area: hub.area, origin, trigger, quantity, happenedOn: on as Day },
          told,
        );
    }
    return ids;
  });
}

/** The first quarter of 2026, like a real one: much reaction, some of the middle, a little prevention, and five people who stand out. */
export async function aQuarter(world: CostsHub): Promise<void> {
  const on = "2026-02-03";
  const action = (trigger: string): Happened => ({ trigger, on, origin: "action" });
  await casesWith(world, 34, [
    { trigger: "police-callout", on, quantity: 2 },
    { trigger: "ae-attendance", on },
    action("idva"),
  ]);
  await casesWith(world, 21, [action("outreach"), action("talking-therapy"), { trigger: "arrest", on }]);
  await casesWith(world, 12, [action("early-advice")]);
  await casesWith(world, 5, [{ trigger: "child-taken-into-care-week", on, quantity: 3 }]);
}
