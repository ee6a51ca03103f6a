import { expect, it } from "vitest";
import type { Db } from "#db/connection.ts";
import { insertAttempt } from "#db/contact-attempt.ts";
import { insertEvent } from "#db/event.ts";
import { insertApproval } from "#db/grade-approval.ts";
import { newId, newReference } from "#db/ids.ts";
import { insertReferral } from "#db/referral.ts";
import { countStanding, movedTo, standingIn, type StandingIn } from "#db/standing.ts";
import type { Subject } from "#machines/statuses.ts";
import { HOUR, later } from "#machines/time.ts";
import { aHub, MONDAY, type AHub } from "../factories.ts";
import { onBothDatabases } from "./both.ts";
import { aCase, aContact, anAction, anAssessment, making, type Made } from "./row-factories.ts";

const OPEN: Readonly<Record<Subject, string>> = {
  case: "triaging",
  contact: "live",
  action: "sent",
  referral: "submitted",
  attempt: "started",
  approval: "pending",
};

/** One open thing of every kind of one hub, its case open too. */
async function oneOfEach(db: Db, hub: AHub): Promise<Made> {
  return making(db, async (trx) => {
    const one = await aCase(trx, hub);
    await anAction(trx, hub, one);
    const contact = await aContact(trx, hub);
    const of = { case_id: one.id, key_id: one.box.keyId };
    const referral = newId();
    await insertReferral(trx, {
      ...of,
      id: referral,
      reference: newReference(),
      area: hub.area,
      contact_id: contact.id,
      organisation_id: hub.organisation.gp,
      referred_by: hub.user.referrer,
      source: "gp",
      status: "submitted",
      agreed: "yes",
      answers_sealed: one.box.seal("referral", "answers_sealed", referral, "{}"),
      submitted_at: MONDAY,
      version: 1,
    });
    const by = hub.user["call-handler"];
    const attempt = { channel: "phone", status: "started", result: "started", in_slot: 1, by, at: MONDAY } as const;
    await insertAttempt(trx, { ...of, id: newId(), ...attempt });
    await insertApproval(trx, {
      id: newId(),
      case_id: one.id,
      assessment_id: await anAssessment(trx, hub, one),
      from_grade: "high",
      to_grade: "medium",
      status: "pending",
      requested_by: by,
      requested_at: MONDAY,
      due_at: later(MONDAY, HOUR),
      version: 1,
    });
    return one;
  });
}

const asked = (hub: AHub, subject: Subject, status = OPEN[subject]): StandingIn => ({
  area: hub.area,
  hub: hub.organisation.hub,
  subject,
  status,
});

onBothDatabases("What stands in a status", (open) => {
  it("is found for every kind of thing, with its case's reference, and only in the status it has", async () => {
    const db = await open.fresh();
    const hub = await aHub(db);
    const one = await oneOfEach(db, hub);
    for (const subject of Object.keys(OPEN) as Subject[]) {
      expect(await countStanding(db, asked(hub, subject), 10), subject).toBe(1);
      expect(await countStanding(db, asked(hub, subject, "over"), 10), subject).toBe(0);
      const [row, ...rest] = await standingIn(db, { ...asked(hub, subject), newestFirst: false }, { limit: 5 });
      expect(rest).toEqual([]);
      expect(row?.began_at, subject).toBe(MONDAY);
      expect(row?.case_id, subject).toBe(subject === "contact" ? null : one.id);
      expect(row?.reference ?? "", subject).toMatch(subject === "contact" ? /^$/ : /^\w{4}-\w{4}$/);
      const owesItself = subject === "case" || subject === "contact" || subject === "referral";
      expect(row?.next_what, subject).toBe(owesItself ? "triage" : null);
      const whose = owesItself ? hub.organisation.hub : subject === "action" ? hub.organisation.first : null;
      expect(row?.organisation_id, subject).toBe(whose);
    }
  });

  it("is one hub's of one area: another area's, and another hub's of the same area, are neither counted nor listed", async () => {
    const db = await open.fresh();
    const hub = await aHub(db);
    const other = await aHub(db, "testshire");
    await oneOfEach(db, other);
    // A hub that this area had before: its cases are no longer anybody's here.
    const before = { ...hub, organisation: { ...hub.organisation, hub: hub.organisation.second } };
    await oneOfEach(db, before);
    for (const subject of Object.keys(OPEN) as Subject[]) {
      const which = asked(hub, subject);
      expect(await countStanding(db, which, 10), subject).toBe(0);
      expect(await standingIn(db, { ...which, newestFirst: false }, { limit: 5 }), subject).toEqual([]);
      expect(await countStanding(db, asked(other, subject), 10), subject).toBe(1);
    }
  });

  it("comes with what waits longest first, or the newest first, a stretch at a time; counting stops where it is told", async () => {
    const db = await open.fresh();
    const hub = await aHub(db);
    const ids = await making(db, async (trx) => {
      const made: string[] = [];
      for (const hours of [3, 1, 2])
        made.push((await aCase(trx, hub, { next_due_at: later(MONDAY, hours * HOUR) })).id);
      return made;
    });
    const [third = "", first = "", second = ""] = ids;
    const which = asked(hub, "case");
    const listed = async (newestFirst: boolean, limit: number, offset: number) =>
      (await standingIn(db, { ...which, newestFirst }, { limit, offset })).map(({ id }) => id);
    expect(await listed(false, 5, 0)).toEqual([first, second, third]);
    expect(await listed(true, 5, 0)).toEqual([third, second, first]);
    expect(await listed(false, 1, 1)).toEqual([second]);
    expect(await countStanding(db, which, 50)).toBe(3);
    expect(await countStanding(db, which, 2)).toBe(2);
  });

  it("has had it since the last time it came to it from another, not since it was last touched", async () => {
    const db = await open.fresh();
    const hub = await aHub(db);
    const one = await making(db, async (trx) => {
      const made = await aCase(trx, hub);
      const of = { subject: "case", subject_id: made.id, case_id: made.id } as const;
      const moves = [
        [null, "triaging"],
        ["triaging", "supporting"],
        ["supporting", "triaging"],
        ["triaging", "triaging"],
      ] as const;
      for (const [index, [from, to]] of moves.entries())
        await insertEvent(trx, { ...of, type: "X", from_status: from, to_status: to, at: later(MONDAY, index * HOUR) });
      return made.id;
    });
    expect(await movedTo(db, "case", "triaging", [one, "none"])).toEqual(new Map([[one, later(MONDAY, 2 * HOUR)]]));
    expect(await movedTo(db, "case", "closed", [one])).toEqual(new Map());
    expect(await movedTo(db, "case", "triaging", [])).toEqual(new Map());
  });
});
