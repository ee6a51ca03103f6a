import { describe, expect, it } from "vitest";
import { finishAttempt } from "#app/commands/finish-attempt.ts";
import { finishPartnerAttempt } from "#app/commands/finish-partner-attempt.ts";
import { moveAction } from "#app/commands/move-action.ts";
import { startAttempt } from "#app/commands/start-attempt.ts";
import { startPartnerAttempt } from "#app/commands/start-partner-attempt.ts";
import type { Told } from "#app/commands/told.ts";
import { loader as partnerPage } from "#app/routes/actions/action.tsx";
import { loader as casePage } from "#app/routes/cases/case.tsx";
import { loader as contactPage } from "#app/routes/cases/contact.tsx";
import { attemptsOfCase } from "#db/contact-attempt.ts";
import { later, MINUTE } from "#machines/time.ts";
import { actorOf, aHub, freshDb, MONDAY, type AHub } from "../factories.ts";
import { aPlannedCase, PLANTED } from "../routes/planted.ts";
import { visitor, type Answered } from "../routes/visitor.ts";

type Name = keyof AHub["user"];

const OTHER = "Somebody else is reaching them right now.";
const ENDED = { result: "no-answer", stillSafe: "not-asked", slotKept: "not-known", note: "" } as const;

/** A case of which a partner took the advocate's action; the person may be rung from nine until eleven. */
async function aSharedCase() {
  const db = await freshDb();
  const hub = await aHub(db);
  const { caseId, action } = await aPlannedCase(db, hub);
  const actionId = action("idva").id;
  const told = (by: Name, minutes: number): Told => ({ by: actorOf(hub, by), at: later(MONDAY, minutes * MINUTE) });
  await moveAction(db, { actionId, step: { type: "ACCEPTED" } }, told("partner", 1));
  const reader = async (by: Name, minutes: number) => {
    const one = await visitor(db, hub, by);
    one.at(later(MONDAY, minutes * MINUTE));
    return one;
  };
  return {
    db,
    caseId,
    actionId,
    told,
    hubRings: (minutes: number, by: Name = "call-handler") =>
      startAttempt(db, { caseId, kind: "call" }, told(by, minutes)),
    partnerRings: (minutes: number) => startPartnerAttempt(db, { actionId }, told("partner", minutes)),
    contactOf: async (by: Name, minutes: number) =>
      (await reader(by, minutes)).get(contactPage, `/cases/${caseId}/contact`, { id: caseId }),
    caseOf: async (by: Name, minutes: number) =>
      (await reader(by, minutes)).get(casePage, `/cases/${caseId}`, { id: caseId }),
    partnerOf: async (minutes: number) =>
      (await reader("partner", minutes)).get(partnerPage, `/actions/${actionId}`, { id: actionId }),
    shown: (page: Answered) => page.text.includes(PLANTED.phone),
  };
}

describe("two people never reach one person at once", () => {
  it("while a partner rings for their action, the hub may not, and is told why", async () => {
    const { db, caseId, hubRings, partnerRings } = await aSharedCase();
    expect((await partnerRings(5)).kind).toBe("done");
    expect(await hubRings(6)).toMatchObject({ kind: "refused", reason: OTHER });
    expect(await attemptsOfCase(db, caseId)).toHaveLength(1);
  });

  it("while the hub rings, the partner may not", async () => {
    const { hubRings, partnerRings } = await aSharedCase();
    expect((await hubRings(5)).kind).toBe("done");
    expect(await partnerRings(6)).toMatchObject({ kind: "refused", reason: OTHER });
  });

  it("the pages of the case say so, offer no button and hold no number", async () => {
    const { partnerRings, contactOf, caseOf, shown } = await aSharedCase();
    await partnerRings(5);
    for (const page of [await contactOf("call-handler", 6), await caseOf("duty-manager", 6)]) {
      const { panel, safeContact } = page.data as Record<"panel" | "safeContact", object | undefined>;
      const told = panel ?? safeContact;
      expect(told).toMatchObject({ mayRing: false, mayText: false });
      expect(JSON.stringify(told)).toContain(OTHER);
      expect(shown(page)).toBe(false);
    }
  });

  it("the partner's page says so while the hub rings, and does not say who", async () => {
    const { hubRings, partnerOf, shown } = await aSharedCase();
    await hubRings(5);
    const page = await partnerOf(6);
    expect(page.data).toMatchObject({ person: { panel: { mayRing: false, sentence: OTHER }, running: null } });
    expect(shown(page)).toBe(false);
  });

  it("once it is written down how it ended, the next may ring", async () => {
    const { db, actionId, told, hubRings, partnerRings } = await aSharedCase();
    const begun = await partnerRings(5);
    if (begun.kind !== "done") expect.fail(begun.kind);
    await finishPartnerAttempt(db, { actionId, attemptId: begun.attemptId, ...ENDED }, told("partner", 8));
    expect((await hubRings(9)).kind).toBe("done");
  });

  it("one that nobody ended holds others back for half an hour; then only the newer one has the number", async () => {
    const { hubRings, partnerRings, partnerOf, contactOf, shown } = await aSharedCase();
    await partnerRings(5);
    expect((await hubRings(34)).kind).toBe("refused");
    expect((await hubRings(36)).kind).toBe("done");
    expect(shown(await contactOf("call-handler", 37))).toBe(true);
    expect(shown(await partnerOf(37))).toBe(false);
    expect(await partnerRings(37)).toMatchObject({ kind: "refused", reason: OTHER });
    // However long nobody writes anything: never two at once.
    expect(shown(await partnerOf(80))).toBe(false);
    expect((await partnerRings(80)).kind).toBe("done");
    expect(shown(await partnerOf(81))).toBe(true);
    expect(shown(await contactOf("call-handler", 81))).toBe(false);
  });

  it("what a colleague left open for half an hour does not keep another from ringing", async () => {
    const { hubRings, contactOf } = await aSharedCase();
    await hubRings(5);
    const now = (await contactOf("duty-manager", 6)).data as { panel: object };
    expect(now.panel).toMatchObject({ mayRing: false });
    const after = (await contactOf("duty-manager", 40)).data as { panel: object };
    expect(after.panel).toMatchObject({ mayRing: true });
    expect((await hubRings(40, "duty-manager")).kind).toBe("done");
  });

  it("the hub does not write how a partner's attempt ended", async () => {
    const { db, caseId, told, partnerRings } = await aSharedCase();
    const begun = await partnerRings(5);
    if (begun.kind !== "done") expect.fail(begun.kind);
    const end = { caseId, attemptId: begun.attemptId, ...ENDED };
    expect((await finishAttempt(db, end, told("call-handler", 6))).kind).toBe("not-found");
  });
});
