import { describe, expect, it } from "vitest";
import { protocolOf } from "#app/protocol.ts";
import { comparedCases } from "#app/queries/protocol-differences.ts";
import { decisionsOfCase, replayed } from "#app/queries/protocol-replay.ts";
import { inTransaction } from "#db/connection.ts";
import { newId } from "#db/ids.ts";
import { assessmentsOfCase, insertAssessment } from "#db/risk-assessment.ts";
import { boxFor } from "#db/sealed.ts";
import { DAY, later } from "#machines/time.ts";
import { MONDAY } from "../factories.ts";
import { NOTHING_OWED } from "../db/row-factories.ts";
import { aDesk, type Desk } from "./case-steps.ts";
import { assessedAgain, inForce, inOwnOrder, listed, SAFEGUARDED } from "./protocol-steps.ts";

const TUESDAY = later(MONDAY, DAY);

describe("decisions made again", () => {
  it("come out as they are stored, whatever versions and settings came after", async () => {
    const desk = await aDesk();
    await inForce(desk.db, desk.hub, SAFEGUARDED, MONDAY, TUESDAY);
    await assessedAgain(desk, TUESDAY);
    await inForce(desk.db, desk.hub, { ...SAFEGUARDED, off: ["R18"], safetyPlanHours: 12 }, later(TUESDAY, DAY));
    await inOwnOrder(desk.db, desk.hub, { idva: ["isva"], outreach: [] });
    await assessedAgain(desk, later(TUESDAY, 2 * DAY));
    const all = await listed(replayed(desk.db));
    expect(all.map(({ version, same }) => [version, same])).toEqual([
      ["1", true],
      ["2", true],
      ["3", true],
    ]);
    const found = await decisionsOfCase(desk.db, (await desk.row()).reference.toLowerCase());
    expect(found?.decisions.map(({ version, suggested, agreed }) => [version, suggested, agreed])).toEqual([
      ["1", "medium", "high"],
      ["2", "medium", "high"],
      ["3", "medium", "high"],
    ]);
    const why = found?.decisions[1]?.actions.find((action) => action.pathway === "adult-safeguarding")?.why;
    expect(why).toEqual(["They are stalked, which this hub always tells."]);
    expect(JSON.stringify(found)).not.toContain("Quillfeather");
    expect(await decisionsOfCase(desk.db, "NONE-0000")).toBeNull();
  });

  it("that do not are found", async () => {
    const desk = await aDesk();
    await inForce(desk.db, desk.hub);
    const [stored] = await assessmentsOfCase(desk.db, desk.caseId);
    if (!stored) throw new Error("There is no assessment.");
    const box = await boxFor(desk.db, stored.key_id);
    const id = newId();
    const moved = (column: "facts_sealed" | "result_sealed") =>
      box.seal("risk_assessment", column, id, box.open("risk_assessment", column, stored.id, stored[column]));
    const other = {
      id,
      protocol_version: "2",
      facts_sealed: moved("facts_sealed"),
      result_sealed: moved("result_sealed"),
    };
    // As if what version 1 answered had been written under version 2, which would have answered otherwise.
    await inTransaction(desk.db, (trx) => insertAssessment(trx, { ...stored, ...other, reason_sealed: null }));
    expect((await listed(replayed(desk.db))).map(({ same }) => same)).toEqual([true, false]);
  });
});

describe("a comparison of two versions", () => {
  const compared = async (desk: Desk, from: string, to: string) => {
    const [before, after] = [await protocolOf(desk.db, from), await protocolOf(desk.db, to)];
    if (!before || !after) throw new Error("No such version.");
    return listed(comparedCases(desk.db, before, after));
  };

  it("names the open cases that differ, and how; the same version differs for nobody", async () => {
    const desk = await aDesk();
    await inForce(desk.db, desk.hub);
    const { reference } = await desk.row();
    const [only, ...others] = await compared(desk, "1", "2");
    expect(others).toEqual([]);
    expect(only).toMatchObject({
      reference,
      readable: true,
      difference: { actions: { added: ["adult-safeguarding"], removed: [] }, considerHigh: { added: ["R27"] } },
    });
    expect((await compared(desk, "2", "2")).map(({ difference }) => difference)).toEqual([null]);
    const [back] = await compared(desk, "2", "1");
    expect(back?.difference?.actions.removed).toEqual(["adult-safeguarding"]);
  });

  it("looks at each case once, by what was told last, and never at one that is closed", async () => {
    const desk = await aDesk();
    await inForce(desk.db, desk.hub);
    await assessedAgain(desk, TUESDAY, "high", { topics: ["low-mood"] });
    expect((await compared(desk, "1", "2")).map(({ difference }) => difference)).toEqual([null]);
    const closed = { status: "closed", closed_at: TUESDAY, closed_outcome: "engaged" } as const;
    await desk.db.q
      .updateTable("case")
      .set({ ...NOTHING_OWED, next_action_id: null, ...closed })
      .execute();
    expect(await compared(desk, "1", "2")).toEqual([]);
  });
});
