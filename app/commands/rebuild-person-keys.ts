import { areas } from "#db/area.ts";
import { casesOfPerson } from "#db/case.ts";
import { inTransaction, type Db, type Trx } from "#db/connection.ts";
import { insertPersonKeys, personsAfter, type PersonRow } from "#db/person.ts";
import { safeContactsOfCases } from "#db/safe-contact.ts";
import { boxFor } from "#db/sealed.ts";
import { usersOfArea } from "#db/user.ts";
import type { Instant } from "#machines/time.ts";
import { blindKeysOf, knownFrom } from "../person-keys.ts";
import { keepUserApart } from "./shared/keep-apart.ts";
import type { Told } from "./told.ts";

/** As many persons are opened in one transaction: nobody else waits long. */
const STRETCH = 200;

/**
 * Writes the keys by which people are found again for everybody who is known, and keeps out whoever works here and may be the one
 * who causes harm. For a hub whose people were written down before names were found by their sound. Twice does no harm.
 */
export async function rebuildPersonKeys(db: Db, at: Instant): Promise<{ persons: number; users: number }> {
  let persons = 0;
  for (let last = ""; ;) {
    const end = await inTransaction(db, async (trx) => {
      const rows = await personsAfter(trx, last, STRETCH);
      for (const person of rows) await writeKeys(trx, person);
      persons += rows.length;
      return rows.length === STRETCH ? rows.at(-1)?.id : undefined;
    });
    if (end === undefined) break;
    last = end;
  }
  let users = 0;
  for (const { code: area } of await areas(db))
    for (const user of await usersOfArea(db, area)) {
      const told: Told = { by: { userId: user.id, organisationId: user.organisation_id, role: "clock", area }, at };
      await inTransaction(db, (trx) => keepUserApart(trx, user.id, area, told));
      users += 1;
    }
  return { persons, users };
}

async function writeKeys(trx: Trx, person: PersonRow): Promise<void> {
  const box = await boxFor(trx, person.key_id);
  const open = (column: "name_sealed" | "birth_date_sealed" | "address_sealed") =>
    box.openMaybe("person", column, person.id, person[column]) ?? "";
  const cases = (await casesOfPerson(trx, person.id)).map((row) => row.id);
  const keys = blindKeysOf(
    trx.keyring,
    knownFrom({
      name: open("name_sealed"),
      birthDate: open("birth_date_sealed"),
      whereNow: open("address_sealed"),
      phone: await phoneOf(trx, cases),
    }),
  );
  await insertPersonKeys(
    trx,
    keys.map((key) => ({ person_id: person.id, ...key })),
  );
}

async function phoneOf(trx: Trx, caseIds: readonly string[]): Promise<string> {
  const way = (await safeContactsOfCases(trx, caseIds)).find(
    (one) => one.channel === "phone" && one.value_sealed !== null,
  );
  return way
    ? ((await boxFor(trx, way.key_id)).openMaybe("safe_contact", "value_sealed", way.id, way.value_sealed) ?? "")
    : "";
}
