import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { receiveReferral } from "#app/commands/receive-referral.ts";
import { saveContact } from "#app/commands/save-contact.ts";
import { tick } from "#app/commands/tick.ts";
import type { Db } from "#db/connection.ts";
import { readReferral } from "#machines/intake/refer/read.ts";
import { mayContact, nextSlot, type Channel } from "#machines/safe-contact.ts";
import { HOUR, instantOf, later, MINUTE, type Instant } from "#machines/time.ts";
import { actorOf, type AHub, aHub, freshDb } from "../factories.ts";
import { brokenIn } from "../model/invariants.ts";
import { aBusyHub, agreeForm, begunCall, led, REFERRED, sentReferral, takenCall } from "./a-busy-hub.ts";
import { formWith } from "./forms-in.ts";

/** The hours in which London's clocks change, in UTC. */
const NIGHTS = { "an hour is missing": "2026-03-29T01:00:00Z", "an hour comes twice": "2026-10-25T01:00:00Z" };

async function refer(db: Db, hub: AHub, at: Instant) {
  const form = new URLSearchParams(REFERRED as Record<string, string>);
  const { answers, asked, agreed } = readReferral(form, at);
  const told = { by: actorOf(hub, "referrer"), at };
  const result = await receiveReferral(db, { source: "gp", answers, asked, agreed }, told);
  if (result.kind !== "done") throw new Error(result.kind);
  return result.due;
}

async function allWhole(db: Db, what: string): Promise<void> {
  for (const row of await db.q.selectFrom("case").selectAll().execute())
    expect(await brokenIn(db, row), what).toEqual([]);
}

