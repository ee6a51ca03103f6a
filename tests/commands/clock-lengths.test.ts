import { describe, expect, it } from "vitest";
import { cutOff } from "#app/commands/end-contact.ts";
import { beginDanger, passDanger } from "#app/commands/mark-danger.ts";
import { moveAction } from "#app/commands/move-action.ts";
import { recordContactAgain } from "#app/commands/record-contact-again.ts";
import { saveContact } from "#app/commands/save-contact.ts";
import { startAttempt } from "#app/commands/start-attempt.ts";
import { actionsOfCase } from "#db/action.ts";
import { caseById } from "#db/case.ts";
import { openDeadlinesOfCase, openDeadlinesOfSubject } from "#db/deadline.ts";
import { clocksOf, WITHIN } from "#machines/clocks-of.ts";
import { REVIEW_AFTER, type Clock } from "#machines/owed.ts";
import { HOUR, later, MINUTE, type Instant } from "#machines/time.ts";
import { actorOf, aHub, freshDb, MONDAY } from "../factories.ts";
import { aDesk, aReferredDesk, type Desk } from "./case-steps.ts";

const AT_TEN = later(MONDAY, HOUR + 5 * MINUTE);

/** When a clock of the case runs out; undefined when it does not run. */
const dueOf = async ({ db, caseId }: Desk, clock: Clock): Promise<Instant | undefined> =>
  (await openDeadlinesOfCase(db, caseId)).find((deadline) => deadline.clock === clock)?.due_at;

async function aCall(answers: Record<string, string>) {
  const db = await freshDb();
  const hub = await aHub(db);
  const told = { by: actorOf(hub, "call-handler"), at: MONDAY };
  const saved = await saveContact(db, { contactId: null, answers: { source: "self", ...answers } }, told);
  if (saved.kind !== "done") throw new Error(saved.kind);
  const due = async (clock: Clock) =>
    (await openDeadlinesOfSubject(db, "contact", saved.contactId)).find((one) => one.clock === clock)?.due_at;
  return { db, told, contactId: saved.contactId, due };
}

describe("the time that a clock gives is the one that “How cases move” says", () => {
  it("for the record of a call, and for ringing back", async () => {
    const call = await aCall({ immediateDanger: "no" });
    expect(await call.due("finish-call")).toBe(later(MONDAY, WITHIN["finish-call"]));
    await cutOff(call.db, { contactId: call.contactId, howEnded: "silence" }, call.told);
    expect(await call.due("ring-back")).toBe(later(MONDAY, WITHIN["ring-back"]));
    const unknown = await aCall({ immediateDanger: "unknown" });
    await cutOff(unknown.db, { contactId: unknown.contactId, howEnded: "silence" }, unknown.told);
    expect(await unknown.due("ring-back")).toBe(later(MONDAY, WITHIN["ring-back-unknown"]));
    const danger = await aCall({ immediateDanger: "yes" });
    await cutOff(danger.db, { contactId: danger.contactId, howEnded: "silence" }, danger.told);
    expect(await danger.due("ring-back")).toBe(MONDAY);
  });

  it("for how an attempt went", async () => {
    const desk = await aReferredDesk();
    expect((await startAttempt(desk.db, { caseId: desk.caseId, kind: "call" }, desk.told(AT_TEN))).kind).toBe("done");
    expect(await dueOf(desk, "finish-attempt")).toBe(later(AT_TEN, WITHIN["finish-attempt"]));
  });

  it("for grading once the danger has passed, or when they contact us again", async () => {
    const desk = await aDesk();
    await beginDanger(desk.db, { caseId: desk.caseId }, desk.told(AT_TEN));
    expect(await dueOf(desk, "emergency")).toBe(AT_TEN);
    await passDanger(desk.db, { caseId: desk.caseId }, desk.told(AT_TEN));
    expect(await dueOf(desk, "triage")).toBe(later(AT_TEN, WITHIN.triage));
    const again = await aDesk();
    await recordContactAgain(again.db, { caseId: again.caseId }, again.told(AT_TEN));
    expect(await dueOf(again, "triage")).toBe(later(AT_TEN, WITHIN.triage));
  });

  it("for the review, by the grade", async () => {
    expect(await dueOf(await aDesk({}, "high"), "review")).toBe(later(MONDAY, REVIEW_AFTER.high));
    expect(REVIEW_AFTER.medium).toBe(REVIEW_AFTER.standard);
  });

  it("for a second person, and for what the person refused", async () => {
    const asked = await aDesk({ professionalJudgementHigh: "true" }, "medium");
    expect(await dueOf(asked, "approve-grade")).toBe(later(MONDAY, WITHIN["approve-grade"]));
    const refused = await aDesk({ "consent.service": "no", "consent.sharing": "no", children: "" }, "standard");
    expect(await dueOf(refused, "settle-unmet")).toBe(later(MONDAY, WITHIN["settle-unmet-refused"]));
  });

  it("for how it went, once somebody has made first contact", async () => {
    const desk = await aDesk();
    const action = (await actionsOfCase(desk.db, desk.caseId)).find(({ status }) => status === "sent");
    for (const type of ["ACCEPTED", "STARTED"] as const) {
      const moved = await moveAction(desk.db, { actionId: action?.id ?? "", step: { type } }, desk.told(AT_TEN));
      expect(moved.kind, type).toBe("done");
    }
    expect(await dueOf(desk, "finish-action")).toBe(later(AT_TEN, WITHIN["finish-action"]));
  });
});

describe("a clock that runs", () => {
  it("is one of those that the status of its thing names", async () => {
    const desks = [await aDesk(), await aReferredDesk(), await aDesk({ immediateDanger: "yes" })];
    const [planned, referred] = desks;
    if (!planned || !referred) throw new Error("There are three.");
    await beginDanger(referred.db, { caseId: referred.caseId }, referred.told(AT_TEN));
    await recordContactAgain(planned.db, { caseId: planned.caseId }, planned.told(AT_TEN));
    for (const { db, caseId } of desks) {
      const row = await caseById(db, caseId);
      const actions = new Map((await actionsOfCase(db, caseId)).map(({ id, status }) => [id, status]));
      const running = await openDeadlinesOfCase(db, caseId);
      expect(running.length).toBeGreaterThan(0);
      for (const { subject, subject_id: id, clock } of running) {
        const status = subject === "action" ? actions.get(id) : subject === "case" ? row?.status : "pending";
        expect(clocksOf(subject, status ?? ""), `${subject} ${status ?? ""}`).toContain(clock);
      }
    }
  });
});
