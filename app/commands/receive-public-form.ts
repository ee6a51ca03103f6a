import { caseToChange, type CaseRow } from "#db/case.ts";
import type { Db, Trx } from "#db/connection.ts";
import { newId } from "#db/ids.ts";
import { hubOfArea } from "#db/organisation.ts";
import { insertPublicForm, publicFormByKey } from "#db/public-form.ts";
import { blindKey, createKey } from "#db/sealed.ts";
import { answerTo, type Answers } from "#machines/intake/answers.ts";
import { factsFrom } from "#machines/intake/facts-from.ts";
import { publicSaid } from "#machines/intake/public-said.ts";
import type { ReadPublic } from "#machines/intake/read-public.ts";
import { parseFacts, triage } from "#machines/protocol/index.ts";
import { instantOf, type Instant } from "#machines/time.ts";
import { offeredWord, plainWord } from "../offered-word.ts";
import { hashPassword } from "../passwords.ts";
import { rulesAt } from "../protocol.ts";
import { FIRST_CONTACT } from "./receive-referral.ts";
import { done, notFound, refused, type Result } from "./result.ts";
import { dangerBegan } from "./shared/danger-began.ts";
import { addWrittenWay } from "./shared/written-way.ts";
import { leaveMessage } from "./shared/leave-message.ts";
import { newCase } from "./shared/new-case.ts";
import { writeAudit } from "./shared/record.ts";
import { tell } from "./shared/tell.ts";
import { keepWrittenContact } from "./shared/written-contact.ts";
import type { Told } from "./told.ts";

export type ReceivePublicForm = Omit<ReadPublic, "errors">;

export interface PublicFormKept {
  readonly reference: string;
  /** By when they hear from somebody. */
  readonly due: Instant;
  /** The code word we offer; null where they chose their own. */
  readonly offered: string | null;
}

/**
 * What somebody sent who is no user: a contact, and a case in the queue with how it is safe to reach them. `told.key` is the
 * form's own, and stands for its sender: sent again it gets the same answer, with other words it is refused.
 */
export async function receivePublicForm(
  db: Db,
  input: ReceivePublicForm,
  { at, key }: { readonly at: Instant; readonly key: string },
): Promise<Result<PublicFormKept>> {
  const { area } = input;
  const { settings, ruleset } = await rulesAt(db, area, at);
  const parsed = parseFacts(factsFrom(input.answers, { area, at, settings }));
  if (!parsed.ok) throw new Error(`A public form no longer reads: ${parsed.errors.map(({ path }) => path).join(", ")}`);
  const suggestion = triage(parsed.facts, ruleset);
  const first = suggestion.actions.find((action) => FIRST_CONTACT.includes(action.pathway));
  const danger = parsed.facts.immediateDanger;
  const due = danger === "yes" || !first ? at : instantOf(first.due);
  const offered = input.codeWord === "" ? offeredWord(db.keyring, key) : null;
  const wordHash = await hashPassword(plainWord(offered ?? input.codeWord));
  const told: Told = { by: { userId: "public", organisationId: "public", role: "public", area }, at };

  return tell(db, "receive-public-form", told, input, async (trx) => {
    const formHash = blindKey(trx.keyring, "public-form", key);
    const requestHash = blindKey(trx.keyring, "request", JSON.stringify(input));
    const before = await publicFormByKey(trx, formHash);
    if (before?.request_hash === requestHash) return done({ reference: before.reference, due: before.due_at, offered });
    if (before) return refused("This was sent before. Check what stands here, and press Send once more.");
    const hub = await hubOfArea(trx, area);
    if (!hub) return notFound;
    const { row, contactId } = await openFor(trx, input, { hubId: hub.id, danger, due }, told);
    await insertPublicForm(trx, {
      id: newId(),
      form_hash: formHash,
      request_hash: requestHash,
      reference: row.reference,
      writer: input.writer,
      case_id: row.id,
      contact_id: contactId,
      word_hash: wordHash,
      due_at: due,
      at,
    });
    if (danger === "yes") {
      const began = await dangerBegan(trx, row, told, { suggested_grade: suggestion.suggestedGrade });
      if (began.kind !== "done") return began;
    }
    return done({ reference: row.reference, due, offered });
  });
}

interface Opening {
  readonly hubId: string;
  readonly danger: "yes" | "no" | "unknown";
  readonly due: Instant;
}

/** The case, the contact it began with, and what they wrote, owed a reader. */
async function openFor(
  trx: Trx,
  input: ReceivePublicForm,
  { hubId, danger, due }: Opening,
  told: Told,
): Promise<{ readonly row: CaseRow; readonly contactId: string }> {
  const box = await createKey(trx, "contact", told.at);
  const answers: Answers = input.answers;
  const source = answerTo(answers, "source");
  const opened = await newCase(
    trx,
    { answers, source, area: input.area, hubOrganisationId: hubId, holderUserId: null, firstContactDue: due },
    box,
    told,
  );
  await addWrittenWay(trx, opened, input, box, told);
  const { asked } = input;
  const contactId = await keepWrittenContact(trx, opened, { channel: "web-form", danger, answers, asked }, box, told);
  await writeAudit(trx, "contact.write", { table: "contact", id: contactId, caseId: opened.id }, told);
  const body = publicSaid(input.writer, input.reach.by, input.typed);
  if (body !== null)
    await leaveMessage(
      trx,
      opened,
      { kind: "person", organisation_id: null, action_id: null, referral_id: null, by: null, body },
      told,
    );
  const row = await caseToChange(trx, opened.id);
  if (!row) throw new Error("A case that was just opened is there.");
  return { row, contactId };
}
