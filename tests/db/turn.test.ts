// Whose turn it is changes without a newer version, so the row must be held from reading it to writing it.
import { sql } from "kysely";
import { expect, it } from "vitest";
import { caseById, caseToChange, updateCase, updateCaseTurn } from "#db/case.ts";
import { inTransaction, type Trx } from "#db/connection.ts";
import { contactById, contactToChange, updateContactTurn } from "#db/contact.ts";
import { later } from "#machines/time.ts";
import { MONDAY } from "../factories.ts";
import { onBothDatabases } from "./both.ts";
import { aWorld } from "./world.ts";

/** Whether the row is held by this transaction against everybody else's. */
const isHeld = async (trx: Trx, table: "case" | "contact", id: string): Promise<boolean> => {
  const { rows } = await sql<{ held: boolean }>`
    select xmax::text = pg_current_xact_id()::xid::text as held from ${sql.table(table)} where id = ${id}`.execute(
    trx.q,
  );
  return rows[0]?.held ?? false;
};

onBothDatabases("A change of whose turn it is", (open) => {
  it("keeps the version, changes nothing else, and is refused once somebody was first", async () => {
    const world = await aWorld(await open.fresh());
    const before = await caseById(world.db, world.case);
    if (!before) expect.fail("The case is there.");
    const next = {
      next_what: "late-triage",
      next_owner_organisation_id: world.hub.organisation.hub,
      next_owner_user_id: world.hub.user["duty-manager"],
      next_due_at: later(MONDAY, 1000),
      next_action_id: null,
    };
    await inTransaction(world.db, async (trx) => {
      expect(await updateCaseTurn(trx, before.id, before.version, next)).toBe(true);
      expect(await caseById(trx, before.id)).toEqual({ ...before, ...next });
      expect(await updateCase(trx, before.id, before.version, { status: "supporting" })).toBe(true);
      expect(await updateCaseTurn(trx, before.id, before.version, next)).toBe(false);
    });
  });

  it("of a contact does the same", async () => {
    const world = await aWorld(await open.fresh());
    const before = await contactById(world.db, world.contact);
    if (!before) expect.fail("The contact is there.");
    const { next_what: _, ...rest } = before;
    const next = {
      next_what: "late-finish-call",
      next_owner_organisation_id: before.next_owner_organisation_id,
      next_owner_user_id: before.next_owner_user_id,
      next_due_at: before.next_due_at,
    };
    await inTransaction(world.db, (trx) => updateContactTurn(trx, before.id, before.version, next));
    expect(await contactById(world.db, before.id)).toEqual({ ...rest, next_what: "late-finish-call" });
  });

  if (open.dialect === "postgres")
    it("holds the row from reading it on, which only reading it does not", async () => {
      const world = await aWorld(await open.fresh());
      await inTransaction(world.db, async (trx) => {
        await caseById(trx, world.case);
        await contactById(trx, world.contact);
        expect([await isHeld(trx, "case", world.case), await isHeld(trx, "contact", world.contact)]).toEqual([
          false,
          false,
        ]);
        await caseToChange(trx, world.case);
        await contactToChange(trx, world.contact);
        expect([await isHeld(trx, "case", world.case), await isHeld(trx, "contact", world.contact)]).toEqual([
          true,
          true,
        ]);
      });
    });
});
