// Whoever speaks may be known: before the check nothing of any case is said, after it only the one that it proved.
import type { Actor } from "#app/commands/told.ts";
import { caseById } from "#db/case.ts";
import { contactById } from "#db/contact.ts";
import type { From } from "#db/connection.ts";
import { draftOfContact } from "#db/draft.ts";
import { identityChecksOfContact } from "#db/identity-check.ts";
import { boxFor } from "#db/sealed.ts";
import type { Answers } from "#machines/intake/answers.ts";
import { CASE_STATUS_WORDS } from "#machines/status-words.ts";
import { isClosedTo } from "../closed-to.ts";
import { isContactClosedTo } from "../contact-closed-to.ts";
import { lastAnswers } from "../last-answers.ts";
import { saidOtherwise, type SaidOtherwise } from "../said-otherwise.ts";

export interface EarlierCase {
  readonly contactId: string;
  readonly version: number;
  /** The check that was made last did not prove anything. */
  readonly failed: boolean;
  readonly proved: {
    readonly caseId: string;
    readonly reference: string;
    readonly statusWords: string;
    readonly differs: readonly SaidOtherwise[];
  } | null;
}

/** The page of an open call of the actor's hub; null when there is none. */
export async function earlierCase(from: From, actor: Actor, contactId: string): Promise<EarlierCase | null> {
  const contact = await contactById(from, contactId);
  const draft = contact && (await draftOfContact(from, contact.id));
  if (!contact || !draft || contact.area !== actor.area || contact.hub_organisation_id !== actor.organisationId)
    return null;
  if (await isContactClosedTo(from, contact, actor)) return null;
  const checks = await identityChecksOfContact(from, contact.id);
  const passed = checks.findLast((check) => check.outcome === "passed");
  const caseId = passed?.case_id ?? null;
  const row = caseId === null ? undefined : await caseById(from, caseId);
  const shown = { contactId: contact.id, version: contact.version, failed: checks.at(-1)?.outcome === "failed" };
  if (!row || (await isClosedTo(from, row.id, actor))) return { ...shown, proved: null };
  const box = await boxFor(from, draft.key_id);
  const answers = JSON.parse(box.open("draft", "payload_sealed", draft.id, draft.payload_sealed)) as Answers;
  return {
    ...shown,
    proved: {
      caseId: row.id,
      reference: row.reference,
      statusWords: CASE_STATUS_WORDS[row.status].toLowerCase(),
      differs: saidOtherwise(answers, await lastAnswers(from, row)).filter(({ before }) => before !== ""),
    },
  };
}
