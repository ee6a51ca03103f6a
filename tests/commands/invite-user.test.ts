import { describe, expect, it } from "vitest";
import { foundHub } from "#app/commands/found-hub.ts";
import { inviteUser, renewInvitation } from "#app/commands/invite-user.ts";
import type { Result } from "#app/commands/result.ts";
import type { Told } from "#app/commands/told.ts";
import { insertArea } from "#db/area.ts";
import { inTransaction, type Db } from "#db/connection.ts";
import { idempotencyKeyOf } from "#db/idempotency-key.ts";
import { boxFor } from "#db/sealed.ts";
import { userById } from "#db/user.ts";
import { actorOf, aHub, freshDb, MONDAY } from "../factories.ts";

const invitation = { email: "new.person@example.org", name: "Test New Person", role: "partner" as const };

async function anAdministrator() {
  const db = await freshDb();
  const hub = await aHub(db);
  const told = (key: string): Told => ({ by: actorOf(hub, "administrator"), at: MONDAY, key });
  return { db, hub, told, input: { ...invitation, organisationId: hub.organisation.first } };
}

function doneOf<D extends object>(result: Result<D>): D {
  if (result.kind !== "done") throw new Error(`It was ${result.kind}.`);
  return result;
}

/** What is kept of a form's first answer, opened with the hub's own keys. */
async function keptOf(db: Db, scope: string, { by, key = "" }: Told): Promise<string> {
  const row = await idempotencyKeyOf(db, { userId: by.userId, scope, key });
  if (!row) throw new Error("Nothing is kept.");
  const box = await boxFor(db, row.key_id);
  return box.open("idempotency_key", "response_sealed", `${scope}:${by.userId}:${key}`, row.response_sealed);
}

describe("a join code", () => {
  it("of an invitation is answered once and kept nowhere; the same form again is the same invitation", async () => {
    const { db, told, input } = await anAdministrator();
    const first = doneOf(await inviteUser(db, input, told("invite-1")));
    expect(first.code).toMatch(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/);
    expect(await inviteUser(db, input, told("invite-1"))).toEqual({ kind: "done", userId: first.userId, code: null });
    const kept = await keptOf(db, "invite-user", told("invite-1"));
    expect(kept).toContain(first.userId);
    expect(kept).not.toContain(first.code);
  });

  it("that was renewed is answered once and kept nowhere, and the same form again leaves it as it is", async () => {
    const { db, told, input } = await anAdministrator();
    const { userId } = doneOf(await inviteUser(db, input, told("invite-2")));
    const renewed = doneOf(await renewInvitation(db, { userId, version: 1 }, told("renew-2")));
    const hash = (await userById(db, userId))?.invite_hash;
    expect(await renewInvitation(db, { userId, version: 1 }, told("renew-2"))).toEqual({ kind: "done", code: null });
    expect((await userById(db, userId))?.invite_hash).toBe(hash);
    expect(await keptOf(db, "renew-invitation", told("renew-2"))).not.toContain(renewed.code);
  });

  it("of a hub's first administrator is answered once and kept nowhere", async () => {
    const { db, told } = await anAdministrator();
    await inTransaction(db, (trx) => insertArea(trx, { code: "elsewhere", name: "Test elsewhere" }));
    const input = { area: "elsewhere", organisation: "Test hub", email: "first@example.org", name: "Test First" };
    const founded = doneOf(await foundHub(db, input, told("found-1")));
    expect(founded.code).not.toBeNull();
    expect(await foundHub(db, input, told("found-1"))).toEqual({ kind: "done", code: null });
    expect(await keptOf(db, "found-hub", told("found-1"))).not.toContain(founded.code);
  });
});
