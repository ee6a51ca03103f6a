import { describe, expect, it } from "vitest";
import { caseById } from "#db/case.ts";
import { agreePlanOfCase } from "#app/commands/agree-plan.ts";
import { beginDanger, passDanger } from "#app/commands/mark-danger.ts";
import { later, MINUTE } from "#machines/time.ts";
import { MONDAY } from "../factories.ts";
import { aDesk, aReferredDesk, everythingOf } from "./case-steps.ts";

describe("danger now", () => {
  it("makes the case an emergency and the grade high, before everything else that is owed", async () => {
    const desk = await aDesk({}, "medium");
    expect((await beginDanger(desk.db, { caseId: desk.caseId }, desk.told())).kind).toBe("done");
    expect(await desk.row()).toMatchObject({
      status: "emergency",
      grade: "high",
      next_what: "emergency",
      emergency_since: MONDAY,
    });
    await desk.whole();
  });

  it("said twice it began once", async () => {
    const desk = await aDesk();
    await beginDanger(desk.db, { caseId: desk.caseId }, desk.told());
    await beginDanger(desk.db, { caseId: desk.caseId }, desk.told(later(MONDAY, 5 * MINUTE)));
    expect((await desk.row()).emergency_since).toBe(MONDAY);
    await desk.whole();
  });

  it("passes only when a person says so from a page that is not stale; the grade stays high until somebody grades again", async () => {
    const desk = await aDesk({}, "medium");
    await beginDanger(desk.db, { caseId: desk.caseId }, desk.told());
    expect((await passDanger(desk.db, { caseId: desk.caseId, version: 1 }, desk.told())).kind).toBe("conflict");
    const { version } = await desk.row();
    const at = later(MONDAY, 20 * MINUTE);
    expect((await passDanger(desk.db, { caseId: desk.caseId, version }, desk.told(at))).kind).toBe("done");
    expect(await desk.row()).toMatchObject({ status: "supporting", grade: "high", emergency_since: null });
    await desk.whole();
  });

  it("a case that nobody ever graded goes back to triage, which is owed", async () => {
    const desk = await aReferredDesk();
    await beginDanger(desk.db, { caseId: desk.caseId }, desk.told());
    await passDanger(desk.db, { caseId: desk.caseId }, desk.told(later(MONDAY, MINUTE)));
    expect(await desk.row()).toMatchObject({ status: "triaging", grade: null });
    await desk.whole();
  });

  it("while it lasts no form lowers the grade, and no answer ends it", async () => {
    const desk = await aDesk();
    await beginDanger(desk.db, { caseId: desk.caseId }, desk.told());
    const before = await everythingOf(desk);
    const version = (await caseById(desk.db, desk.caseId))?.version ?? 0;
    const plan = {
      agreedGrade: "standard",
      reason: "It seems better.",
      overrideReason: "",
      actions: [],
      sendNow: false,
    } as const;
    const result = await agreePlanOfCase(
      desk.db,
      { caseId: desk.caseId, version, answers: { immediateDanger: "no" }, plan },
      desk.told(),
    );
    expect(result).toMatchObject({ kind: "invalid", errors: [{ field: "agreedGrade" }] });
    expect(await everythingOf(desk)).toBe(before);
  });

  it("danger that has not begun cannot pass", async () => {
    const desk = await aDesk();
    const before = await everythingOf(desk);
    expect((await passDanger(desk.db, { caseId: desk.caseId }, desk.told())).kind).toBe("refused");
    expect(await everythingOf(desk)).toBe(before);
  });
});
