import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ATTEMPT_RESULTS, finishAttempt, type AttemptResult } from "#app/commands/finish-attempt.ts";
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
import { referralByReference } from "#db/referral.ts";
import { safeContactsOfCase } from "#db/safe-contact.ts";
import { DAY, HOUR, later, MINUTE, type Instant } from "#machines/time.ts";
import { aHub, MONDAY } from "../factories.ts";
import { aDesk, aReferredDesk, everythingOf, type Desk } from "./case-steps.ts";

const AT_TEN = later(MONDAY, HOUR + 5 * MINUTE);

async function attempt(
  desk: Desk,
  at: Instant,
  result: AttemptResult,
  stillSafe: "yes" | "no" | "not-asked" = "not-asked",
) {
  const begun = await startAttempt(desk.db, { caseId: desk.caseId, kind: "call" }, desk.told(at));
  if (begun.kind !== "done") return begun;
  const end = {
    caseId: desk.caseId,
    attemptId: begun.attemptId,
    result,
    stillSafe,
    slotKept: "yes",
    note: "",
  } as const;
  return finishAttempt(desk.db, end, desk.told(later(at, 4 * MINUTE)));
}

const END = { result: "no-answer", stillSafe: "not-asked", slotKept: "not-known", note: "" } as const;

const statusOf = async ({ db, reference }: Awaited<ReturnType<typeof aReferredDesk>>) =>
  (await referralByReference(db, reference))?.status;

