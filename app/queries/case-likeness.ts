// Who of those known to the hub may be somebody of this case: the same person in another case, or somebody in another role. Names
// are opened to be compared and never leave here; where anybody lives, or how they are reached, is not opened at all.
import { caseById, type CaseRow } from "#db/case.ts";
import { personsOfCase, type CasePersonRow } from "#db/case-person.ts";
import type { From } from "#db/connection.ts";
import { candidatesByKeys, keysOfPersons, personById, personsById, type PersonRow } from "#db/person.ts";
import type { PersonKeyKind } from "#db/schema.ts";
import { boxesFor } from "#db/sealed.ts";
import { casesClosedTo, type Reader } from "../closed-to.ts";
import { likenessOf, type Likeness, type Opened } from "../likeness.ts";
import { keysToFind } from "../person-keys.ts";

type Role = CasePersonRow["role"];

/** Somebody of this case and somebody of another who may be one person, and in which role each is named. */
export interface Alike extends Likeness {
  readonly row: CaseRow;
  readonly here: Role;
  readonly there: Role;
}

/** Of a common name there are many; more than this are looked at by nobody. */
const MOST_CANDIDATES = 60;

/** What is found by something that can be dialled or typed was not found by how a name sounds. */
const EXACT: ReadonlySet<PersonKeyKind> = new Set(["phone", "email", "postcode"]);

/** Everybody of another case in the reader's hub who may be somebody of this one, the likeliest first. */
export async function alikeIn(from: From, row: CaseRow, reader: Reader): Promise<Alike[]> {
  const named = await personsOfCase(from, row.id);
  const here: (readonly [string, Role])[] = [
    [row.person_id, "harmed"],
    ...named.map((one) => [one.person_id, one.role] as const),
  ];
  const hidden = await casesClosedTo(from, reader);
  const found: Alike[] = [];
  for (const [personId, role] of here)
    for (const { alike, caseId, there } of await alikePersons(from, row, personId))
      if (caseId !== row.id && !hidden.has(caseId)) {
        const other = await caseById(from, caseId);
        if (other?.hub_organisation_id === row.hub_organisation_id)
          found.push({ ...alike, row: other, here: role, there });
      }
  return found.sort((a, b) => b.weight - a.weight || b.row.opened_at.localeCompare(a.row.opened_at));
}

interface Compared {
  readonly caseId: string;
  readonly there: Role;
  readonly alike: Likeness;
}

async function alikePersons(from: From, row: CaseRow, personId: string): Promise<Compared[]> {
  const person = await personById(from, personId);
  if (!person) return [];
  const [mine] = await openPersons(from, [person]);
  const own = (await keysOfPersons(from, [personId])).filter(({ kind }) => kind !== "phonetic-birth-year");
  const sounds = keysToFind(from.keyring, { ...(mine?.[1] ?? NOBODY), ...NOT_OPENED });
  return compared(from, row.area, { id: personId, opened: mine?.[1] ?? NOBODY, keys: [...own, ...sounds] });
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

const NOBODY: Opened = { name: "", birthDate: "" };
const NOT_OPENED = { chosenName: "", phone: "", email: "", postcode: "" };

async function openPersons(from: From, persons: readonly PersonRow[]): Promise<(readonly [string, Opened])[]> {
  const boxes = await boxesFor(from, [...new Set(persons.map((person) => person.key_id))]);
  return persons.map((person) => {
    const open = (column: "name_sealed" | "birth_date_sealed") =>
      boxes.get(person.key_id)?.openMaybe("person", column, person.id, person[column]) ?? "";
    return [person.id, { name: open("name_sealed"), birthDate: open("birth_date_sealed") }] as const;
  });
}
