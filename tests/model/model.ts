// A hub that lives in a file, and what the steps need to know of it. What is read is read beside it, as it is kept.
import { join } from "node:path";
import { sql } from "kysely";
import type { Actor } from "#app/commands/told.ts";
import { emailKeyOf } from "#app/commands/email.ts";
import type { Dice } from "#app/seed/dice.ts";
import { diceOf } from "#app/seed/dice.ts";
import type { CaseRow } from "#db/case.ts";
import { inTransaction, openDatabase, type Db } from "#db/connection.ts";
import type { ContactRow } from "#db/contact.ts";
import { newId } from "#db/ids.ts";
import { createKey } from "#db/sealed.ts";
import { insertUser, type UserRow } from "#db/user.ts";
import type { Answers } from "#machines/intake/answers.ts";
import type { Role } from "#machines/roles.ts";
import { instantOf, MINUTE, later, type Instant } from "#machines/time.ts";
import { aHub, openFreshDb, scratchFolder, TEST_KEY, type AHub } from "#tests/factories.ts";
import { readerOf, type Reader } from "./reader.ts";

export interface Model {
  readonly seed: number;
  readonly dice: Dice;
  readonly hub: AHub;
  readonly reader: Reader;
  readonly file: string;
  db: Db;
  at: Instant;
  /** What the person of a case, or of a contact, has said so far. */
  readonly said: Map<string, Answers>;
  /** The case or contact that the next steps are about; null when any may be. */
  focus: string | null;
}

/** A fortnight before the clocks go forward: every longer life goes through it. */
const BEGINS = instantOf("2026-03-16T08:00:00Z");

async function opened(file: string): Promise<Db> {
  const db = await openDatabase({ file, masterKey: TEST_KEY });
  // A power cut is another test's matter; here the disk need not be waited for.
  await sql`pragma synchronous = off`.execute(db.q);
  return db;
}

/** Founds a hub with enough people that one may be ill. The caller closes it. */
export async function foundModel(seed: number): Promise<Model> {
  const file = join(scratchFolder(), "hub.sqlite");
  const db = await openFreshDb(file);
  const hub = await aHub(db);
  await inTransaction(db, async (trx) => {
    for (const [name, role, home] of [
      ["third-handler", "call-handler", "hub"],
      ["second-manager", "duty-manager", "hub"],
      ["third-partner", "partner", "first"],
    ] as const) {
      const id = newId();
      const box = await createKey(trx, "user", BEGINS);
      const email = `${name}.${hub.area}@example.org`;
      await insertUser(trx, {
        id,
        organisation_id: hub.organisation[home],
        role,
        email_sealed: box.seal("user", "email_sealed", id, email),
        email_key: emailKeyOf(trx.keyring, email),
        name_sealed: box.seal("user", "name_sealed", id, `Test ${name}`),
        password_hash: "no password opens this",
        status: "active",
        demo: 0,
        on_shift: 0,
        created_at: BEGINS,
        version: 1,
        key_id: box.keyId,
      });
    }
  });
  await db.close();
  const dice = diceOf(seed);
  const at = later(BEGINS, dice.between(0, 24 * 60) * MINUTE);
  return { seed, dice, hub, reader: readerOf(file), file, db: await opened(file), at, said: new Map(), focus: null };
}

/** The hub stops and starts again on the same file. */
export async function restart(model: Model): Promise<void> {
  await model.db.close();
  model.db = await opened(model.file);
}

export async function closeModel(model: Model): Promise<void> {
  model.reader.close();
  await model.db.close();
}

const actorOf = ({ id, organisation_id, role }: UserRow, area: string): Actor => ({
  userId: id,
  organisationId: organisation_id,
  role,
  area,
});

/** One of those who are active in any of these roles; undefined when nobody is. */
export function somebody({ reader, dice, hub }: Model, ...roles: readonly Role[]): Actor | undefined {
  const marks = roles.map(() => "?").join();
  const users = reader.rows<UserRow>(`select * from "user" where status = 'active' and role in (${marks})`, ...roles);
  const user = pickOf(dice, users);
  return user && actorOf(user, hub.area);
}

/** A handler or a duty manager. */
export const worker = (model: Model): Actor | undefined => somebody(model, "call-handler", "duty-manager");

export const pickOf = <T>(dice: Dice, values: readonly T[]): T | undefined =>
  values[dice.between(0, Math.max(0, values.length - 1))];

/** A case to do something with: the one in hand, or any open one; now and then one that is closed. */
export function someCase({ reader, dice, focus }: Model): CaseRow | undefined {
  if (focus !== null) return reader.rows<CaseRow>(`select * from "case" where id = ?`, focus)[0];
  const closed = dice.chance(0.06);
  return pickOf(
    dice,
    reader.rows<CaseRow>(
      closed
        ? `select * from "case" where status = 'closed' order by closed_at desc limit 5`
        : `select * from "case" where status <> 'closed'`,
    ),
  );
}

/** A contact that is still open: the one in hand, or any. */
export function someContact({ reader, dice, focus }: Model): ContactRow | undefined {
  if (focus !== null) return reader.rows<ContactRow>("select * from contact where id = ?", focus)[0];
  return pickOf(dice, reader.rows<ContactRow>("select * from contact where status in ('live', 'cut-off')"));
}

/** Most forms say what they were made from; a few do not, and must not do harm by it. */
export const versionFor = ({ dice }: Model, version: number): { readonly version?: number } =>
  dice.chance(0.9) ? { version } : {};
