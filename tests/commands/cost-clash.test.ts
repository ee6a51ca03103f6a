import { describe, expect, test } from "vitest";
import { decideCostClash } from "#app/commands/decide-cost-clash.ts";
import { writeCostEvent } from "#app/commands/record-cost-event.ts";
import type { Told } from "#app/commands/told.ts";
import { checkLedger } from "#app/reports/ledger-check.ts";
import { lastAudit } from "#db/audit.ts";
import { inTransaction } from "#db/connection.ts";
import { costClashById, countOpenCostClashes, openCostClashes } from "#db/cost-clash.ts";
import { ledgerEntriesOfCase } from "#db/ledger.ts";
import { rebuildLedgerTotals, totalsOfArea, totalsOfCase } from "#db/ledger-total.ts";
import type { Day } from "#machines/time.ts";
import { actorOf, aHub, MONDAY } from "../factories.ts";
import { BUNDLE_RULES, pricedByParts, type BundleTrigger } from "../reports/bundle-rules.ts";
import { casesWith, costsHub, type CostsHub } from "../reports/costs-hub.ts";

interface Scene extends CostsHub {
  readonly caseId: string;
  readonly finance: Told;
}

/** A case in a hub whose finance lead prices an incident as a whole and by its parts. */
async function aScene(): Promise<Scene> {
  const world = await costsHub({ demo: false });
  const { db, hub, told } = world;
  await pricedByParts(db, hub.area);
  const [caseId = ""] = await casesWith(world, 1, []);
  return { ...world, caseId, finance: { ...told, by: actorOf(hub, "finance-lead") } };
}

/** Records them in this order, all on one day; how many were entered and how many wait. */
async function happened({ db, hub, told, caseId }: Scene, ...triggers: BundleTrigger[]): Promise<void> {
  const event = { caseId, area: hub.area, origin: "learned", quantity: 1, happenedOn: "2026-01-05" as Day } as const;
  for (const trigger of triggers) await inTransaction(db, (trx) => writeCostEvent(trx, { ...event, trigger }, told));
}

/** The codes that count on the case now: entered, and not taken back. */
async function counted({ db, caseId }: Scene): Promise<string[]> {
  const entries = await ledgerEntriesOfCase(db, caseId);
  const takenBack = new Set(entries.map((entry) => entry.corrects_id));
  return entries
    .filter((entry) => entry.corrects_id === null && !takenBack.has(entry.id))
    .map((entry) => entry.unit_cost_code);
}

const waiting = ({ db, hub }: Scene) => openCostClashes(db, hub.area, { limit: 10 });
const firstWaiting = async (scene: Scene) => (await waiting(scene))[0]!;

const decide = async (scene: Scene, decision: "keep" | "replace", told = scene.finance) => {
  const { id, version } = await firstWaiting(scene);
  return decideCostClash(scene.db, { clashId: id, version, decision }, told);
};

const faults = async ({ db }: Scene) => (await checkLedger(db)).faults;

describe("a bundle and its own part on one case", () => {
  test.each<[first: BundleTrigger, second: BundleTrigger]>([
    ["incident", "police-part"],
    ["police-part", "incident"],
  ])("are not both counted: of %s, then %s, the first counts and the second waits", async (first, second) => {
    const scene = await aScene();
    await happened(scene, first, second);
    expect(await counted(scene)).toEqual([BUNDLE_RULES[first]]);
    expect(await waiting(scene)).toMatchObject([{ case_id: scene.caseId, status: "open", version: 1 }]);
    expect(await countOpenCostClashes(scene.db, scene.hub.area)).toBe(1);
    expect(await faults(scene)).toEqual([]);
  });

  test("two parts stand beside each other; the bundle that comes after them waits once", async () => {
    const scene = await aScene();
    await happened(scene, "police-part", "health-part", "incident");
    expect(await counted(scene)).toEqual(["CR2.0.3", "CR2.0.1"]);
    expect(await waiting(scene)).toHaveLength(1);
    expect(await faults(scene)).toEqual([]);
  });

  test("on another case are nothing to each other", async () => {
    const scene = await aScene();
    await happened(scene, "incident");
    const [caseId = ""] = await casesWith(scene, 1, []);
    await happened({ ...scene, caseId }, "police-part");
    expect(await waiting(scene)).toEqual([]);
  });
});

