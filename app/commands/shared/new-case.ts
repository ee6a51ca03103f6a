import { caseById, insertCase, type CaseRow } from "#db/case.ts";
import { insertCasePerson } from "#db/case-person.ts";
import type { Trx } from "#db/connection.ts";
import { newId, newReference } from "#db/ids.ts";
import { insertPerson, insertPersonKeys } from "#db/person.ts";
import { insertSafeContact } from "#db/safe-contact.ts";
import type { Box } from "#db/sealed.ts";
import { begin } from "#machines/decide.ts";
import { agesOf, answerTo, ticked, type Answers } from "#machines/intake/answers.ts";
import type { Instant } from "#machines/time.ts";
import { hashWord } from "../../code-word.ts";
import type { Told } from "../told.ts";
import { blindKeysOf, knownFrom, otherFrom } from "../../person-keys.ts";
import { protocolAt } from "../../protocol.ts";
import { askSomebodyElse, keepApart } from "./keep-apart.ts";
import { owe } from "./owe.ts";
import { userOf, writeAudit, writeEvent } from "./record.ts";

export interface NewCase {
  readonly answers: Answers;
  readonly source: string;
  readonly area: string;
  readonly hubOrganisationId: string;
  /** The handler who took it, if anybody did yet. */
  readonly holderUserId: string | null;
  /** By when somebody rings, when nobody has spoken with the person yet. */
  readonly firstContactDue: Instant | null;
}

/** Opens a case under `box`'s key: the person, who causes harm, how it is safe to reach them, and the first clock. */
export async function newCase(trx: Trx, input: NewCase, box: Box, told: Told): Promise<CaseRow> {
  const id = newId();
  const personId = await addPerson(trx, input.answers, box, told);
  const spoken = input.firstContactDue === null;
  const children = agesOf(answerTo(input.answers, "children"));
  const row: CaseRow = {
    id,
    reference: newReference(),
    area: input.area,
    person_id: personId,
    hub_organisation_id: input.hubOrganisationId,
    holder_user_id: input.holderUserId,
    status: begin("case", { grade: null, wasHigh: false, openActions: 0, pendingApproval: false, openUnmet: 0 }),
    grade: null,
    suggested_grade: "not-assessed",
    conference_route: 0,
    emergency_since: null,
    children: children === null ? null : children.length > 0 ? 1 : 0,
    needs_interpreter: answerTo(input.answers, "language") === "" ? null : 1,
    source: input.source,
    protocol_version: (await protocolAt(trx, told.at)).version,
    opened_at: told.at,
    first_contact_due_at: input.firstContactDue,
    first_contact_at: spoken ? told.at : null,
    review_due_at: null,
    closed_at: null,
    closed_outcome: null,
    version: 1,
    key_id: box.keyId,
    next_what: null,
    next_owner_organisation_id: null,
    next_owner_user_id: null,
    next_due_at: null,
    next_action_id: null,
  };
  const clock = spoken ? "triage" : "first-contact";
  const due = input.firstContactDue ?? told.at;
  await insertCase(trx, {
    ...row,
    next_what: clock,
    next_owner_organisation_id: input.hubOrganisationId,
    next_owner_user_id: input.holderUserId,
    next_due_at: due,
  });
  await owe(trx, { subject: "case", subjectId: id, caseId: id, clock, due });
  await addOther(trx, id, input.answers, box, told);
  const apart = await keepApart(trx, row, input.answers, told);
  await addSafeContact(trx, id, input.answers, box, told);
  await writeEvent(
    trx,
    { subject: "case", subjectId: id, caseId: id, type: "RECEIVED", from: null, to: row.status },
    told,
  );
  await writeAudit(trx, "case.open", { table: "case", id, caseId: id }, told);
  if (apart) await askSomebodyElse(trx, id, told);
  const stored = await caseById(trx, id);
  if (!stored) throw new Error("A case that was just written is there.");
  return stored;
}

export async function addPerson(trx: Trx, answers: Answers, box: Box, told: Told): Promise<string> {
  const id = newId();
  const seal = (column: string, field: string) => box.sealMaybe("person", column, id, answerTo(answers, field) || null);
  await insertPerson(trx, {
    id,
    name_sealed: seal("name_sealed", "name"),
    chosen_name_sealed: seal("chosen_name_sealed", "chosenName"),
    birth_date_sealed: seal("birth_date_sealed", "birthDate"),
    nhs_number_sealed: seal("nhs_number_sealed", "nhsNumber"),
    address_sealed: seal("address_sealed", "whereNow"),
    created_at: told.at,
    version: 1,
    key_id: box.keyId,
  });
  await insertPersonKeys(
    trx,
    blindKeysOf(trx.keyring, knownFrom(answers)).map((key) => ({ person_id: id, ...key })),
  );
  return id;
}

/** Who causes harm, as far as it was said. The role belongs to this case, never to the person. */
export async function addOther(trx: Trx, caseId: string, answers: Answers, box: Box, told: Told): Promise<void> {
  const { name, birthDate, phone, email } = otherFrom(answers);
  if (name === "" && phone === "" && email === "") return;
  const personId = await addPerson(trx, { name, birthDate, phone, email }, box, told);
  const id = newId();
  await insertCasePerson(trx, {
    id,
    case_id: caseId,
    person_id: personId,
    role: "alleged",
    relationship_sealed: box.sealMaybe(
      "case_person",
      "relationship_sealed",
      id,
      answerTo(answers, "otherRelationship") || null,
    ),
    created_at: told.at,
    key_id: box.keyId,
  });
}

const oneOf = <const T extends string>(value: string, values: readonly T[], otherwise: T): T =>
  values.find((known) => known === value) ?? otherwise;

async function addSafeContact(trx: Trx, caseId: string, answers: Answers, box: Box, told: Told): Promise<void> {
  const id = newId();
  const seal = (column: string, field: string) =>
    box.sealMaybe("safe_contact", column, id, answerTo(answers, field) || null);
  const codeWord = answerTo(answers, "codeWord");
  await insertSafeContact(trx, {
    id,
    case_id: caseId,
    channel: "phone",
    value_sealed: seal("value_sealed", "phone"),
    safe: oneOf(answerTo(answers, "contactSafe"), ["safe", "not-safe", "unknown"], "unknown"),
    days: JSON.stringify(ticked(answers, "safeDays").map(Number)),
    from_time: answerTo(answers, "safeFrom") || null,
    to_time: answerTo(answers, "safeTo") || null,
    voicemail: oneOf(answerTo(answers, "voicemail"), ["yes", "no", "unknown"], "unknown"),
    text: oneOf(answerTo(answers, "textMessage"), ["yes", "no", "unknown"], "unknown"),
    whose_phone: oneOf(answerTo(answers, "whosePhone"), ["mine", "shared", "someone-else", "unknown"], "unknown"),
    others_see: oneOf(answerTo(answers, "othersSee"), ["yes", "no", "unknown"], "unknown"),
    say_we_are_sealed: seal("say_we_are_sealed", "sayWeAre"),
    who_may_answer_sealed: seal("who_may_answer_sealed", "whoMayAnswer"),
    code_word_hash: codeWord === "" ? null : hashWord(trx.keyring, caseId, codeWord),
    distress_word_sealed: seal("distress_word_sealed", "distressWord"),
    interpreter_sealed: seal("interpreter_sealed", "language"),
    do_not_contact: answerTo(answers, "doNotContact") === "yes" ? 1 : 0,
    confirmed_at: told.at,
    confirmed_by: userOf(told),
    version: 1,
    key_id: box.keyId,
  });
}