describe("the night the clocks change", () => {
  for (const [name, change] of Object.entries(NIGHTS))
    it(`${name}: nothing is due before it was asked, and every clock passes once, when it is due`, async () => {
      const db = await freshDb();
      const hub = await aHub(db);
      const from = later(instantOf(change), -2 * HOUR);
      for (let at = from; at < later(from, 4 * HOUR); at = later(at, 10 * MINUTE)) {
        expect((await refer(db, hub, at)) >= at).toBe(true);
        const called = await saveContact(
          db,
          { contactId: null, answers: {} },
          { by: actorOf(hub, "call-handler"), at },
        );
        expect(called.kind).toBe("done");
        expect(await tick(db, at)).toMatchObject({ failed: 0 });
        const late = await db.q
          .selectFrom("deadline")
          .select("id")
          .where("due_at", "<=", at)
          .where("fired_at", "is", null)
          .where("cleared_at", "is", null)
          .execute();
        expect(late, at).toEqual([]);
      }
      const early = await db.q.selectFrom("deadline").select("id").whereRef("fired_at", "<", "due_at").execute();
      expect(early).toEqual([]);
      const { fired, told } = {
        fired: await db.q.selectFrom("deadline").select("id").where("fired_at", "is not", null).execute(),
        told: await db.q.selectFrom("event").select("seq").where("type", "=", "CLOCK_PASSED").execute(),
      };
      expect(fired.length).toBeGreaterThan(10);
      expect(told).toHaveLength(fired.length);
      await allWhole(db, name);
    });

  it("a safe time is found again on the other side, and is safe when it comes", () => {
    const time = fc.tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom("00", "15", "30", "45"));
    const clock = ([hour, minute]: readonly [number, string]) => `${String(hour).padStart(2, "0")}:${minute}`;
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.values(NIGHTS)),
        fc.integer({ min: -26 * 60, max: 26 * 60 }),
        time,
        time,
        fc.subarray([1, 2, 3, 4, 5, 6, 7]),
        (change, minutes, from, to, days) => {
          fc.pre(clock(from) !== clock(to));
          const at = later(instantOf(change), minutes * MINUTE);
          const said = { voicemail: "no", text: "no", whosePhone: "shared", othersSee: "unknown" } as const;
          const kept = { ...said, doNotContact: false, confirmedAt: at } as const;
          const channel: Channel = { channel: "phone", safe: "safe", days, from: clock(from), to: clock(to), ...kept };
          const next = nextSlot(channel, at);
          expect(next).not.toBeNull();
          if (next !== null) {
            expect(next >= at).toBe(true);
            expect(mayContact(channel, "call", next).ok).toBe(true);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe("a server whose clock goes back an hour", () => {
  it("goes on: people stay signed in, calls are taken, nothing is told twice and nothing is stranded", async () => {
    const hub = await aBusyHub();
    try {
      const { db, clock } = hub.server.hub;
      await takenCall(hub);
      await sentReferral(hub, { immediateDanger: "yes" });
      const contact = await begunCall(hub, { immediateDanger: "yes", whereNow: "A test address" });
      const first = await tick(db, clock());
      expect(first.fired).toBeGreaterThan(0);
      hub.passTime(-HOUR);
      expect(await tick(db, clock())).toEqual({ fired: 0, failed: 0 });
      const form = await agreeForm(hub, contact);
      await led(await hub.submit("handler", form, { agreedGrade: "high", intent: "agree", gradeReason: "Test" }));
      await takenCall(hub);
      await sentReferral(hub);
      expect((await hub.send("/healthz")).status).toBe(200);
      for (const path of ["/queue", "/referrals", "/actions"]) {
        const who = path === "/referrals" ? "willow" : path === "/actions" ? "harbour" : "handler";
        expect([200, 404], path).toContain((await hub.send(path, { cookie: hub.cookie[who] })).status);
      }
      expect((await tick(db, clock())).failed).toBe(0);
      hub.passTime(HOUR);
      expect((await tick(db, clock())).failed).toBe(0);
      await allWhole(db, "after the clock came right");
      expect(hub.logged.filter((line) => line.includes('"level":50'))).toEqual([]);
    } finally {
      await hub.close();
    }
  });
});

describe("somebody is disabled while things are theirs", () => {
  it("cases and calls go back to their organisation's queue, a form they left open changes nothing, and the clocks go on", async () => {
    const hub = await aBusyHub();
    try {
      const { db, clock } = hub.server.hub;
      const { caseAddress } = await takenCall(hub);
      const contact = await begunCall(hub);
      const leftOpen = await agreeForm(hub, contact);
      const email = "handler.one@example.org";
      const users = [
        ...(await hub.page("administrator", "/manage/users")).matchAll(/href="(\/manage\/users\/\w{26})"/g),
      ];
      for (const [, path = ""] of users) {
        const page = await hub.page("administrator", path);
        if (page.includes(email))
          await led(await hub.submit("administrator", formWith(page, "role"), { status: "disabled" }));
      }
      const row = await db.q
        .selectFrom("case")
        .selectAll()
        .where("id", "=", caseAddress.slice(7))
        .executeTakeFirstOrThrow();
      expect(row).toMatchObject({ holder_user_id: null, next_owner_user_id: null });
      expect(row.next_owner_organisation_id).toBe(row.hub_organisation_id);
      expect(await brokenIn(db, row)).toEqual([]);
      const calls = await db.q.selectFrom("contact").selectAll().where("status", "=", "live").execute();
      expect(calls.map((call) => [call.owner_user_id, call.next_owner_user_id])).toEqual([[null, null]]);

      const late = await hub.submit("handler", leftOpen, { agreedGrade: "high", intent: "agree" });
      expect(late.headers.get("location"), "they are signed out at once").toBe("/sign-in");
      const again = await agreeForm(hub, contact, "secondHandler");
      expect(again.fields.get("name")).toBe("Test Person");
      const queue = await hub.send("/queue", { cookie: hub.cookie.secondHandler });
      if (queue.status === 200) expect(await queue.text()).toContain(caseAddress);

      for (const hours of [1, 4, 24, 24 * 8]) {
        hub.passTime(hours * HOUR);
        expect((await tick(db, clock())).failed).toBe(0);
      }
      await allWhole(db, "after everything was late");
      const owners = await db.q.selectFrom("case").select("next_owner_user_id").execute();
      const gone = await db.q
        .selectFrom("user")
        .select("id")
        .where("status", "=", "disabled")
        .executeTakeFirstOrThrow();
      expect(owners.map((one) => one.next_owner_user_id)).not.toContain(gone.id);
    } finally {
      await hub.close();
    }
  });
});
