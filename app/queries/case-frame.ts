import { contactsOfCase } from "#db/contact.ts";
import { caseById, type CaseRow } from "#db/case.ts";
import type { From } from "#db/connection.ts";
import { personById } from "#db/person.ts";
import { boxFor } from "#db/sealed.ts";
import { answerTo } from "#machines/intake/answers.ts";
import { canSeeCase, type Holder } from "#machines/access.ts";
import { CASE_STATUS_WORDS } from "#machines/status-words.ts";
import type { CaseStatus, Grade } from "#machines/statuses.ts";
import { MINUTE, type Instant } from "#machines/time.ts";
import { isClosedTo, type Reader } from "../closed-to.ts";
import { answersOfCall } from "../last-answers.ts";

/** What every page of a case shows above its own content. */
export interface CaseFrame {
  readonly id: string;
  readonly reference: string;
  readonly version: number;
  readonly name: string;
  readonly status: CaseStatus;
  readonly statusWords: string;
  readonly grade: Grade | "not-assessed";
  /** Whole minutes since the danger began; null when there is none. */
  readonly dangerMinutes: number | null;
  /** What the police called it on the call in which this danger began; null when it was not said, or there is no danger. */
  readonly policeIncident: string | null;
}

/** The case that a command has just opened for its reader. Throws when there is none: ask the command first. */
export async function openedCase(from: From, caseId: string): Promise<CaseRow> {
  const row = await caseById(from, caseId);
  if (!row) throw new Error("Only an opened case is shown.");
  return row;
}

/** Whether there is such a case for this reader: another hub's is the same as none. */
export async function isTheirCase(from: From, caseId: string, reader: Holder & Reader): Promise<boolean> {
  const row = await caseById(from, caseId);
  if (!row) return false;
  const hidden = await isClosedTo(from, row.id, reader);
  return canSeeCase(reader, { hubOrganisationId: row.hub_organisation_id, area: row.area, hidden });
}

export async function caseFrame(from: From, row: CaseRow, at: Instant): Promise<CaseFrame> {
  return {
    id: row.id,
    reference: row.reference,
    version: row.version,
    name: await nameOf(from, row.person_id),
    status: row.status,
    statusWords: CASE_STATUS_WORDS[row.status],
    grade: row.grade ?? "not-assessed",
    dangerMinutes:
      row.emergency_since === null ? null : Math.floor((Date.parse(at) - Date.parse(row.emergency_since)) / MINUTE),
    policeIncident: row.emergency_since === null ? null : await incidentSince(from, row.id, row.emergency_since),
  };
}

/** A number from before this danger is another's. */
async function incidentSince(from: From, caseId: string, since: Instant): Promise<string | null> {
  const call = (await contactsOfCase(from, caseId)).findLast((one) => one.ended_at !== null && one.ended_at >= since);
  return call ? answerTo(await answersOfCall(from, call), "policeIncident") || null : null;
}

/** What the person asked to be called, or else their name. */
async function nameOf(from: From, personId: string): Promise<string> {
  const person = await personById(from, personId);
  if (!person) return "Not named";
  const box = await boxFor(from, person.key_id);
  return (
    box.openMaybe("person", "chosen_name_sealed", person.id, person.chosen_name_sealed) ??
    box.openMaybe("person", "name_sealed", person.id, person.name_sealed) ??
    "Not named"
  );
}
