import type { Db } from "#db/connection.ts";
import { newId, newReference } from "#db/ids.ts";
import { hubOfArea } from "#db/organisation.ts";
import { insertReferral } from "#db/referral.ts";
import { createKey } from "#db/sealed.ts";
import { begin } from "#machines/decide.ts";
import { answerTo, type Answers, type FieldError } from "#machines/intake/answers.ts";
import { factsFrom } from "#machines/intake/facts-from.ts";
import { parseFacts, triage } from "#machines/protocol/index.ts";
import type { Source } from "#machines/protocol/vocabulary.ts";
import { instantOf, type Instant } from "#machines/time.ts";
import { done, refused, type Result } from "./result.ts";
import { clearDraft } from "./shared/clear-draft.ts";
import { dangerBegan } from "./shared/danger-began.ts";
import { newCase } from "./shared/new-case.ts";
import { writeAudit, writeEvent } from "./shared/record.ts";
import { tell } from "./shared/tell.ts";
import { keepWrittenContact } from "./shared/written-contact.ts";
import { rulesAt } from "../protocol.ts";
import type { Told } from "./told.ts";

export interface ReceiveReferral {
  readonly source: Source;
  /** What the form said, by the names of the facts, and the questions as they were worded. */
  readonly answers: Answers;
  readonly asked: Readonly<Record<string, string>>;
  /** Whether the person knows and agrees; a refusal was given a reason among the answers. */
  readonly agreed: "yes" | "not-asked" | "no";
  /**
   * What a system sent, to the letter. Sent again it is known by this: what is read of it may differ from day to day, as an age does,
   * and two messages that differ in what the hub does not keep are two.
   */
  readonly message?: string;
}

export type Received =
  Result<{ reference: string; due: Instant }> | { readonly kind: "invalid"; readonly errors: readonly FieldError[] };

/** The pathways whose time is a first contact with the person. */
export const FIRST_CONTACT: readonly string[] = [
  "risk-assessment",
  "safe-callback",
  "safety-plan",
  "idva",
  "outreach",
  "iris-advocate",
  "early-advice",
  "by-and-for",
];

/**
 * A professional's referral: kept whole, with a case in the queue before the answer is given, and a reference number.
 * The due time of the first contact comes from the protocol.
 */
export async function receiveReferral(db: Db, input: ReceiveReferral, told: Told): Promise<Received> {
  const { settings, ruleset } = await rulesAt(db, told.by.area, told.at);
  const answers: Answers = { ...input.answers, source: input.source };
  const parsed = parseFacts(factsFrom(answers, { area: told.by.area, at: told.at, settings }));
  if (!parsed.ok)
    return { kind: "invalid", errors: parsed.errors.map(({ path, message }) => ({ field: path, message })) };
  const suggestion = triage(parsed.facts, ruleset);
  const first = suggestion.actions.find((action) => FIRST_CONTACT.includes(action.pathway));
  // In danger now: nobody waits for the clock of an ordinary first contact.
  const due = parsed.facts.immediateDanger === "yes" || !first ? told.at : instantOf(first.due);

  return tell(db, "receive-referral", told, input.message ?? input, async (trx) => {
    const hub = await hubOfArea(trx, told.by.area);
    if (!hub) return refused("There is no hub for your area yet.");
    const box = await createKey(trx, "referral", told.at);
    const row = await newCase(
      trx,
      {
        answers,
        source: input.source,
        area: told.by.area,
        hubOrganisationId: hub.id,
        holderUserId: null,
        firstContactDue: due,
      },
      box,
      told,
    );
    const contactId = await keepWrittenContact(
      trx,
      row,
      { channel: "referral", danger: parsed.facts.immediateDanger, answers, asked: input.asked },
      box,
      told,
    );
    const referralId = newId();
    const reference = newReference();
    const status = begin("referral", {});
    await insertReferral(trx, {
      id: referralId,
      reference,
      area: row.area,
      case_id: row.id,
      contact_id: contactId,
      organisation_id: told.by.organisationId,
      referred_by: told.by.userId,
      source: input.source,
      status,
      agreed: input.agreed,
      feedback_safe:
        answerTo(answers, "feedbackSafe") === "yes" ? 1 : answerTo(answers, "feedbackSafe") === "no" ? 0 : null,
      answers_sealed: box.seal(
        "referral",
        "answers_sealed",
        referralId,
        JSON.stringify({ answers, asked: input.asked }),
      ),
      submitted_at: told.at,
      withdrawn_at: null,
      version: 1,
      key_id: box.keyId,
    });
    await writeEvent(
      trx,
      { subject: "referral", subjectId: referralId, caseId: row.id, type: "SUBMITTED", from: null, to: status },
      told,
    );
    await clearDraft(trx, told.by.userId, told.key);
    await writeAudit(trx, "referral.submit", { table: "referral", id: referralId, caseId: row.id }, told);
    if (parsed.facts.immediateDanger === "yes") {
      const began = await dangerBegan(trx, row, told, { suggested_grade: suggestion.suggestedGrade });
      if (began.kind !== "done") return began;
    }
    return done({ reference, due });
  });
}
