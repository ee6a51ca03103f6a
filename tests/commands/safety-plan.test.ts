import { describe, expect, it } from "vitest";
import { PLAN_PARTS, saveSafetyPlan, type PlanBody } from "#app/commands/save-safety-plan.ts";
import { safetyPlanOfCase } from "#db/safety-plan.ts";
import { aDesk, everythingOf } from "./case-steps.ts";

const written = (whereToGo: string): PlanBody =>
  Object.fromEntries(PLAN_PARTS.map((part) => [part, part === "whereToGo" ? whereToGo : ""])) as PlanBody;

describe("a safety plan", () => {
  it("is written once however often the form is sent, and sealed", async () => {
    const desk = await aDesk();
    const input = { caseId: desk.caseId, version: 0, body: written("The library") };
    const first = await saveSafetyPlan(desk.db, input, desk.told(undefined, { key: "once" }));
    expect(first).toEqual({ kind: "done", version: 1 });
    expect(await saveSafetyPlan(desk.db, input, desk.told(undefined, { key: "once" }))).toEqual(first);
    const row = await safetyPlanOfCase(desk.db, desk.caseId);
    expect(row?.version).toBe(1);
    expect(row?.body_sealed).not.toContain("library");
    await desk.whole();
  });

  it("that somebody changed meanwhile is shown with what stands now, and stays as it is", async () => {
    const desk = await aDesk();
    await saveSafetyPlan(desk.db, { caseId: desk.caseId, version: 0, body: written("The library") }, desk.told());
    const before = await everythingOf(desk);
    const stale = await saveSafetyPlan(
      desk.db,
      { caseId: desk.caseId, version: 0, body: written("The station") },
      desk.told(),
    );
    expect(stale).toMatchObject({ kind: "conflict", version: 1, theirs: { whereToGo: "The library" } });
    expect(await everythingOf(desk)).toBe(before);
  });
});
