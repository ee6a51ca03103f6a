import { describe, expect, it } from "vitest";
import { leaveMessage } from "#app/commands/shared/leave-message.ts";
import { caseFor } from "#app/commands/shared/move-case.ts";
import { readMessages } from "#app/commands/read-messages.ts";
import { caseById } from "#db/case.ts";
import { inTransaction } from "#db/connection.ts";
import { messagesOfCase } from "#db/message-to-hub.ts";
import { HOUR, later } from "#machines/time.ts";
import { aHub, freshDb, MONDAY } from "../factories.ts";
import { aCase, NOTHING_OWED } from "../db/row-factories.ts";

const LATER = later(MONDAY, 60_000);

async function world(row: Parameters<typeof aCase>[2] = {}) {
  const db = await freshDb();
  const hub = await aHub(db);
  const { id } = await inTransaction(db, (trx) => aCase(trx, hub, row));
  const by = {
    userId: hub.user["call-handler"],
    organisationId: hub.organisation.hub,
    role: "call-handler",
    area: hub.area,
  } as const;
  const told = (at = MONDAY) => ({ by, at, key: crypto.randomUUID() });
  const message = {
    kind: "partner",
    organisation_id: hub.organisation.first,
    action_id: null,
    referral_id: null,
    by: hub.user.partner,
    body: "They moved the appointment.",
  } as const;
  const leave = (at = MONDAY) =>
    inTransaction(db, async (trx) => {
      const one = await caseFor(trx, id, told());
      if (!one) throw new Error("The case is there.");
      return leaveMessage(trx, one, message, told(at));
    });
  return { db, id, told, leave, hub };
}

describe("a message about a case", () => {
  it("is owed a reader within four hours, within one at high", async () => {
    for (const [grade, hours] of [
      ["medium", 4],
      ["high", 1],
    ] as const) {
      const { db, id, leave } = await world({ grade, next_due_at: later(MONDAY, 9 * HOUR) });
      expect((await leave()).kind).toBe("done");
      expect(await caseById(db, id)).toMatchObject({
        next_what: "read-message",
        next_due_at: later(MONDAY, hours * HOUR),
      });
    }
  });

  it("opens a closed case again, so that somebody owes it", async () => {
    const closed = { ...NOTHING_OWED, status: "closed", closed_at: MONDAY, closed_outcome: "engaged" } as const;
    const { db, id, leave } = await world(closed);
    expect((await leave()).kind).toBe("done");
    expect(await caseById(db, id)).toMatchObject({ status: "reopened", next_what: "read-message", closed_at: null });
  });

  it("is read once; what came after the page was shown is still owed", async () => {
    const { db, id, told, leave } = await world();
    await leave();
    await leave(LATER);
    expect(await readMessages(db, { caseId: id, until: MONDAY }, told(LATER))).toMatchObject({ kind: "done", read: 1 });
    expect((await caseById(db, id))?.next_what).toBe("read-message");
    expect(await readMessages(db, { caseId: id, until: LATER }, told(LATER))).toMatchObject({ kind: "done", read: 1 });
    expect((await caseById(db, id))?.next_what).not.toBe("read-message");
    expect((await readMessages(db, { caseId: id, until: LATER }, told(LATER))).kind).toBe("refused");
  });

  it("is kept sealed, and is nobody's in another area", async () => {
    const { db, id, told, leave } = await world();
    await leave();
    expect(JSON.stringify(await messagesOfCase(db, id))).not.toContain("appointment");
    const other = { ...told(), by: { ...told().by, area: "elsewhere" } };
    expect((await readMessages(db, { caseId: id, until: LATER }, other)).kind).toBe("not-found");
  });
});
