// Who of those known to the hub may be somebody of this case: the same person in another case, or somebody in another role. Names
// are opened to be compared and never leave here; where anybody lives, or how they are reached, is not opened at all.
import { caseById, type CaseRow } from "#db/case.ts";
import { personsOfCase, type CasePersonRow } from "#db/case-person.ts";
import type { From } from "#db/connection.ts";
import { keysOfPersons, personById } from "#db/person.ts";
import { casesClosedTo, type Reader } from "../closed-to.ts";
import { compared, NOBODY, openPersons, type Compared } from "../compared.ts";
import type { Likeness } from "../likeness.ts";
import { keysToFind } from "../person-keys.ts";

type Role = CasePersonRow["role"];

/** Somebody of this case and somebody of another who may be one person, and in which role each is named. */
export interface Alike extends Likeness {
  readonly row: CaseRow;
  readonly here: Role;
  readonly there: Role;
}

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

async function alikePersons(from: From, row: CaseRow, personId: string): Promise<Compared[]> {
  const person = await personById(from, personId);
  if (!person) return [];
  const [mine] = await openPersons(from, [person]);
  const own = (await keysOfPersons(from, [personId])).filter(({ kind }) => kind !== "phonetic-birth-year");
  const sounds = keysToFind(from.keyring, { ...(mine?.[1] ?? NOBODY), ...NOT_OPENED });
  return compared(from, row.area, { id: personId, opened: mine?.[1] ?? NOBODY, keys: [...own, ...sounds] });
}

const NOT_OPENED = { chosenName: "", phone: "", email: "", postcode: "" };
