import { describe, expect, it } from "vitest";
import { agreePlanOfCase } from "#app/commands/agree-plan.ts";
import { decideApproval } from "#app/commands/decide-approval.ts";
import { beginDanger, passDanger } from "#app/commands/mark-danger.ts";
import { judge } from "#app/judge.ts";
import { standingOf } from "#app/standing.ts";
import { lastAnswers } from "#app/last-answers.ts";
import { historyPage } from "#app/queries/history.ts";
import { storyOfCase } from "#app/queries/case-story.ts";
import { openDeadlinesOfSubject } from "#db/deadline.ts";
import { eventsOfSubject } from "#db/event.ts";
import { approvalsOfCase } from "#db/grade-approval.ts";
import { organisationsForPathway } from "#db/organisation-pathway.ts";
import type { Grade } from "#machines/statuses.ts";
import { HOUR, later, MINUTE, type Instant } from "#machines/time.ts";
import { MONDAY } from "../factories.ts";
import { aDesk, everythingOf, type Desk } from "./case-steps.ts";

/** A case for which high was suggested and medium asked for. */
const aWaitingDesk = () => aDesk({ professionalJudgementHigh: "true" }, "medium");

const approvals = (desk: Desk) => approvalsOfCase(desk.db, desk.caseId);
const first = async (desk: Desk) => (await approvals(desk))[0]?.id ?? "";
const events = async (desk: Desk, id: string) =>
  (await eventsOfSubject(desk.db, "approval", id)).map((one) => one.type);
const manager = (desk: Desk, at: Instant = later(MONDAY, HOUR)) => desk.told(at, { by: "duty-manager" });

/** Assesses the same facts anew and asks for this grade. */
async function assess(desk: Desk, agreedGrade: Grade, at: Instant, version?: number) {
  const row = await desk.row();
  const answers = { ...(await lastAnswers(desk.db, row)) };
  const judged = await judge(desk.db, answers, agreedGrade, row.area, at, await standingOf(desk.db, row));
  if (!judged.ok) throw new Error(JSON.stringify(judged.errors));
  const actions = await Promise.all(
    judged.judged.result.actions.map(async ({ pathway }) => ({
      pathway,
      organisationId: (await organisationsForPathway(desk.db, row.area, pathway))[0]?.id ?? desk.hub.organisation.hub,
    })),
  );
  const plan = { agreedGrade, reason: "Looked at again.", overrideReason: "", actions, sendNow: true };
  const input = { caseId: desk.caseId, version: version ?? row.version, answers, plan };
  return agreePlanOfCase(desk.db, input, desk.told(at));
}

