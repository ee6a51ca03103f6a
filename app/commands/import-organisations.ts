import { type Db, inTransaction } from "#db/connection.ts";
import { newId } from "#db/ids.ts";
import { insertOrganisation, organisationsByCode } from "#db/organisation.ts";
import type { OrganisationKind } from "#machines/roles.ts";
import { writeAudit } from "./shared/record.ts";
import type { Told } from "./told.ts";

export interface ImportedOrganisation {
  readonly code: string;
  readonly name: string;
  readonly active: boolean;
}

export interface Imported {
  readonly added: number;
  /** There already, here or in another area: left as they stand, whatever the list calls them. */
  readonly known: number;
  /** Not working any more by the list, and not here. */
  readonly closed: number;
  /** Here and working, and closed by the list: an administrator decides. */
  readonly closedButHere: readonly string[];
}

/** Adds organisations of an official list to an area, by their ODS code; one that is there is never changed or doubled. */
export function importOrganisations(
  db: Db,
  input: {
    readonly rows: readonly ImportedOrganisation[];
    readonly kind: OrganisationKind;
    readonly emailDomains: string;
  },
  told: Told,
): Promise<Imported> {
  return inTransaction(db, async (trx) => {
    let [added, known, closed] = [0, 0, 0];
    const closedButHere: string[] = [];
    for (const { code, name, active } of input.rows) {
      const here = await organisationsByCode(trx, code);
      if (here.length > 0) {
        known += 1;
        if (!active && here.some((one) => one.area === told.by.area && one.status === "active"))
          closedButHere.push(code);
      } else if (!active) closed += 1;
      else {
        const id = newId();
        await insertOrganisation(trx, {
          id,
          name,
          kind: input.kind,
          ods_code: code,
          email_domains: input.emailDomains,
          area: told.by.area,
          status: "active",
          created_at: told.at,
          version: 1,
        });
        await writeAudit(trx, "organisation.import", { table: "organisation", id }, told);
        added += 1;
      }
    }
    return { added, known, closed, closedButHere };
  });
}