describe("reaching a person", () => {
  it("outside the safe hours is refused and leaves no trace", async () => {
    const desk = await aReferredDesk();
    const before = await everythingOf(desk);
    const result = await startAttempt(desk.db, { caseId: desk.caseId, kind: "call" }, desk.told(MONDAY));
    expect(result).toMatchObject({ kind: "refused", reason: "Not now." });
    expect(await everythingOf(desk)).toBe(before);
  });

  it("inside them it is on record before anybody dials, once however often the form is sent", async () => {
    const desk = await aReferredDesk();
    const input = { caseId: desk.caseId, kind: "call" } as const;
    const first = await startAttempt(desk.db, input, desk.told(AT_TEN, { key: "once" }));
    const again = await startAttempt(desk.db, input, desk.told(AT_TEN, { key: "once" }));
    const otherTab = await startAttempt(desk.db, input, desk.told(AT_TEN, { key: "another" }));
    expect(first.kind).toBe("done");
    expect(again).toEqual(first);
    expect(otherTab).toEqual(first);
    expect(await attemptsOfCase(desk.db, desk.caseId)).toMatchObject([
      { result: "started", in_slot: 1, ended_at: null },
    ]);
    expect(await statusOf(desk)).toBe("first-attempt");
    await desk.whole();
  });

  it("two people never ring at once", async () => {
    const desk = await aReferredDesk();
    await startAttempt(desk.db, { caseId: desk.caseId, kind: "call" }, desk.told(AT_TEN));
    const second = await startAttempt(
      desk.db,
      { caseId: desk.caseId, kind: "call" },
      desk.told(later(AT_TEN, MINUTE), { by: "second-call-handler" }),
    );
    expect(second.kind).toBe("refused");
  });

  it("another hub's case is the same as none", async () => {
    const desk = await aReferredDesk();
    const other = await aHub(desk.db, "kent");
    const told = {
      ...desk.told(AT_TEN),
      by: {
        userId: other.user["call-handler"],
        organisationId: other.organisation.hub,
        role: "call-handler",
        area: "kent",
      },
    } as const;
    expect((await startAttempt(desk.db, { caseId: desk.caseId, kind: "call" }, told)).kind).toBe("not-found");
  });

  it("a stale page shows what stands now instead of a number", async () => {
    const desk = await aReferredDesk();
    const result = await startAttempt(desk.db, { caseId: desk.caseId, kind: "call", version: 99 }, desk.told(AT_TEN));
    expect(result).toMatchObject({ kind: "conflict", theirs: { status: "received" } });
  });

  it("reached: triage begins with a clock, the referrer may know, and the safe way is confirmed", async () => {
    const desk = await aReferredDesk();
    const done = await attempt(desk, AT_TEN, "reached", "yes");
    expect(done.kind).toBe("done");
    const row = await desk.row();
    expect([row.status, row.next_what]).toEqual(["triaging", "triage"]);
    expect(row.first_contact_at).toBe(later(AT_TEN, 4 * MINUTE));
    expect(await statusOf(desk)).toBe("in-contact");
    expect((await safeContactsOfCase(desk.db, desk.caseId))[0]?.confirmed_at).toBe(row.first_contact_at);
    await desk.whole();
  });

  it("not reached: the next safe slot is owed, never later than what was promised while that is ahead", async () => {
    const desk = await aReferredDesk();
    const promised = (await desk.row()).first_contact_due_at ?? "";
    await attempt(desk, AT_TEN, "no-answer");
    const row = await desk.row();
    const tuesday = later(MONDAY, DAY + HOUR);
    expect(row.next_what).toBe("first-contact");
    expect(row.next_due_at).toBe(promised > AT_TEN && promised < tuesday ? promised : tuesday);
    expect(row.first_contact_at).toBeNull();
    await desk.whole();
  });

  it("three attempts in three slots go back to the referrer and the duty manager; three in one slot do not", async () => {
    const desk = await aReferredDesk();
    for (const minutes of [0, 20, 40]) await attempt(desk, later(AT_TEN, minutes * MINUTE), "no-answer");
    expect(await statusOf(desk)).toBe("first-attempt");
    await attempt(desk, later(AT_TEN, DAY), "no-answer");
    expect(await statusOf(desk)).toBe("first-attempt");
    await attempt(desk, later(AT_TEN, 2 * DAY), "voicemail-left");
    expect(await statusOf(desk)).toBe("unable-to-contact");
    const row = await desk.row();
    expect([row.status, row.next_what, row.next_owner_user_id]).toEqual([
      "received",
      "late-first-contact",
      desk.hub.user["duty-manager"],
    ]);
    await desk.whole();
  });

  it("a way that is no longer safe gives no number again", async () => {
    const desk = await aReferredDesk();
    await attempt(desk, AT_TEN, "someone-else-answered", "no");
    const result = await startAttempt(desk.db, { caseId: desk.caseId, kind: "call" }, desk.told(later(AT_TEN, DAY)));
    expect(result.kind).toBe("refused");
    expect((await desk.row()).next_what).toBe("late-first-contact");
    await desk.whole();
  });

  it("begun, it is a thing of its own with a history, and how it ended is owed by whoever was shown the number", async () => {
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

  it("an end is written once", async () => {
    const desk = await aReferredDesk();
    const begun = await startAttempt(desk.db, { caseId: desk.caseId, kind: "call" }, desk.told(AT_TEN));
    if (begun.kind !== "done") expect.fail(begun.kind);
    const end = {
      caseId: desk.caseId,
      attemptId: begun.attemptId,
      result: "no-answer",
      stillSafe: "not-asked",
      slotKept: "no",
      note: "Engaged",
    } as const;
    expect((await finishAttempt(desk.db, end, desk.told(AT_TEN))).kind).toBe("done");
    const before = await everythingOf(desk);
    expect((await finishAttempt(desk.db, { ...end, result: "reached" }, desk.told(AT_TEN))).kind).toBe("conflict");
    expect(await everythingOf(desk)).toBe(before);
  });

  it("on a case that is being supported an attempt changes no clock that is owed", async () => {
    const desk = await aDesk();
    const before = await desk.row();
    await attempt(desk, later(MONDAY, 10 * MINUTE), "no-answer");
    const after = await desk.row();
    expect([after.next_what, after.next_due_at]).toEqual([before.next_what, before.next_due_at]);
    await desk.whole();
  });

  it("whatever comes of attempts, in whatever order, exactly one thing is owed next", async () => {
    const results = fc.array(
      fc.tuple(fc.constantFrom(...ATTEMPT_RESULTS), fc.constantFrom("yes", "no", "not-asked"), fc.nat(3)),
      { maxLength: 6 },
    );
    await fc.assert(
      fc.asyncProperty(results, async (steps) => {
        const desk = await aReferredDesk();
        let at = AT_TEN;
        for (const [result, stillSafe, days] of steps) {
          at = later(at, days * DAY + 10 * MINUTE);
          await attempt(desk, at, result, stillSafe);
          await desk.whole();
        }
        await desk.db.close().catch(() => undefined);
      }),
      { numRuns: 15 },
    );
  });
});
