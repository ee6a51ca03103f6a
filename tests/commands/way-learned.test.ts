// What an attempt teaches of the way it was made by, and what is said of one way that holds for another.
import { describe, expect, it } from "vitest";
import { finishAttempt } from "#app/commands/finish-attempt.ts";
import { moveAction } from "#app/commands/move-action.ts";
import { startAttempt } from "#app/commands/start-attempt.ts";
import { startPartnerAttempt } from "#app/commands/start-partner-attempt.ts";
import { partnerAction } from "#app/queries/partner-actions.ts";
import { actionsOfCase } from "#db/action.ts";
import { inTransaction } from "#db/connection.ts";
import { newId } from "#db/ids.ts";
import { insertSafeContact, safeContactsOfCase } from "#db/safe-contact.ts";
import type { SafeContactTable } from "#db/schema.ts";
import { boxFor } from "#db/sealed.ts";
import { later, MINUTE } from "#machines/time.ts";
import type { Updateable } from "kysely";
import { actorOf, MONDAY } from "../factories.ts";
import { PLANTED } from "../routes/planted.ts";
import { aDesk, type Desk } from "./case-steps.ts";
import { END } from "./trying.ts";

/** Adds a way that is theirs alone and safe, beside the phone that the call told. */
async function addWay(desk: Desk, value: string, more: Updateable<SafeContactTable> = {}): Promise<string> {
  const { key_id: keyId } = await desk.row();
  const id = newId();
  await inTransaction(desk.db, async (trx) => {
    const box = await boxFor(trx, keyId);
    await insertSafeContact(trx, {
      id,
      case_id: desk.caseId,
      channel: "text",
      value_sealed: box.seal("safe_contact", "value_sealed", id, value),
      safe: "safe",
      days: "[]",
      voicemail: "no",
      text: "yes",
      whose_phone: "mine",
      others_see: "no",
      do_not_contact: 0,
      confirmed_at: MONDAY,
      confirmed_by: null,
      version: 1,
      key_id: keyId,
      ...(more as object),
    });
  });
  return id;
}

const safeOf = async (desk: Desk, id: string) =>
  (await safeContactsOfCase(desk.db, desk.caseId)).find((one) => one.id === id)?.safe;
const phoneOf = async (desk: Desk) =>
  (await safeContactsOfCase(desk.db, desk.caseId)).find((one) => one.channel === "phone")?.id ?? "";

async function tried(desk: Desk, kind: "call" | "text", end: Partial<Parameters<typeof finishAttempt>[1]>) {
  const begun = await startAttempt(desk.db, { caseId: desk.caseId, kind }, desk.told(MONDAY));
  if (begun.kind !== "done") throw new Error(JSON.stringify(begun));
  const ended = { ...END, caseId: desk.caseId, attemptId: begun.attemptId, ...end };
  expect((await finishAttempt(desk.db, ended, desk.told(later(MONDAY, MINUTE)))).kind).toBe("done");
}

describe("a text to the number that is for texts alone", () => {
  it.each([
    [{ result: "text-sent", stillSafe: "no" }, "not-safe"],
    [{ result: "wrong-number" }, "unknown"],
  ] as const)("that %o teaches of that number, and nothing of the phone", async (end, safe) => {
    const desk = await aDesk();
    const texts = await addWay(desk, "07700 900777");
    await tried(desk, "text", end);
    expect(await safeOf(desk, texts)).toBe(safe);
    expect(await safeOf(desk, await phoneOf(desk))).toBe("safe");
    expect(
      (await startAttempt(desk.db, { caseId: desk.caseId, kind: "text" }, desk.told(later(MONDAY, MINUTE)))).kind,
    ).toBe("refused");
    await desk.whole();
  });
});

describe("a call that taught that the phone is not safe", () => {
  it("closes the texts to the same number too, and leaves another number as it was", async () => {
    const desk = await aDesk();
    const same = await addWay(desk, PLANTED.phone.replaceAll(" ", ""));
    const other = await addWay(desk, "07700 900777");
    await tried(desk, "call", { result: "someone-else-answered", stillSafe: "no" });
    expect([await safeOf(desk, same), await safeOf(desk, other)]).toEqual(["not-safe", "safe"]);
  });
});

describe("never to be contacted, said of any way", () => {
  it("takes the number from a partner who is ringing, and leaves them no hours and no next try", async () => {
    const desk = await aDesk();
    const { db } = desk;
    const idva = (await actionsOfCase(db, desk.caseId)).find((one) => one.pathway === "idva");
    const told = desk.told(MONDAY, { by: "partner" });
    await moveAction(db, { actionId: idva?.id ?? "", step: { type: "ACCEPTED" } }, told);
    expect((await startPartnerAttempt(db, { actionId: idva?.id ?? "" }, told)).kind).toBe("done");
    const seen = () => partnerAction(db, actorOf(desk.hub, "partner"), idva?.id ?? "", later(MONDAY, MINUTE));
    expect((await seen())?.person?.running?.number).toBe(PLANTED.phone);
    await addWay(desk, "somebody@example.org", { channel: "email", do_not_contact: 1 });
    const after = await seen();
    expect(after?.person?.running?.number).toBeNull();
    expect(after?.slots).toBe("Never ring");
    expect(after?.tries).toContain("No safe time is known");
  });
});
