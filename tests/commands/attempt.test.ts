import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ATTEMPT_RESULTS, finishAttempt } from "#app/commands/finish-attempt.ts";
import { startAttempt } from "#app/commands/start-attempt.ts";
import { attemptsOfCase } from "#db/contact-attempt.ts";
import { safeContactsOfCase } from "#db/safe-contact.ts";
import { DAY, HOUR, later, MINUTE } from "#machines/time.ts";
import { aHub, MONDAY } from "../factories.ts";
import { aDesk, aReferredDesk, everythingOf } from "./case-steps.ts";
import { AT_TEN, attempt, statusOf } from "./trying.ts";

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
