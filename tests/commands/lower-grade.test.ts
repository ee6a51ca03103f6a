import { describe, expect, it } from "vitest";
import { agreePlanOfCase } from "#app/commands/agree-plan.ts";
import { decideApproval } from "#app/commands/decide-approval.ts";
import { judge } from "#app/judge.ts";
import { lastAnswers } from "#app/last-answers.ts";
import { standingOf } from "#app/standing.ts";
import { approvalsOfCase } from "#db/grade-approval.ts";
import { organisationsForPathway } from "#db/organisation-pathway.ts";
import type { Answers } from "#machines/intake/answers.ts";
import type { Grade } from "#machines/statuses.ts";
import { HOUR, later, MINUTE, type Instant } from "#machines/time.ts";
import { MONDAY } from "../factories.ts";
import { aDesk, type Desk } from "./case-steps.ts";

const CALM = { professionalJudgementHigh: "", "risk.tool": "professional-only", "risk.grade": "medium", topics: [] };
const at = (minutes: number): Instant => later(MONDAY, minutes * MINUTE);

/** Grades the case anew: what was told last, and what has changed. */
async function grade(desk: Desk, agreedGrade: Grade, changed: Answers, reason: string, when: Instant) {
  const row = await desk.row();
  const answers = { ...(await lastAnswers(desk.db, row)), ...changed };
  const judged = await judge(desk.db, answers, agreedGrade, row.area, when, await standingOf(desk.db, row));
  if (!judged.ok) throw new Error(JSON.stringify(judged.errors));
  const actions = await Promise.all(
    judged.judged.result.actions.map(async ({ pathway }) => ({
      pathway,
      organisationId: (await organisationsForPathway(desk.db, row.area, pathway))[0]?.id ?? desk.hub.organisation.hub,
    })),
  );
  const plan = { agreedGrade, reason, overrideReason: "", actions, sendNow: true };
  return agreePlanOfCase(desk.db, { caseId: desk.caseId, version: row.version, answers, plan }, desk.told(when));
}

const pendingOf = async (desk: Desk) =>
  (await approvalsOfCase(desk.db, desk.caseId)).find(({ status }) => status === "pending");

async function approve(desk: Desk, when: Instant) {
  const pending = await pendingOf(desk);
  const told = desk.told(when, { by: "duty-manager" });
  return decideApproval(desk.db, { approvalId: pending?.id ?? "", decision: "approve" }, told);
}

describe("a high grade that was suggested, when newer answers suggest less", () => {
  const high = () => aDesk({ professionalJudgementHigh: "true" }, "high");

  it("does not fall without a reason, and the error stands at the reason", async () => {
    const desk = await high();
    expect(await grade(desk, "medium", CALM, " ", at(60))).toMatchObject({
      kind: "invalid",
      errors: [{ field: "gradeReason", message: "Say why the grade is lower than it was." }],
    });
    expect((await desk.row()).grade).toBe("high");
  });

  it("stands until a second person agrees, however often one person grades it lower", async () => {
    const desk = await high();
    for (const minutes of [60, 90]) {
      expect((await grade(desk, "medium", CALM, "It has become calmer.", at(minutes))).kind).toBe("done");
      expect(await desk.row()).toMatchObject({ grade: "high", suggested_grade: "medium" });
      expect(await pendingOf(desk)).toMatchObject({ from_grade: "high", to_grade: "medium" });
    }
    expect((await approve(desk, at(120))).kind).toBe("done");
    expect((await desk.row()).grade).toBe("medium");
    await desk.whole();
  });

  it("asks for nobody again once a second person has agreed to less and high was since somebody's own judgement", async () => {
    const desk = await high();
    await grade(desk, "medium", CALM, "It has become calmer.", at(60));
    await approve(desk, at(120));
    expect((await grade(desk, "high", {}, "I am worried.", at(180))).kind).toBe("done");
    expect((await desk.row()).grade).toBe("high");
    expect((await grade(desk, "medium", {}, "I have spoken with them.", later(MONDAY, 4 * HOUR))).kind).toBe("done");
    expect((await desk.row()).grade).toBe("medium");
    expect(await pendingOf(desk)).toBeUndefined();
  });
});

it("a medium grade does not fall without a reason either, and needs no second person", async () => {
  const desk = await aDesk({ "risk.tool": "professional-only", "risk.grade": "medium", topics: [] }, "medium");
  const calmer = { "risk.grade": "standard" };
  expect(await grade(desk, "standard", calmer, "", at(60))).toMatchObject({ kind: "invalid" });
  expect((await grade(desk, "standard", calmer, "They have moved.", at(61))).kind).toBe("done");
  expect((await desk.row()).grade).toBe("standard");
});
