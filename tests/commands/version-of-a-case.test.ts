import { describe, expect, it } from "vitest";
import { moveAction } from "#app/commands/move-action.ts";
import { beginDanger } from "#app/commands/mark-danger.ts";
import { judge } from "#app/judge.ts";
import { caseActions } from "#app/queries/case-actions.ts";
import { casePage } from "#app/queries/case.ts";
import { historyPage } from "#app/queries/history.ts";
import { decisionsOfCase } from "#app/queries/protocol-replay.ts";
import { actionsOfCase } from "#db/action.ts";
import { caseById } from "#db/case.ts";
import { referralByReference } from "#db/referral.ts";
import { assessmentsOfCase } from "#db/risk-assessment.ts";
import { unmetOfCase } from "#db/unmet-need.ts";
import type { PathwayCode } from "#machines/protocol/index.ts";
import { DAY, later } from "#machines/time.ts";
import { actorOf, MONDAY } from "../factories.ts";
import { aReferral } from "../routes/planted.ts";
import { aDesk, type Desk } from "./case-steps.ts";
import { assessedAgain, inForce, inOwnOrder, SAFEGUARDED } from "./protocol-steps.ts";

const TUESDAY = later(MONDAY, DAY);
const pathwaysOf = async ({ db, caseId }: Desk) => (await actionsOfCase(db, caseId)).map((action) => action.pathway);

/** Declines an action as the partner that was asked. */
async function declined({ db, hub, caseId }: Desk, pathway: PathwayCode) {
  const action = (await actionsOfCase(db, caseId)).find((one) => one.pathway === pathway);
  if (!action) throw new Error(`No ${pathway}.`);
  const step = { type: "DECLINED", reason: "no-space" } as const;
  const result = await moveAction(
    db,
    { actionId: action.id, version: action.version, step },
    { by: actorOf(hub, "partner"), at: TUESDAY },
  );
  if (result.kind !== "done") throw new Error(JSON.stringify(result));
}

describe("a case", () => {
  it("keeps the version it was triaged under until it is assessed again", async () => {
    const desk = await aDesk();
    await inForce(desk.db, desk.hub, SAFEGUARDED, MONDAY, TUESDAY);
    expect((await desk.row()).protocol_version).toBe("1");
    expect(await pathwaysOf(desk)).not.toContain("adult-safeguarding");
    await assessedAgain(desk, TUESDAY);
    expect((await desk.row()).protocol_version).toBe("2");
    expect(await pathwaysOf(desk)).toContain("adult-safeguarding");
    const stored = await assessmentsOfCase(desk.db, desk.caseId);
    expect(stored.map((one) => one.protocol_version)).toEqual(["1", "2"]);
    await desk.whole();
  });

  it("that begins under a later version stands under it, also when it comes by referral", async () => {
    const desk = await aDesk();
    await inForce(desk.db, desk.hub, SAFEGUARDED, MONDAY);
    const { reference } = await aReferral(desk.db, desk.hub, { at: TUESDAY });
    const referral = await referralByReference(desk.db, reference);
    expect((await caseById(desk.db, referral?.case_id ?? ""))?.protocol_version).toBe("2");
  });

  it("passes on what is declined by its own version's order, not by the newer one's", async () => {
    const desk = await aDesk();
    const other = { pathways: { "stalking-advocate": { alternatives: ["isva"] } } };
    await inForce(desk.db, desk.hub, other, MONDAY);
    await declined(desk, "stalking-advocate");
    expect(await pathwaysOf(desk)).toContain("outreach");
    expect(await pathwaysOf(desk)).not.toContain("isva");
    await desk.whole();
  });

  it("that was assessed again passes on by the newer order", async () => {
    const desk = await aDesk();
    await inForce(desk.db, desk.hub, { pathways: { "stalking-advocate": { alternatives: ["isva"] } } }, MONDAY);
    await assessedAgain(desk, later(MONDAY, 1000));
    await declined(desk, "stalking-advocate");
    expect(await pathwaysOf(desk)).toContain("isva");
  });

  it("in danger gets its urgent help by its own version", async () => {
    const desk = await aDesk({ topics: [] }, "medium");
    await inForce(desk.db, desk.hub, { pathways: { idva: { clock: "1 hours" } } }, MONDAY);
    const begun = await beginDanger(desk.db, { caseId: desk.caseId }, desk.told(TUESDAY));
    expect(begun.kind).toBe("done");
    const idva = (await actionsOfCase(desk.db, desk.caseId)).find((action) => action.pathway === "idva");
    expect(Date.parse(idva?.due_at ?? "") - Date.parse(TUESDAY)).toBe(DAY);
  });

  it("says which version it stands under, and what the one in force would say differently", async () => {
    const desk = await aDesk();
    const by = desk.hub.user["call-handler"];
    const note = async (at = TUESDAY) => (await casePage(desk.db, desk.caseId, by, at)).protocol;
    expect(await note()).toEqual({ version: "1", newer: null });
    await inForce(desk.db, desk.hub, { safetyPlanHours: 24 }, MONDAY);
    expect(await note()).toEqual({ version: "1", newer: null });
    await inForce(desk.db, desk.hub, SAFEGUARDED, later(MONDAY, 1));
    expect(await note()).toMatchObject({
      version: "1",
      newer: {
        version: "3",
        differences: expect.arrayContaining([expect.stringContaining("Adult safeguarding")]) as string[],
      },
    });
    await assessedAgain(desk, TUESDAY);
    expect(await note()).toEqual({ version: "3", newer: null });
    const { grades } = await historyPage(desk.db, desk.caseId, TUESDAY);
    expect(grades.map((one) => one.protocol)).toEqual(["3", "1"]);
  });

  it("shows an added rule in its own words, as a reason, as something to ask", async () => {
    const desk = await aDesk();
    await inForce(desk.db, desk.hub);
    await assessedAgain(desk, TUESDAY);
    const actions = await caseActions(desk.db, await desk.row(), TUESDAY);
    const safeguarding = actions.find((action) => action.pathway === "adult-safeguarding");
    expect(safeguarding?.why).toEqual([{ rule: "R27", words: "They are stalked, which this hub always tells." }]);
    const page = await casePage(desk.db, desk.caseId, desk.hub.user["call-handler"], TUESDAY);
    expect(page.toAsk).toContain("Ask who else has seen it.");
  });
});

