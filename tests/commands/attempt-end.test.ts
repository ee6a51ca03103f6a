import { describe, expect, it } from "vitest";
import { finishAttempt } from "#app/commands/finish-attempt.ts";
import { closeCase } from "#app/commands/close-case.ts";
import { moveAction } from "#app/commands/move-action.ts";
import { recordContactAgain } from "#app/commands/record-contact-again.ts";
import { startAttempt } from "#app/commands/start-attempt.ts";
import { startPartnerAttempt } from "#app/commands/start-partner-attempt.ts";
import { tick } from "#app/commands/tick.ts";
import { contactPage } from "#app/queries/case-contact.ts";
import { storyOfCase } from "#app/queries/case-story.ts";
import { actionsOfCase } from "#db/action.ts";
import { attemptsOfCase } from "#db/contact-attempt.ts";
import { openDeadlinesOfCase, openDeadlinesOfSubject } from "#db/deadline.ts";
import { eventsOfSubject } from "#db/event.ts";
import { safeContactsOfCase } from "#db/safe-contact.ts";
import { DAY, HOUR, later, MINUTE, type Instant } from "#machines/time.ts";
import { MONDAY } from "../factories.ts";
import { aDesk, aReferredDesk, everythingOf } from "./case-steps.ts";
import { AT_TEN, attempt, END, statusOf } from "./trying.ts";