describe("a lower grade than high, when high was suggested", () => {
  it("waits as a thing of its own, with its history and its clock, while high stands", async () => {
    const desk = await aWaitingDesk();
    const [one] = await approvals(desk);
    expect(one).toMatchObject({ status: "pending", from_grade: "high", to_grade: "medium" });
    expect(await events(desk, one?.id ?? "")).toEqual(["REQUESTED"]);
    const clocks = await openDeadlinesOfSubject(desk.db, "approval", one?.id ?? "");
    expect(clocks).toMatchObject([{ clock: "approve-grade", due_at: later(MONDAY, 4 * HOUR), case_id: desk.caseId }]);
    expect((await desk.row()).grade).toBe("high");
    await desk.whole();
  });

  it("stands once a second person agrees, with one sentence in the history", async () => {
    const desk = await aWaitingDesk();
    const id = await first(desk);
    expect((await decideApproval(desk.db, { approvalId: id, decision: "approve" }, manager(desk))).kind).toBe("done");
    expect((await desk.row()).grade).toBe("medium");
    expect(await events(desk, id)).toEqual(["REQUESTED", "APPROVED"]);
    expect(await openDeadlinesOfSubject(desk.db, "approval", id)).toEqual([]);
    const story = (await storyOfCase(desk.db, await desk.row())).filter((one) => one.at === later(MONDAY, HOUR));
    expect(story.map((one) => one.words)).toEqual(["A second person agreed to the lower grade."]);
    await desk.whole();
  });

  it("refused: high stands on, and the request is over", async () => {
    const desk = await aWaitingDesk();
    const id = await first(desk);
    expect((await decideApproval(desk.db, { approvalId: id, decision: "refuse" }, manager(desk))).kind).toBe("done");
    expect((await desk.row()).grade).toBe("high");
    expect(await events(desk, id)).toEqual(["REQUESTED", "REFUSED"]);
    await desk.whole();
  });

  it("is never agreed to by whoever asked, nor by somebody who may not; nothing changes", async () => {
    const desk = await aWaitingDesk();
    const id = await first(desk);
    await desk.db.q
      .updateTable("grade_approval")
      .set({ requested_by: desk.hub.user["duty-manager"] } as never)
      .execute();
    const before = await everythingOf(desk);
    for (const decision of ["approve", "refuse"] as const)
      expect((await decideApproval(desk.db, { approvalId: id, decision }, manager(desk))).kind).toBe("refused");
    const handler = desk.told(later(MONDAY, HOUR));
    expect((await decideApproval(desk.db, { approvalId: id, decision: "approve" }, handler)).kind).toBe("not-found");
    expect(await everythingOf(desk)).toBe(before);
  });

  it("is superseded, and not refused, by a newer assessment, which asks anew", async () => {
    const desk = await aWaitingDesk();
    const id = await first(desk);
    expect(await assess(desk, "standard", later(MONDAY, HOUR))).toMatchObject({ kind: "done" });
    const [old, fresh] = await approvals(desk);
    expect(old).toMatchObject({ status: "superseded", decided_by: desk.hub.user["call-handler"] });
    expect(fresh).toMatchObject({ status: "pending", to_grade: "standard" });
    expect(await events(desk, id)).toEqual(["REQUESTED", "SUPERSEDED"]);
    expect(await openDeadlinesOfSubject(desk.db, "approval", id)).toEqual([]);
    expect(await openDeadlinesOfSubject(desk.db, "approval", fresh?.id ?? "")).toHaveLength(1);
    const stale = await decideApproval(desk.db, { approvalId: id, decision: "approve", version: 1 }, manager(desk));
    expect([stale.kind, (await desk.row()).grade]).toEqual(["refused", "high"]);
    await desk.whole();
  });

  it("is superseded when high is agreed after all: nothing waits any more", async () => {
    const desk = await aWaitingDesk();
    await assess(desk, "high", later(MONDAY, HOUR));
    expect((await approvals(desk)).map((one) => one.status)).toEqual(["superseded"]);
    expect((await desk.row()).grade).toBe("high");
    await desk.whole();
  });

  it("cannot be agreed to in danger, and not by what was asked before it once it has passed", async () => {
    const desk = await aWaitingDesk();
    const id = await first(desk);
    await beginDanger(desk.db, { caseId: desk.caseId }, desk.told(later(MONDAY, MINUTE)));
    const before = await everythingOf(desk);
    const approve = () => decideApproval(desk.db, { approvalId: id, decision: "approve" }, manager(desk));
    expect((await approve()).kind).toBe("refused");
    expect(await everythingOf(desk)).toBe(before);
    await passDanger(desk.db, { caseId: desk.caseId }, desk.told(later(MONDAY, 2 * MINUTE)));
    expect((await approvals(desk))[0]?.status).toBe("superseded");
    expect((await approve()).kind).toBe("refused");
    expect((await desk.row()).grade).toBe("high");
    await desk.whole();
  });

  it("is never brought about by a form that somebody else has overtaken", async () => {
    const desk = await aDesk({ professionalJudgementHigh: "true" }, "high");
    const { version } = await desk.row();
    await assess(desk, "high", later(MONDAY, MINUTE));
    expect((await assess(desk, "medium", later(MONDAY, HOUR), version)).kind).toBe("conflict");
    expect(await approvals(desk)).toEqual([]);
  });

  it("is in the history of grades with who, when and what became of it", async () => {
    const desk = await aWaitingDesk();
    await assess(desk, "standard", later(MONDAY, HOUR));
    const approvalId = (await approvals(desk))[1]?.id ?? "";
    await decideApproval(desk.db, { approvalId, decision: "refuse" }, manager(desk, later(MONDAY, 2 * HOUR)));
    const { grades } = await historyPage(desk.db, desk.caseId, later(MONDAY, 3 * HOUR));
    expect(grades.map((one) => [one.agreed, one.approval])).toEqual([
      ["Standard", { words: "Refused: Test duty-manager", at: later(MONDAY, 2 * HOUR) }],
      ["Medium", { words: "Replaced by a newer assessment: Test call-handler", at: later(MONDAY, HOUR) }],
    ]);
  });
});
