// Who is known in an area that may be somebody: found by blind keys, then opened and compared. Names never leave here.
import type { CasePersonRow } from "#db/case-person.ts";
import type { From } from "#db/connection.ts";
import { candidatesByKeys, keysOfPersons, personsById, type PersonRow } from "#db/person.ts";
import type { PersonKeyKind } from "#db/schema.ts";
import { boxesFor } from "#db/sealed.ts";
import { likenessOf, type Likeness, type Opened } from "./likeness.ts";

/** Of a common name there are many; more than this are looked at by nobody. */
const MOST_CANDIDATES = 60;

/** What is found by something that can be dialled or typed was not found by how a name sounds. */
const EXACT: ReadonlySet<PersonKeyKind> = new Set(["phone", "email", "postcode"]);

export interface Compared {
  readonly caseId: string;
  readonly there: CasePersonRow["role"];
  readonly alike: Likeness;
}

export interface Sought {
  /** Null for somebody who is in no case yet. */
  readonly id: string | null;
  readonly opened: Opened;
  readonly keys: readonly { readonly kind: PersonKeyKind; readonly hmac: string }[];
}

/** Those of an area who may be whoever is sought, with the case in which each is named. */
export async function compared(from: From, area: string, { id, opened, keys }: Sought): Promise<Compared[]> {
  const candidates = (await candidatesByKeys(from, area, keys, MOST_CANDIDATES)).filter(
    ({ person_id: other }) => other !== id,
  );
  const ids = [...new Set(candidates.map(({ person_id: other }) => other))];
  const names = new Map(await openPersons(from, await personsById(from, ids)));
  const exact = new Set(keys.filter(({ kind }) => EXACT.has(kind)).map(({ hmac }) => hmac));
  const shared = Map.groupBy(
    (await keysOfPersons(from, ids)).filter(({ hmac }) => exact.has(hmac)),
    ({ person_id: other }) => other,
  );
  return candidates.flatMap(({ person_id: other, case_id: caseId, role: there }) => {
    const kinds = new Set((shared.get(other) ?? []).map(({ kind }) => kind));
    const alike = likenessOf(opened, names.get(other) ?? NOBODY, kinds);
    return alike ? [{ caseId, there, alike }] : [];
  });
}

export const NOBODY: Opened = { name: "", birthDate: "" };

/** The name and the birth date of each, by their ids. */
export async function openPersons(from: From, persons: readonly PersonRow[]): Promise<(readonly [string, Opened])[]> {
  const boxes = await boxesFor(from, [...new Set(persons.map((person) => person.key_id))]);
  return persons.map((person) => {
    const open = (column: "name_sealed" | "birth_date_sealed") =>
      boxes.get(person.key_id)?.openMaybe("person", column, person.id, person[column]) ?? "";
    return [person.id, { name: open("name_sealed"), birthDate: open("birth_date_sealed") }] as const;
  });
}
