import { describe, expect, it } from "vitest";
import { receiveReferral, type ReceiveReferral } from "#app/commands/receive-referral.ts";
import { saveReferralDraft } from "#app/commands/save-referral-draft.ts";
import type { Told } from "#app/commands/told.ts";
import { openCasesByDue } from "#db/case.ts";
import { draftsOfOwner } from "#db/draft.ts";
import { referralsOfOrganisation } from "#db/referral.ts";
import { safeContactsOfCase } from "#db/safe-contact.ts";
import type { Db } from "#db/connection.ts";
import { readReferral } from "#machines/intake/refer/read.ts";
import { HOUR, later } from "#machines/time.ts";
import { actorOf, aHub, freshDb, MONDAY, type AHub } from "../factories.ts";
import { REFERRAL } from "../routes/planted.ts";

function sent(fields: Record<string, string> = {}): ReceiveReferral {
  const form = new FormData();
  for (const [name, value] of Object.entries({ ...REFERRAL, ...fields })) form.set(name, value);
  const { answers, asked, agreed } = readReferral(form, MONDAY);
  return { source: "gp", answers, asked, agreed };
}
const told = (hub: AHub, key: string): Told & { key: string } => ({ by: actorOf(hub, "referrer"), at: MONDAY, key });
const all = (db: Db, hub: AHub) => referralsOfOrganisation(db, hub.organisation.gp, { limit: 100 });

describe("a referral", () => {
  it("is a case in the queue before the answer is given, with its clock and its owner", async () => {
    const db = await freshDb();
    const hub = await aHub(db);
    const result = await receiveReferral(db, sent(), told(hub, "key-of-a-form"));
    expect(result).toMatchObject({ kind: "done", due: later(MONDAY, 48 * HOUR) });
    const [row] = await openCasesByDue(db, { area: hub.area, limit: 10 });
    expect(row).toMatchObject({
      next_what: "first-contact",
      next_due_at: later(MONDAY, 48 * HOUR),
      next_owner_organisation_id: hub.organisation.hub,
      needs_interpreter: 1,
      source: "gp",
    });
  });

  it("of somebody in danger now is first of all, at once", async () => {
    const db = await freshDb();
    const hub = await aHub(db);
    const result = await receiveReferral(db, sent({ immediateDanger: "yes" }), told(hub, "key-of-a-form"));
    expect(result).toMatchObject({ kind: "done", due: MONDAY });
    const [row] = await openCasesByDue(db, { area: hub.area, limit: 10 });
    expect(row).toMatchObject({ status: "emergency", grade: "high", next_what: "emergency", next_due_at: MONDAY });
  });

  it("sent twice with one key is one referral with one reference", async () => {
    const db = await freshDb();
    const hub = await aHub(db);
    const first = await receiveReferral(db, sent(), told(hub, "key-of-a-form"));
    expect(await receiveReferral(db, sent(), { ...told(hub, "key-of-a-form"), at: later(MONDAY, HOUR) })).toEqual(
      first,
    );
    expect(await all(db, hub)).toHaveLength(1);
  });

  it("sent fifty times at once is one referral with one reference", async () => {
    const db = await freshDb();
    const hub = await aHub(db);
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => receiveReferral(db, sent(), told(hub, "key-of-a-form"))),
    );
    expect(new Set(answers.map((answer) => (answer.kind === "done" ? answer.reference : answer.kind))).size).toBe(1);
    expect(await all(db, hub)).toHaveLength(1);
    expect(await openCasesByDue(db, { area: hub.area, limit: 10 })).toHaveLength(1);
  });

  it("with a used key and other answers is refused, and nothing is written", async () => {
    const db = await freshDb();
    const hub = await aHub(db);
    await receiveReferral(db, sent(), told(hub, "key-of-a-form"));
    expect((await receiveReferral(db, sent({ name: "Somebody Else" }), told(hub, "key-of-a-form"))).kind).toBe(
      "refused",
    );
    expect(await all(db, hub)).toHaveLength(1);
  });

  it("keeps a phone that others see to the times that were named, by a person's voice alone", async () => {
    const db = await freshDb();
    const hub = await aHub(db);
    await receiveReferral(db, sent({ safeTimes: "Tuesdays 14:00 to 15:30" }), told(hub, "key-of-a-form"));
    const [row] = await openCasesByDue(db, { area: hub.area, limit: 10 });
    const [way] = await safeContactsOfCase(db, row?.id ?? "");
    expect(way).toMatchObject({
      safe: "safe",
      whose_phone: "shared",
      others_see: "yes",
      days: "[2]",
      from_time: "14:00",
      to_time: "15:30",
    });
  });
});

describe("what is being typed", () => {
  it("is kept under the form's key and is gone when the form is sent", async () => {
    const db = await freshDb();
    const hub = await aHub(db);
    const { userId } = actorOf(hub, "referrer");
    await saveReferralDraft(db, { answers: { name: "One Person" } }, told(hub, "first-form"));
    await saveReferralDraft(db, { answers: { name: "Another Person" } }, told(hub, "second-form"));
    expect(await draftsOfOwner(db, userId, "referral")).toHaveLength(2);
    await receiveReferral(db, sent(), told(hub, "first-form"));
    expect(await draftsOfOwner(db, userId, "referral")).toHaveLength(1);
  });

  it("does not come back when its last saving arrives after the sending", async () => {
    const db = await freshDb();
    const hub = await aHub(db);
    await receiveReferral(db, sent(), told(hub, "first-form"));
    await saveReferralDraft(db, { answers: { name: "One Person" } }, told(hub, "first-form"));
    expect(await draftsOfOwner(db, actorOf(hub, "referrer").userId, "referral")).toEqual([]);
  });

  it("of more than five forms the oldest goes, and after a day all do", async () => {
    const db = await freshDb();
    const hub = await aHub(db);
    const { userId } = actorOf(hub, "referrer");
    for (let n = 0; n < 8; n += 1)
      await saveReferralDraft(
        db,
        { answers: { name: `Person ${n}` } },
        { ...told(hub, `form-number-${n}`), at: later(MONDAY, n) },
      );
    expect(await draftsOfOwner(db, userId, "referral")).toHaveLength(5);
    await saveReferralDraft(db, { answers: {} }, { ...told(hub, "form-next-week"), at: later(MONDAY, 200 * HOUR) });
    expect(await draftsOfOwner(db, userId, "referral")).toHaveLength(1);
  });
});
