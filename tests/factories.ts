// Ready-made things for tests: an empty database of the right shape, and a hub with everybody in it. All names are invented.
import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, onTestFinished } from "vitest";
import { emailKeyOf } from "#app/commands/email.ts";
import type { Actor } from "#app/commands/told.ts";
import { insertArea, insertAreaSetting } from "#db/area.ts";
import { inTransaction, openDatabase } from "#db/connection.ts";
import type { Db, Trx } from "#db/connection.ts";
import { newId } from "#db/ids.ts";
import { migrateToLatest } from "#db/migrate.ts";
import { insertOrganisation } from "#db/organisation.ts";
import { insertOrganisationPathway } from "#db/organisation-pathway.ts";
import { createKey } from "#db/sealed.ts";
import { insertUser } from "#db/user.ts";
import { PATHWAYS } from "#machines/protocol/catalogue.ts";
import type { OrganisationKind, Role } from "#machines/roles.ts";
import { instantOf } from "#machines/time.ts";
import type { Day, Instant } from "#machines/time.ts";
import { madeOnce, TEST_KEY } from "./made-once.ts";

export { TEST_KEY };
/** A Monday, at nine in London. */
export const MONDAY: Instant = instantOf("2026-03-02T09:00:00Z");

let scratch: string | undefined;

/** A new empty folder, gone when the test file is over. */
export function scratchFolder(): string {
  scratch ??= mkdtempSync(join(tmpdir(), "hub-test-"));
  return mkdtempSync(join(scratch, "one-"));
}

// Benchmarks use these factories too, outside of any test file.
if (process.env.VITEST)
  afterAll(() => (scratch === undefined ? undefined : rmSync(scratch, { recursive: true, force: true })));

/** The path of an empty SQLite database with every table, for copying. */
export const migratedFile = (): Promise<string> =>
  madeOnce("migrated.sqlite", async (file) => {
    const db = await openDatabase({ file, masterKey: TEST_KEY });
    await migrateToLatest(db);
    await db.close();
  });

/** An empty SQLite database in a file of its own, with every table. The caller closes it. */
export async function openFreshDb(file = join(scratchFolder(), "hub.sqlite")): Promise<Db> {
  // A test that takes milliseconds should not wait for the tables.
  copyFileSync(await migratedFile(), file);
  return openDatabase({ file, masterKey: TEST_KEY });
}

/** The same for one test: closed when the test is over. */
export async function freshDb(): Promise<Db> {
  const db = await openFreshDb();
  onTestFinished(() => db.close());
  return db;
}

/** Ids of a hub made by aHub. */
export interface AHub {
  readonly area: string;
  /** Organisations. `first` takes every pathway that is not the hub's, `second` takes those of the voluntary ones when asked next. */
  readonly organisation: Readonly<Record<"hub" | "gp" | "otherGp" | "first" | "second" | "commissioner", string>>;
  /** Users; the partner works for `first`, the second partner for `second`, the second referrer for `otherGp`, all other referrers for `gp`. */
  readonly user: Readonly<Record<Role | "second-call-handler" | "second-partner" | "second-referrer", string>>;
}

const ROLE_OF = {
  "second-call-handler": "call-handler",
  "second-partner": "partner",
  "second-referrer": "referrer",
} as const;

const HOME: Record<keyof AHub["user"], keyof AHub["organisation"]> = {
  "call-handler": "hub",
  "second-call-handler": "hub",
  "duty-manager": "hub",
  administrator: "hub",
  referrer: "gp",
  "safeguarding-lead": "gp",
  receptionist: "gp",
  "second-referrer": "otherGp",
  partner: "first",
  "second-partner": "second",
  commissioner: "commissioner",
  "finance-lead": "commissioner",
  "governance-lead": "hub",
};

const KIND: Record<keyof AHub["organisation"], OrganisationKind> = {
  hub: "hub",
  gp: "gp",
  otherGp: "gp",
  first: "voluntary",
  second: "voluntary",
  commissioner: "commissioner",
};

/** Who is told what an organisation owes and is late twice. */
const MANAGER = { hub: "duty-manager", first: "partner", second: "second-partner" } as const;

async function addUser(trx: Trx, name: keyof AHub["user"], organisationId: string, area: string): Promise<string> {
  const id = newId();
  const box = await createKey(trx, "user", MONDAY);
  const email = `${name}.${area}@example.org`;
  await insertUser(trx, {
    id,
    organisation_id: organisationId,
    role: name in ROLE_OF ? ROLE_OF[name as keyof typeof ROLE_OF] : (name as Role),
    email_sealed: box.seal("user", "email_sealed", id, email),
    email_key: emailKeyOf(trx.keyring, email),
    name_sealed: box.seal("user", "name_sealed", id, `Test ${name}`),
    password_hash: "no password opens this",
    status: "active",
    demo: 0,
    on_shift: HOME[name] === "hub" && name !== "governance-lead" ? 1 : 0,
    created_at: MONDAY,
    version: 1,
    key_id: box.keyId,
  });
  return id;
}

async function addOrganisation(trx: Trx, name: keyof AHub["organisation"], area: string): Promise<string> {
  const id = newId();
  const kind = KIND[name];
  const row = { id, name: `Test ${name}`, kind, ods_code: kind === "gp" ? "Z99000" : null, area };
  await insertOrganisation(trx, { ...row, status: "active", created_at: MONDAY, version: 1 });
  for (const { code, owner } of PATHWAYS) {
    const takes =
      name === "hub"
        ? owner === "hub"
        : name === "first"
          ? owner !== "hub"
          : name === "second" && owner === "voluntary";
    if (takes)
      await insertOrganisationPathway(trx, { organisation_id: id, pathway: code, rank: name === "second" ? 2 : 1 });
  }
  return id;
}

/** An area with its settings, a hub, partners for every pathway, and a user of each role. Nobody has a password. */
export async function aHub(db: Db, area = "essex"): Promise<AHub> {
  return inTransaction(db, async (trx) => {
    await insertArea(trx, { code: area, name: `Test area ${area}` });
    await insertAreaSetting(trx, {
      id: newId(),
      area,
      from_day: "2020-01-01" as Day,
      visible_high: 14,
      medium_from: 10,
      escalation_incidents: 3,
      repeat_months: 12,
      unavailable: '["dapo"]',
      alternatives: "{}",
    });
    const organisation: Partial<Record<keyof AHub["organisation"], string>> = {};
    for (const name of Object.keys(KIND) as (keyof AHub["organisation"])[])
      organisation[name] = await addOrganisation(trx, name, area);
    const made = organisation as AHub["organisation"];
    const user: Partial<Record<keyof AHub["user"], string>> = {};
    for (const name of Object.keys(HOME) as (keyof AHub["user"])[])
      user[name] = await addUser(trx, name, made[HOME[name]], area);
    for (const [name, manager] of Object.entries(MANAGER) as [keyof AHub["organisation"], keyof AHub["user"]][])
      await trx.q
        .updateTable("organisation")
        .set({ manager_user_id: user[manager] ?? null })
        .where("id", "=", made[name])
        .execute();
    return { area, organisation: made, user: user as AHub["user"] };
  });
}

/** One of the hub's people, as commands and queries want to know them. */
export function actorOf(hub: AHub, name: keyof AHub["user"]): Actor {
  return {
    userId: hub.user[name],
    organisationId: hub.organisation[HOME[name]],
    role: name in ROLE_OF ? ROLE_OF[name as keyof typeof ROLE_OF] : (name as Role),
    area: hub.area,
  };
}
