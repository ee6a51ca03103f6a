import { describe, expect, it } from "vitest";
import { beginDanger } from "#app/commands/mark-danger.ts";
import { moveAction, type ActionStep } from "#app/commands/move-action.ts";
import { actionsOfCase, type ActionRow } from "#db/action.ts";
import { insertAreaSetting } from "#db/area.ts";
import { inTransaction } from "#db/connection.ts";
import { openDeadlinesOfSubject } from "#db/deadline.ts";
import { newId } from "#db/ids.ts";
import { unmetOfCase } from "#db/unmet-need.ts";
import { londonDay, later, MINUTE } from "#machines/time.ts";
import { MONDAY } from "../factories.ts";
import { aDesk, type Desk } from "./case-steps.ts";

const SOON = later(MONDAY, 5 * MINUTE);
/** Nothing beside outreach: no stalking, no children. */
const MEDIUM = { topics: [], children: "", immediateDanger: "no" };

/** A medium case with outreach under way to somebody, in an area that has no advocates from today on; then there is danger. */
async function outreachInDanger(): Promise<Desk & { before: ActionRow; after: ActionRow }> {
  const desk = await aDesk(MEDIUM, "medium");
  const outreach = async () => {
    const found = (await actionsOfCase(desk.db, desk.caseId)).filter(({ pathway }) => pathway === "outreach");
    expect(found).toHaveLength(1);
    return found[0] as ActionRow;
  };
  const before = await outreach();
  await inTransaction(desk.db, (trx) =>
    insertAreaSetting(trx, {
      id: newId(),
      area: desk.hub.area,
      from_day: londonDay(MONDAY),
      visible_high: 14,
      medium_from: 10,
      escalation_incidents: 3,
      repeat_months: 12,
      unavailable: '["dapo","idva"]',
      alternatives: "{}",
    }),
  );
  expect((await beginDanger(desk.db, { caseId: desk.caseId }, desk.told(SOON))).kind).toBe("done");
  return { ...desk, before, after: await outreach() };
}

describe("outreach that was there before the grade became high, and then stands in for the advocate", () => {
  it("takes on the rules and the sooner time, and its clock runs to it", async () => {
    const desk = await outreachInDanger();
    const { db, before, after } = desk;
    expect(JSON.parse(before.rules)).toEqual(["R8"]);
    expect(JSON.parse(after.rules)).toEqual(["R7", "R8", "R26"]);
    expect(after.due_at < before.due_at).toBe(true);
    expect(
      (await openDeadlinesOfSubject(db, "action", after.id)).map(({ clock, due_at: due }) => [clock, due]),
    ).toEqual([["answer-action", after.due_at]]);
    await desk.whole();
  });

  it.each<ActionStep>([
    { type: "DECLINED", reason: "not-our-area" },
    { type: "WITHDRAWN", reason: "They asked us to." },
  ])("is somebody's to answer for when it is $type", async (step) => {
    const desk = await outreachInDanger();
    const { db, caseId, after } = desk;
    const moved = await moveAction(
      db,
      { actionId: after.id, version: after.version, step },
      desk.told(later(SOON, MINUTE)),
    );
    expect(moved.kind).toBe("done");
    const owed = (await unmetOfCase(db, caseId)).filter((need) => need.met_by === null && need.settled_at === null);
    expect(owed.map(({ pathway }) => pathway)).toHaveLength(1);
    await desk.whole();
  });

  it("is a need again once it has fallen away and there is danger anew", async () => {
    const desk = await outreachInDanger();
    const { db, caseId, after } = desk;
    const step = { type: "WITHDRAWN", reason: "They asked us to." } as const;
    await moveAction(db, { actionId: after.id, version: after.version, step }, desk.told(later(SOON, MINUTE)));
    await beginDanger(db, { caseId }, desk.told(later(SOON, 2 * MINUTE)));
    const open = (await actionsOfCase(db, caseId)).filter(
      ({ pathway, status }) => pathway === "outreach" && status !== "withdrawn",
    );
    expect(open.map(({ rules }) => JSON.parse(rules) as string[])).toEqual([["R7", "R26"]]);
  });
});
