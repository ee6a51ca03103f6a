import type { Db } from "#db/connection.ts";
import { inTransaction } from "#db/connection.ts";
import { importedReferral, insertImportedReferral } from "#db/imported-referral.ts";
import { blindKey } from "#db/sealed.ts";
import { userByEmailKey } from "#db/user.ts";
import type { Answers } from "#machines/intake/answers.ts";
import { emailKeyOf } from "./email.ts";
import { receiveReferral, type Received } from "./receive-referral.ts";
import { done, refused, type Result } from "./result.ts";
import { newUser } from "./shared/new-user.ts";
import { writeAudit } from "./shared/record.ts";
import type { Told } from "./told.ts";

export interface PoliceCallOut {
  /** The force's own reference, and which person of the incident it is. */
  readonly mark: string;
  /** Their name in one spelling: kept as a keyed hash alone. */
  readonly person: string;
  readonly answers: Answers;
  readonly asked: Readonly<Record<string, string>>;
  readonly agreed: "yes" | "not-asked" | "no";
}

const ANOTHER =
  "incident_number: It came before with another name. Number the people of an incident in person_number, or add what is new to the referral.";

export type Imported = Result<{ readonly was: "received" | "known" }> | Exclude<Received, { readonly kind: "done" }>;

/**
 * One call-out as a referral of the police organisation that `told.by` works for. One that was received before is known by the force's
 * reference and changes nothing; an import that was killed in between goes on where it stopped.
 */
export async function importPoliceCallOut(db: Db, callOut: PoliceCallOut, told: Told): Promise<Imported> {
  const { organisationId } = told.by;
  const { mark, person, ...referral } = callOut;
  const key = blindKey(db.keyring, "police-call-out", `${organisationId} ${mark}`);
  const personKey = blindKey(db.keyring, "police-call-out-person", person);
  const known = await importedReferral(db, organisationId, key);
  if (known) return known.person_key === personKey ? done({ was: "known" }) : refused(ANOTHER);
  const received = await receiveReferral(db, { source: "police", ...referral }, { ...told, key });
  if (received.kind !== "done") return received;
  await inTransaction(db, (trx) =>
    insertImportedReferral(trx, {
      organisation_id: organisationId,
      source_key: key,
      person_key: personKey,
      at: told.at,
    }),
  );
  return done({ was: "received" });
}

/**
 * Who sends what comes in files: a user of the organisation whom nobody signs in as, made when the first file comes. Answers their id.
 */
export async function importerOf(db: Db, organisationId: string, told: Told): Promise<string> {
  const email = `files.${organisationId.toLowerCase()}@system.invalid`;
  return inTransaction(db, async (trx) => {
    const emailKey = emailKeyOf(trx.keyring, email);
    const known = await userByEmailKey(trx, emailKey);
    if (known) return known.id;
    const name = "Files from this organisation";
    const standIn = { organisation_id: organisationId, role: "referrer", status: "disabled" } as const;
    const { id } = await newUser(trx, { ...standIn, email, name }, told.at);
    await writeAudit(trx, "user.for-files", { table: "user", id }, told);
    return id;
  });
}