describe("the finance lead", () => {
  test("keeps what was counted first: nothing is entered, nothing is taken back", async () => {
    const scene = await aScene();
    await happened(scene, "incident", "police-part");
    const before = await ledgerEntriesOfCase(scene.db, scene.caseId);
    const { id } = await firstWaiting(scene);
    expect(await decide(scene, "keep")).toEqual({ kind: "done" });
    expect(await ledgerEntriesOfCase(scene.db, scene.caseId)).toEqual(before);
    expect(await waiting(scene)).toEqual([]);
    expect(await costClashById(scene.db, id)).toMatchObject({
      status: "kept",
      decided_by: scene.finance.by.userId,
      decided_at: MONDAY,
      version: 2,
    });
    expect((await lastAudit(scene.db, 1)).map(({ verb, subject_id }) => [verb, subject_id])).toEqual([
      ["cost-clash.keep", id],
    ]);
    expect(await faults(scene)).toEqual([]);
  });

  test("replaces it: every entry that clashes is taken back by its contra, and the totals are those of what counts", async () => {
    const scene = await aScene();
    await happened(scene, "police-part", "health-part", "incident");
    expect(await decide(scene, "replace")).toEqual({ kind: "done" });
    expect(await counted(scene)).toEqual(["CR2.0"]);
    const entries = await ledgerEntriesOfCase(scene.db, scene.caseId);
    expect(entries).toHaveLength(5);
    const whole = (await totalsOfCase(scene.db, scene.caseId)).find((row) => row.bearer === "*" && row.band === "*");
    expect(whole?.base_pence).toBe(entries.at(-1)?.base_pence);
    const read = async () => [
      await totalsOfArea(scene.db, scene.hub.area, ["2026Q1"]),
      await totalsOfCase(scene.db, scene.caseId),
    ];
    const kept = await read();
    await inTransaction(scene.db, rebuildLedgerTotals);
    expect(await read()).toEqual(kept);
    expect(await faults(scene)).toEqual([]);
  });

  test("may count the event where what it clashed with is not counted any more", async () => {
    const scene = await aScene();
    await happened(scene, "incident", "police-part", "health-part");
    await decide(scene, "replace");
    // Both came in the same moment: either may wait first.
    expect([["CR2.0.3"], ["CR2.0.1"]]).toContainEqual(await counted(scene));
    await decide(scene, "replace");
    expect((await counted(scene)).sort()).toEqual(["CR2.0.1", "CR2.0.3"]);
    expect(await faults(scene)).toEqual([]);
  });

  test("decides once: a second decision is refused, and the same form sent twice is one decision", async () => {
    const scene = await aScene();
    await happened(scene, "incident", "police-part");
    const { id: clashId, version } = await firstWaiting(scene);
    const input = { clashId, version, decision: "replace" } as const;
    const told = { ...scene.finance, key: "one-form-1" };
    expect(await decideCostClash(scene.db, input, told)).toEqual({ kind: "done" });
    expect(await decideCostClash(scene.db, input, told)).toEqual({ kind: "done" });
    for (const decision of ["keep", "replace"] as const)
      expect((await decideCostClash(scene.db, { ...input, decision }, scene.finance)).kind).toBe("refused");
    expect(await counted(scene)).toEqual(["CR2.0.3"]);
    expect(await ledgerEntriesOfCase(scene.db, scene.caseId)).toHaveLength(3);
  });

  test("with an old page is told so, and nothing changes", async () => {
    const scene = await aScene();
    await happened(scene, "incident", "police-part");
    const { id: clashId } = await firstWaiting(scene);
    const stale = { clashId, version: 7, decision: "replace" } as const;
    expect((await decideCostClash(scene.db, stale, scene.finance)).kind).toBe("conflict");
    expect(await counted(scene)).toEqual(["CR2.0"]);
  });

  test("of another area finds nothing, and so does whoever is no finance lead", async () => {
    const scene = await aScene();
    await happened(scene, "incident", "police-part");
    const stranger = actorOf(await aHub(scene.db, "elsewhere"), "finance-lead");
    for (const by of [
      stranger,
      actorOf(scene.hub, "call-handler"),
      actorOf(scene.hub, "duty-manager"),
      actorOf(scene.hub, "commissioner"),
    ])
      expect(await decide(scene, "replace", { ...scene.finance, by })).toEqual({ kind: "not-found" });
    expect(await decideCostClash(scene.db, { clashId: "none", version: 1, decision: "keep" }, scene.finance)).toEqual({
      kind: "not-found",
    });
    expect(await counted(scene)).toEqual(["CR2.0"]);
    expect(await waiting(scene)).toHaveLength(1);
  });
});
