import { describe, expect, it } from "vitest";
import { checkIdentity, MOST_TRIES } from "#app/commands/check-identity.ts";
import { joinContact } from "#app/commands/join-contact.ts";
import { saveContact } from "#app/commands/save-contact.ts";
import { earlierCase } from "#app/queries/earlier-case.ts";
import { answersOfCall } from "#app/last-answers.ts";
import { hashWord } from "#app/code-word.ts";
import { inTransaction } from "#db/connection.ts";
import { contactById } from "#db/contact.ts";
import { openDeadlinesOfCase } from "#db/deadline.ts";
import { notesOfCase } from "#db/note.ts";
import { safeContactsOfCase, updateSafeContact } from "#db/safe-contact.ts";
import type { Answers } from "#machines/intake/answers.ts";
import { HOUR, later, MINUTE } from "#machines/time.ts";
import { MONDAY } from "../factories.ts";
import { PLANTED } from "../routes/planted.ts";
import { aDesk } from "./case-steps.ts";

const CALLS: Answers = { source: "self", name: PLANTED.name, phone: PLANTED.phone, birthDate: PLANTED.born };
const AT = later(MONDAY, 2 * HOUR);

/** A case whose person has a code word, and a call by somebody with their number. */
async function aSecondCall(answers: Answers = CALLS, codeWord: string | null = "lantern") {
  const desk = await aDesk();
  const { db, caseId, told } = desk;
  const [phone] = await safeContactsOfCase(db, caseId);
  if (!phone) throw new Error("There is a way to reach them.");
  const code_word_hash = codeWord === null ? null : hashWord(db.keyring, caseId, codeWord);
  await inTransaction(db, (trx) => updateSafeContact(trx, phone.id, phone.version, { code_word_hash }));
  const call = await saveContact(db, { contactId: null, answers }, told(AT));
  if (call.kind !== "done") throw new Error(call.kind);
  const { contactId } = call;
  const check = (said: string, howKnown = "") => checkIdentity(db, { contactId, codeWord: said, howKnown }, told(AT));
  const join = () => joinContact(db, { contactId, caseId }, told(later(AT, MINUTE)));
  const page = () => earlierCase(db, told().by, contactId);
  return { ...desk, contactId, check, join, page };
}

describe("a call by somebody who may be known", () => {
  it("says nothing of the case before the check, nor after one that failed", async () => {
    const { check, page, join } = await aSecondCall();
    expect(await page()).toMatchObject({ failed: false, proved: null });
    expect(await check("marmalade")).toEqual({ kind: "done", passed: false });
    expect(await page()).toMatchObject({ failed: true, proved: null });
    expect(await join()).toEqual({ kind: "not-found" });
  });

  it("answers a wrong word as it answers a stranger's", async () => {
    const known = await aSecondCall();
    const stranger = await aSecondCall({ source: "self", name: "Rowan Elsewhere", phone: "01632 960777" });
    expect(await known.check("marmalade")).toEqual(await stranger.check("lantern"));
    const { contactId: _, ...mine } = (await known.page()) ?? {};
    const { contactId: __, ...theirs } = (await stranger.page()) ?? {};
    expect(mine).toEqual(theirs);
  });

  it("is tried a few times on one call and no more", async () => {
    const { check } = await aSecondCall();
    for (let tries = 0; tries < MOST_TRIES; tries += 1) await check(`word ${tries}`);
    expect(await check("lantern")).toMatchObject({ kind: "refused" });
  });

  it("with a code word is proved by the code word alone", async () => {
    const { check } = await aSecondCall();
    expect(await check("", "I know her voice")).toEqual({ kind: "done", passed: false });
    expect(await check(" Lantern ")).toEqual({ kind: "done", passed: true });
  });

  it("without one is proved by number, name and birth date together, and by a handler who says how they know", async () => {
    const all = await aSecondCall(CALLS, null);
    expect(await all.check("lantern")).toEqual({ kind: "done", passed: false });
    expect(await all.check("", "She named her advocate")).toEqual({ kind: "done", passed: true });
    const { birthDate: _, ...less } = CALLS;
    expect(await (await aSecondCall(less, null)).check("", "She named her advocate")).toEqual({
      kind: "done",
      passed: false,
    });
  });

  it("goes on as the case: its answers are kept, what differs is noted, and the risk is looked at within the hour", async () => {
    const { db, caseId, contactId, check, page, join, whole } = await aSecondCall({ ...CALLS, wants: "To sleep." });
    await check("lantern");
    expect((await page())?.proved).toMatchObject({ caseId });
    expect(await join()).toMatchObject({ kind: "done", caseId });
    await whole();
    const contact = await contactById(db, contactId);
    expect(contact).toMatchObject({ status: "routed", case_id: caseId });
    expect(contact && (await answersOfCall(db, contact))).toMatchObject({ wants: "To sleep." });
    expect(await notesOfCase(db, caseId)).toHaveLength(1);
    expect((await openDeadlinesOfCase(db, caseId)).map(({ clock }) => clock)).toContain("triage");
    expect(await db.q.selectFrom("case").select("id").execute()).toHaveLength(1);
    expect(await join()).toMatchObject({ kind: "refused" });
  });

  it("begins an emergency on the case when they say that they are in danger", async () => {
    const { check, join, row, whole } = await aSecondCall({ ...CALLS, immediateDanger: "yes" });
    await check("lantern");
    expect(await join()).toMatchObject({ kind: "done" });
    expect(await row()).toMatchObject({ status: "emergency", grade: "high" });
    await whole();
  });

  it("makes the way to reach them stricter at once, and never opens it", async () => {
    const { db, caseId, check, join } = await aSecondCall({ ...CALLS, contactSafe: "not-safe", doNotContact: "yes" });
    await check("lantern");
    await join();
    expect(await safeContactsOfCase(db, caseId)).toMatchObject([{ safe: "not-safe", do_not_contact: 1 }]);
  });

  it("of another handler's hub is not there", async () => {
    const { db, contactId, hub, told } = await aSecondCall();
    const elsewhere = { ...told().by, area: "kent", organisationId: hub.organisation.first };
    expect(await earlierCase(db, elsewhere, contactId)).toBeNull();
    const checked = await checkIdentity(
      db,
      { contactId, codeWord: "lantern", howKnown: "" },
      { by: elsewhere, at: AT },
    );
    expect(checked).toEqual({ kind: "not-found" });
  });
});
