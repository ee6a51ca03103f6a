// Somebody who works with the hub may be the one said to cause harm: from then on the case is not there for them.
import type { CaseRow } from "#db/case.ts";
import { caseById, caseToChange } from "#db/case.ts";
import type { Trx } from "#db/connection.ts";
import { newId } from "#db/ids.ts";
import { candidatesByKeys, keysOfPersons, personsById } from "#db/person.ts";
import { boxesFor } from "#db/sealed.ts";
import { insertSilentBlock } from "#db/silent-block.ts";
import type { Answers } from "#machines/intake/answers.ts";
import { keysToFind } from "../../person-keys.ts";
import { notYetKnown, whoMayBeThem, whoWorksHere, whyThem, type MayBeThem } from "../../who-may-be-them.ts";
import type { Told } from "../told.ts";
import { turnCase } from "./move-case.ts";
import { writeAudit } from "./record.ts";

type OfCase = Pick<CaseRow, "id" | "area" | "key_id">;

/** Roles in which somebody may be the one who causes harm: nobody knows yet is treated as yes. */
export const MAY_HARM: readonly string[] = ["alleged", "both-alleged", "unclear"];

/** Keeps everybody out who may be the one that these answers say causes harm. True when somebody new is kept out. */
export async function keepApart(trx: Trx, row: OfCase, answers: Answers, told: Told): Promise<boolean> {
  return keepOut(trx, row, await whoMayBeThem(trx, row.area, answers), told);
}

async function keepOut(trx: Trx, row: OfCase, found: readonly MayBeThem[], told: Told): Promise<boolean> {
  const anew = await notYetKnown(trx, row.id, found);
  for (const one of anew) {
    const id = newId();
    await insertSilentBlock(trx, { ...one, id, case_id: row.id, at: told.at, version: 1, key_id: row.key_id });
    await writeAudit(trx, "silent-block.begin", { table: "silent_block", id, caseId: row.id }, told);
  }
  return anew.length > 0;
}

/** More cases than this name nobody alike; the newest are looked at. */
const MOST_CASES = 500;

/**
 * Somebody has come to work with the hub, or works elsewhere in it now: they are kept out of every case in which they may be the
 * one who causes harm. What was theirs to do there is somebody else's.
 */
export async function keepUserApart(trx: Trx, userId: string, area: string, told: Told): Promise<void> {
  const worker = (await whoWorksHere(trx, area)).find(({ row }) => row.id === userId);
  if (!worker) return;
  const keys = keysToFind(trx.keyring, { ...NOBODY, name: worker.name, email: worker.email });
  const found = (await candidatesByKeys(trx, area, keys, MOST_CASES)).filter(({ role }) => MAY_HARM.includes(role));
  const persons = await personsById(trx, [...new Set(found.map((one) => one.person_id))]);
  const boxes = await boxesFor(trx, [...new Set(persons.map((person) => person.key_id))]);
  const byEmail = new Set(keys.filter(({ kind }) => kind === "email").map(({ hmac }) => hmac));
  const theirKeys = await keysOfPersons(
    trx,
    persons.map((person) => person.id),
  );
  for (const { person_id: personId, case_id: caseId } of found) {
    const person = persons.find(({ id }) => id === personId);
    const name =
      (person && boxes.get(person.key_id)?.openMaybe("person", "name_sealed", person.id, person.name_sealed)) ?? "";
    const sameEmail = theirKeys.some((key) => key.person_id === personId && byEmail.has(key.hmac));
    const why = sameEmail ? "email" : whyThem(worker, { name, email: "" });
    const row = why === null ? undefined : await caseById(trx, caseId);
    if (row && why !== null && (await keepOut(trx, row, [{ user_id: userId, organisation_id: null, why }], told)))
      await askSomebodyElse(trx, row.id, told);
  }
}

const NOBODY = { name: "", chosenName: "", birthDate: "", phone: "", email: "", postcode: "" };

/** Works out anew whose turn it is on a case, now that somebody must not be asked. */
export async function askSomebodyElse(trx: Trx, caseId: string, told: Told): Promise<void> {
  const row = await caseToChange(trx, caseId);
  if (row) await turnCase(trx, row, told);
}