describe("an attempt", () => {
  it("begun, is a thing of its own with a history, and how it ended is owed by whoever was shown the number", async () => {
    const desk = await aReferredDesk();
    const begun = await startAttempt(desk.db, { caseId: desk.caseId, kind: "call" }, desk.told(AT_TEN));
    if (begun.kind !== "done") expect.fail(begun.kind);
    const events = await eventsOfSubject(desk.db, "attempt", begun.attemptId);
    expect(events).toMatchObject([{ type: "STARTED", from_status: null, to_status: "started", case_id: desk.caseId }]);
    expect(await desk.row()).toMatchObject({
      next_what: "finish-attempt",
      next_owner_user_id: desk.hub.user["call-handler"],
      next_due_at: later(AT_TEN, 30 * MINUTE),
    });
    await desk.whole();
  });

  it.each([
    ["reached", "reached", "REACHED"],
    ["could-not-talk", "not-reached", "NOT_REACHED"],
    ["someone-else-answered", "not-reached", "NOT_REACHED"],
    ["wrong-number", "not-reached", "NOT_REACHED"],
    ["voicemail-left", "message-left", "MESSAGE_LEFT"],
    ["not-made", "not-made", "NOT_MADE"],
  ] as const)("that ends as %s is %s, and its clock stops", async (result, status, type) => {
    const desk = await aReferredDesk();
    expect((await attempt(desk, AT_TEN, result)).kind).toBe("done");
    const [one] = await attemptsOfCase(desk.db, desk.caseId);
    expect(one).toMatchObject({ status, result });
    const events = await eventsOfSubject(desk.db, "attempt", one?.id ?? "");
    expect(events.at(-1)).toMatchObject({ type, from_status: "started", to_status: status });
    expect(await openDeadlinesOfSubject(desk.db, "attempt", one?.id ?? "")).toEqual([]);
    await desk.whole();
  });

  it("that nobody made uses up no safe time, moves nothing that is owed, and confirms nothing", async () => {
    const desk = await aReferredDesk();
    const before = await desk.row();
    const confirmed = (await safeContactsOfCase(desk.db, desk.caseId))[0]?.confirmed_at;
    for (const days of [0, 1, 2]) {
      await attempt(desk, later(AT_TEN, days * DAY), "not-made", "yes");
      const after = await desk.row();
      expect([after.next_what, after.next_due_at]).toEqual([before.next_what, before.next_due_at]);
    }
    expect(await statusOf(desk)).toBe("first-attempt");
    expect((await safeContactsOfCase(desk.db, desk.caseId))[0]?.confirmed_at).toBe(confirmed);
    const words = (await storyOfCase(desk.db, before)).map((one) => one.words);
    expect(words.filter((one) => one === "We meant to ring, and did not.")).toHaveLength(3);
    await desk.whole();
  });

  it("is told once in the history of the case, however it went", async () => {
    const desk = await aReferredDesk();
    await attempt(desk, AT_TEN, "no-answer");
    const words = (await storyOfCase(desk.db, await desk.row())).map((one) => one.words);
    expect(words.filter((one) => one.startsWith("We rang."))).toEqual(["We rang. No answer."]);
  });

  it("whose end nobody writes is asked of the duty manager, and anybody of the hub may write it", async () => {
    const desk = await aReferredDesk();
    const begun = await startAttempt(desk.db, { caseId: desk.caseId, kind: "call" }, desk.told(AT_TEN));
    if (begun.kind !== "done") expect.fail(begun.kind);
    await tick(desk.db, later(AT_TEN, 30 * MINUTE));
    expect(await desk.row()).toMatchObject({
      next_what: "late-finish-attempt",
      next_owner_user_id: desk.hub.user["duty-manager"],
    });
    const told = desk.told(later(AT_TEN, HOUR), { by: "duty-manager" });
    const end = { ...END, caseId: desk.caseId, attemptId: begun.attemptId };
    expect((await finishAttempt(desk.db, end, told)).kind).toBe("done");
    expect(await openDeadlinesOfSubject(desk.db, "attempt", begun.attemptId)).toEqual([]);
    await desk.whole();
  });

  it("of a partner who does not say how it went is written down by the hub once their time has passed", async () => {
    const desk = await aDesk();
    const { db, caseId } = desk;
    const idva = (await actionsOfCase(db, caseId)).find((one) => one.pathway === "idva");
    const partner = (at: Instant) => desk.told(at, { by: "partner" });
    await moveAction(db, { actionId: idva?.id ?? "", step: { type: "ACCEPTED" } }, partner(MONDAY));
    const begun = await startPartnerAttempt(db, { actionId: idva?.id ?? "" }, partner(MONDAY));
    if (begun.kind !== "done") expect.fail(begun.kind);
    const end = { ...END, caseId, attemptId: begun.attemptId };
    const page = (minutes: number) =>
      contactPage(db, caseId, desk.hub.user["call-handler"], later(MONDAY, minutes * MINUTE));
    expect((await page(29)).running).toBeNull();
    expect((await finishAttempt(db, end, desk.told(later(MONDAY, 29 * MINUTE)))).kind).toBe("not-found");
    const asked = (await page(31)).running;
    expect(asked).toMatchObject({ id: begun.attemptId, mine: false, by: "Test first", number: null });
    expect((await finishAttempt(db, end, desk.told(later(MONDAY, 31 * MINUTE)))).kind).toBe("done");
    expect(await attemptsOfCase(db, caseId)).toMatchObject([{ status: "not-reached", result: "no-answer" }]);
    await desk.whole();
  });

  it("leaves no clock on a case that is closed meanwhile, may still be written down, and is owed again when it reopens", async () => {
    const desk = await aReferredDesk();
    const { db, caseId } = desk;
    await attempt(desk, AT_TEN, "reached");
    const begun = await startAttempt(db, { caseId, kind: "call" }, desk.told(later(AT_TEN, 5 * MINUTE)));
    if (begun.kind !== "done") expect.fail(begun.kind);
    await db.q.updateTable("case").set({ grade: "standard" }).where("id", "=", caseId).execute();
    const close = { caseId, outcome: "asked-us-to-stop", finalGrade: "standard" } as const;
    expect((await closeCase(db, close, desk.told(later(AT_TEN, 6 * MINUTE)))).kind).toBe("done");
    expect(await openDeadlinesOfCase(db, caseId)).toEqual([]);
    expect(await tick(db, later(AT_TEN, DAY))).toEqual({ fired: 0, failed: 0 });
    const end = { ...END, caseId, attemptId: begun.attemptId };
    const before = await everythingOf(desk);
    const reached = await finishAttempt(db, { ...end, result: "reached" }, desk.told(later(AT_TEN, DAY)));
    expect([reached.kind, await everythingOf(desk)]).toEqual(["refused", before]);
    await recordContactAgain(db, { caseId }, desk.told(later(AT_TEN, DAY)));
    expect(await openDeadlinesOfSubject(db, "attempt", begun.attemptId)).toMatchObject([{ clock: "finish-attempt" }]);
    expect((await finishAttempt(db, end, desk.told(later(AT_TEN, DAY)))).kind).toBe("done");
  });

  it("makes no form of the case stale that somebody has open", async () => {
    const desk = await aReferredDesk();
    const { version } = await desk.row();
    await startAttempt(desk.db, { caseId: desk.caseId, kind: "call" }, desk.told(AT_TEN));
    expect((await desk.row()).version).toBe(version);
  });
});
