import { describe, expect, it } from "vitest";
import { reviewCase } from "#app/commands/review-case.ts";
import { tick } from "#app/commands/tick.ts";
import { costEventsOfCase } from "#db/cost-event.ts";
import { DAY, later } from "#machines/time.ts";
import { MONDAY } from "../factories.ts";
import { aDesk, everythingOf, type Desk } from "./case-steps.ts";

/** Lets the clocks run until the review is due. */
async function dueForReview(): Promise<Desk> {
  const desk = await aDesk({ topics: [] }, "medium");
  await tick(desk.db, later(MONDAY, 43 * DAY));
  expect((await desk.row()).status).toBe("review");
  return desk;
}
const AT = later(MONDAY, 43 * DAY);

describe("the review", () => {
  it("before it is due is refused and changes nothing", async () => {
    const desk = await aDesk();
    const before = await everythingOf(desk);
    expect((await reviewCase(desk.db, { caseId: desk.caseId, counts: { ambulance: 2 } }, desk.told())).kind).toBe(
      "refused",
    );
    expect(await everythingOf(desk)).toBe(before);
    expect(await costEventsOfCase(desk.db, desk.caseId)).toEqual([]);
  });

  it("records the year before as counts, once, and sets the next review", async () => {
    const desk = await dueForReview();
    const input = { caseId: desk.caseId, counts: { ambulance: 2, "gp-consultation": 0 } };
    const first = await reviewCase(desk.db, input, desk.told(AT, { key: "once" }));
    expect(first.kind).toBe("done");
    expect(await reviewCase(desk.db, input, desk.told(AT, { key: "once" }))).toEqual(first);
    expect(await costEventsOfCase(desk.db, desk.caseId)).toMatchObject([
      { origin: "baseline", trigger: "ambulance", quantity: 2, happened_on: "2026-03-01" },
    ]);
    expect((await desk.row()).status).toBe("supporting");
    await desk.whole();
  });

  it("from a stale page, or with a count that cannot be, records nothing", async () => {
    const desk = await dueForReview();
    expect(
      (await reviewCase(desk.db, { caseId: desk.caseId, version: 1, counts: { arrest: 1 } }, desk.told(AT))).kind,
    ).toBe("conflict");
    expect((await reviewCase(desk.db, { caseId: desk.caseId, counts: { arrest: -1 } }, desk.told(AT))).kind).toBe(
      "refused",
    );
    expect(await costEventsOfCase(desk.db, desk.caseId)).toEqual([]);
  });
});
