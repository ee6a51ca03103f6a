import { type Db, inTransaction, type Trx } from "#db/connection.ts";
import { areaByCode, areaSettingAt, insertArea, insertAreaSetting } from "#db/area.ts";
import { newId } from "#db/ids.ts";
import { insertOrganisation, updateOrganisation } from "#db/organisation.ts";
import { insertOrganisationPathway } from "#db/organisation-pathway.ts";
import { AREAS, FIRST_SETTING } from "#db/seed/areas.ts";
import { demoPassword } from "#db/seed/demo-password.ts";
import { DEMO_AREA, DEMO_DOMAIN, DEMO_ORGANISATIONS, DEMO_USERS, type DemoUser } from "#db/seed/demo-users.ts";
import { demoUsers } from "#db/user.ts";
import { type Instant, londonDay } from "#machines/time.ts";
import { hashPassword } from "../passwords.ts";
import { newUser } from "./shared/new-user.ts";

/**
 * Puts in the area, the invented organisations and the invented people of the demonstration; nothing when they are there.
 * Answers how many users were added.
 */
export async function seedDemoUsers(db: Db, masterKey: Buffer, at: Instant): Promise<number> {
  if ((await demoUsers(db)).length > 0) return 0;
  // Hashed before the transaction begins: each takes longer than all the rows together.
  const hashes = await Promise.all(DEMO_USERS.map(({ email }) => hashPassword(demoPassword(masterKey, email))));
  return inTransaction(db, async (trx) => {
    if ((await demoUsers(trx)).length > 0) return 0;
    await addAreas(trx, at);
    const ids = await addOrganisations(trx, at);
    for (const [index, user] of DEMO_USERS.entries()) {
      const id = await addUser(trx, user, hashes[index] ?? null, ids, at);
      if (user.manages) await updateOrganisation(trx, ids.get(user.organisation) ?? "", 1, { manager_user_id: id });
    }
    return DEMO_USERS.length;
  });
}

async function addAreas(trx: Trx, at: Instant): Promise<void> {
  for (const area of AREAS) {
    if (!(await areaByCode(trx, area.code))) await insertArea(trx, area);
    if (!(await areaSettingAt(trx, area.code, londonDay(at))))
      await insertAreaSetting(trx, { id: newId(), area: area.code, ...FIRST_SETTING });
  }
}

async function addOrganisations(trx: Trx, at: Instant): Promise<ReadonlyMap<string, string>> {
  const ids = new Map<string, string>();
  for (const { key, name, kind, odsCode, hubCode, pathways, second = [] } of DEMO_ORGANISATIONS) {
    const id = newId();
    ids.set(key, id);
    await insertOrganisation(trx, {
      id,
      name,
      kind,
      ods_code: odsCode ?? null,
      hub_code: hubCode ?? null,
      email_domains: DEMO_DOMAIN,
      area: DEMO_AREA,
      status: "active",
      created_at: at,
      version: 1,
    });
    for (const pathway of pathways) await insertOrganisationPathway(trx, { organisation_id: id, pathway, rank: 1 });
    for (const pathway of second) await insertOrganisationPathway(trx, { organisation_id: id, pathway, rank: 2 });
  }
  return ids;
}

async function addUser(
  trx: Trx,
  user: DemoUser,
  passwordHash: string | null,
  organisations: ReadonlyMap<string, string>,
  at: Instant,
): Promise<string> {
  const { email, name, role, away } = user;
  const on_shift = !away && (role === "call-handler" || role === "duty-manager") ? 1 : 0;
  const organisation_id = organisations.get(user.organisation) ?? "";
  const also = { password_hash: passwordHash, demo: 1, on_shift } as const;
  return (await newUser(trx, { organisation_id, role, status: "active", email, name, also }, at)).id;
}
