import { describe, expect, it } from "vitest";
import { lookUpCase } from "#app/commands/look-up-case.ts";
import { caseSummary } from "#app/queries/case-summary.ts";
import { aDesk } from "../commands/case-steps.ts";
import { PLANTED_TEXTS } from "./planted.ts";

describe("a case at the terminal", () => {
  it("says where it stands, whose turn it is and what was agreed, and nothing personal", async () => {
    const desk = await aDesk();
    const { reference, version } = await desk.row();
    const summary = await caseSummary(desk.db, ` ${reference.toLowerCase()} `);
    expect(summary).toMatchObject({ reference, status: "supporting", grade: "high", version });
    expect(Object.keys(summary?.nextAction ?? {})).toEqual(["what", "owner", "due"]);
    for (const action of summary?.actions ?? [])
      expect(Object.keys(action)).toEqual(["id", "pathway", "status", "owner", "due"]);
    const text = JSON.stringify(summary);
    for (const planted of PLANTED_TEXTS) expect(text).not.toContain(planted);
    expect(await caseSummary(desk.db, "0000-0000")).toBeUndefined();
  });

  it("leaves a line in the audit that names nobody", async () => {
    const desk = await aDesk();
    await lookUpCase(desk.db, desk.caseId, desk.told().at);
    const rows = await desk.db.q.selectFrom("audit").selectAll().where("verb", "=", "case.look-up").execute();
    expect(rows).toMatchObject([{ by: null, case_id: desk.caseId }]);
  });
});
