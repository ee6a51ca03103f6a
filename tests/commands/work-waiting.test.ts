import { describe, expect, it } from "vitest";
import { moveAction } from "#app/commands/move-action.ts";
import { sendOutbox } from "#app/commands/send-outbox.ts";
import { sayWorkWaits } from "#app/commands/shared/say-work-waits.ts";
import { payloadOf } from "#app/outbox/payload.ts";
import { actionsOfCase } from "#db/action.ts";
import { inTransaction, type Db } from "#db/connection.ts";
import { outboxOfArea, updateOutbox } from "#db/outbox.ts";
import { boxFor } from "#db/sealed.ts";
import { insertSession } from "#db/session.ts";
import { insertSilentBlock } from "#db/silent-block.ts";
import { DAY, HOUR, later, MINUTE, type Instant } from "#machines/time.ts";
import { aHub, freshDb, MONDAY, type AHub } from "../factories.ts";
import { aPlannedCase } from "../routes/planted.ts";
import { aDesk } from "./case-steps.ts";

const waiting = async (db: Db, area: string) =>
  (await outboxOfArea(db, area, "waiting", 1000)).filter(({ kind }) => kind === "work-waiting");
const toPartner = async (db: Db, hub: AHub) =>
  (await waiting(db, hub.area)).filter(({ user_id: id }) => id === hub.user.partner);

/** Somebody looks into the hub at `at`. */
const looks = (db: Db, userId: string, at: Instant) =>
  inTransaction(db, (trx) =>
    insertSession(trx, {
      id_hash: `${userId}-${at}`,
      user_id: userId,
      user_version: 1,
      pending_code: 0,
      created_at: at,
      seen_at: at,
      expires_at: later(at, DAY),
      revoked_at: null,
    }),
  );

/** One message that has gone, and a way to say again that something waits. */
async function oneGone() {
  const desk = await aDesk();
  const { db, hub } = desk;
  const [first] = await toPartner(db, hub);
  if (!first) throw new Error("They were written to.");
  await inTransaction(db, (trx) => updateOutbox(trx, first.id, "waiting", { status: "sent", sent_at: MONDAY }));
  const again = async (at: Instant) => {
    const row = await desk.row();
    await inTransaction(db, (trx) => sayWorkWaits(trx, row, hub.organisation.first, desk.told(at)));
    return (await toPartner(db, hub)).length;
  };
  return { desk, db, hub, first, again };
}

describe("somebody to whose organisation something is sent in the hub", () => {
  it("gets one message, however much is sent before it goes, and it says nothing of what or whom", async () => {
    const desk = await aDesk();
    const { db, hub } = desk;
    await aPlannedCase(db, hub);
    const sent = (await actionsOfCase(db, desk.caseId)).filter(
      (one) => one.sent_how === "in-hub" && one.owner_organisation_id === hub.organisation.first,
    );
    expect(sent.length).toBeGreaterThan(1);
    const [message, ...more] = await toPartner(db, hub);
    expect(more).toEqual([]);
    expect(message).toMatchObject({ case_id: null, safe_contact_id: null, organisation_id: hub.organisation.first });
    if (!message) return;
    const said = payloadOf(await boxFor(db, message.key_id), message);
    const { reference } = await desk.row();
    expect(JSON.stringify(said)).not.toContain(reference);
    expect(said).toMatchObject({ to: null, subject: "Something waits for you" });
  });

  it("is written to when an action is sent later, and not when it is told by telephone", async () => {
    const db = await freshDb();
    const hub = await aHub(db);
    const { caseId } = await aPlannedCase(db, hub, { "consent.sharing": "not-asked" });
    const told = {
      by: {
        userId: hub.user["call-handler"],
        organisationId: hub.organisation.hub,
        role: "call-handler",
        area: hub.area,
      },
      at: MONDAY,
    } as const;
    const before = (await toPartner(db, hub)).map(({ id }) => id);
    await inTransaction(db, async (trx) => {
      for (const id of before) await updateOutbox(trx, id, "waiting", { status: "dropped" });
    });
    const [one, other] = (await actionsOfCase(db, caseId)).filter(
      (action) => action.status === "proposed" && action.owner_organisation_id === hub.organisation.first,
    );
    for (const action of [one, other])
      expect((await moveAction(db, { actionId: action?.id ?? "", step: { type: "AGREED" } }, told)).kind).toBe("done");
    const phone = { type: "SENT", how: "phone", toldWhom: "Sam" } as const;
    expect((await moveAction(db, { actionId: one?.id ?? "", step: phone }, told)).kind).toBe("done");
    expect(await toPartner(db, hub)).toEqual([]);
    const inHub = { type: "SENT", how: "in-hub" } as const;
    expect((await moveAction(db, { actionId: other?.id ?? "", step: inHub }, told)).kind).toBe("done");
    expect(await toPartner(db, hub)).toHaveLength(1);
  });

  it("is not written to again until they have looked, or a day has passed", async () => {
    const { db, hub, again } = await oneGone();
    expect(await again(later(MONDAY, HOUR))).toBe(0);
    await looks(db, hub.user.partner, later(MONDAY, -MINUTE));
    expect(await again(later(MONDAY, 2 * HOUR))).toBe(0);
    await looks(db, hub.user.partner, later(MONDAY, 3 * HOUR));
    expect(await again(later(MONDAY, 4 * HOUR))).toBe(1);
    expect(await again(later(MONDAY, 5 * HOUR))).toBe(1);
    const other = await oneGone();
    expect(await other.again(later(MONDAY, DAY - 1))).toBe(0);
    expect(await other.again(later(MONDAY, DAY))).toBe(1);
  });

  it("is written to anew where the last message did not go", async () => {
    const { db, first, again } = await oneGone();
    await inTransaction(db, (trx) => updateOutbox(trx, first.id, "sent", { status: "failed" }));
    expect(await again(later(MONDAY, MINUTE))).toBe(1);
  });

  it("is not written to when they may not learn of the case", async () => {
    const { desk, db, hub, first, again } = await oneGone();
    await inTransaction(db, async (trx) => {
      await updateOutbox(trx, first.id, "sent", { status: "failed" });
      await insertSilentBlock(trx, {
        id: "block",
        case_id: desk.caseId,
        user_id: hub.user.partner,
        organisation_id: null,
        why: "name",
        at: MONDAY,
        version: 1,
        key_id: first.key_id,
      });
    });
    expect(await again(later(MONDAY, MINUTE))).toBe(0);
  });

  it("whom nobody writes to in two days is asked after by the clock alone: no message is owed", async () => {
    const { db, hub } = await aDesk();
    await sendOutbox(db, null, () => later(MONDAY, 2 * DAY));
    expect(await toPartner(db, hub)).toEqual([]);
    const dropped = (await outboxOfArea(db, hub.area, "dropped", 100)).map(({ kind, why }) => [kind, why]);
    expect(dropped).toContainEqual(["work-waiting", "too-late"]);
    expect(await outboxOfArea(db, hub.area, "failed", 100)).toEqual([]);
  });
});