describe("an area's own alternatives", () => {
  it("are asked in their order at triage, and kept with the assessment", async () => {
    const desk = await aDesk();
    await inOwnOrder(desk.db, desk.hub, { idva: ["isva", "outreach"] });
    await desk.db.q.deleteFrom("organisation_pathway").where("pathway", "=", "idva").execute();
    await assessedAgain(desk, TUESDAY);
    const needs = await unmetOfCase(desk.db, desk.caseId);
    expect(needs.find((need) => need.pathway === "idva")?.met_by).toBe("isva");
    const found = await decisionsOfCase(desk.db, (await desk.row()).reference);
    expect(found?.decisions.map((decision) => decision.same)).toEqual([true, true]);
  });

  it("are asked in their order when an owner declines; what cannot be read is left out", async () => {
    const desk = await aDesk();
    await inOwnOrder(desk.db, desk.hub, {
      "stalking-advocate": ["by-and-for"],
      idva: ["helpline"],
      mash: "no list" as never,
      "no-pathway": ["idva"],
    });
    await declined(desk, "stalking-advocate");
    expect(await pathwaysOf(desk)).toContain("by-and-for");
    await declined(desk, "idva");
    expect((await unmetOfCase(desk.db, desk.caseId)).find((need) => need.pathway === "idva")?.met_by).toBe("outreach");
  });

  it("hold from their own day, for their own area", async () => {
    const desk = await aDesk();
    await inOwnOrder(desk.db, desk.hub, { idva: ["isva"] });
    const of = async (area: string, at = MONDAY) => {
      const judged = await judge(desk.db, { source: "self", immediateDanger: "no" }, "high", area, at);
      return judged.ok ? judged.judged.ruleset.areaAlternatives : null;
    };
    expect(await of(desk.hub.area)).toEqual({ idva: ["isva"] });
    expect(await of(desk.hub.area, later(MONDAY, -DAY))).toEqual({});
    expect(await of("elsewhere")).toEqual({});
  });
});
