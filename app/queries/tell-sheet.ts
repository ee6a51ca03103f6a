// What the owner of an action may be told in writing: a form where they take no other way, and a text for secure e-mail.
import { actionById } from "#db/action.ts";
import type { From } from "#db/connection.ts";
import { organisationById } from "#db/organisation.ts";
import { phoneAmong, safeContactsOfCases } from "#db/safe-contact.ts";
import { dateWords, timeWords } from "#machines/due-words.ts";
import { answerTo } from "#machines/intake/answers.ts";
import { LOOKS_FOR_A_PLACE, PARTNER_MINIMUM } from "#machines/partner-minimum.ts";
import type { PathwayCode } from "#machines/protocol/catalogue.ts";
import { GRADE_WORDS } from "#machines/protocol/words.ts";
import { AGREED_AS_TOLD, sheetText, TELL_FORMS, writable } from "#machines/tell-sheet.ts";
import type { Instant } from "#machines/time.ts";
import { lastAnswers } from "../last-answers.ts";
import { openedCase } from "./case-frame.ts";
import { slotsOf, YES_NO } from "./partner-actions.ts";
import { toldValues } from "./partner-person.ts";

export interface TellSheet {
  readonly reference: string;
  readonly ask: string;
  readonly owner: string;
  readonly hub: string;
  readonly today: string;
  /** The form, filled; null where the owner takes no form. */
  readonly form: {
    readonly title: string;
    readonly facts: readonly Line[];
    readonly sections: readonly { readonly title: string; readonly lines: readonly Line[] }[];
  } | null;
  readonly text: string;
}

interface Line {
  readonly label: string;
  readonly value: string;
}

const TAKEN: ReadonlySet<string> = new Set(["accepted", "under-way"]);

/** The sheet of an action that its reader has just opened. Throws when there is none: ask the command first. */
export async function tellSheet(from: From, caseId: string, actionId: string, at: Instant): Promise<TellSheet> {
  const row = await openedCase(from, caseId);
  const action = await actionById(from, actionId);
  if (!action) throw new Error("Only an opened action is shown.");
  const pathway = action.pathway as PathwayCode;
  const way = phoneAmong(await safeContactsOfCases(from, [row.id]));
  const form = TELL_FORMS[pathway];
  const taken = TAKEN.has(action.status);
  const told = form || taken ? await toldValues(from, writable(pathway), { row, way }) : new Map<never, string>();
  const looks = LOOKS_FOR_A_PLACE.has(pathway);
  const avoid = looks ? answerTo(await lastAnswers(from, row), "areasToAvoid") || null : null;
  const { ask } = PARTNER_MINIMUM[pathway];
  const due = `${dateWords(action.due_at)}, ${timeWords(action.due_at)}`;
  const grade = GRADE_WORDS[row.grade ?? "not-assessed"];
  const valueOf = (field: string): string =>
    (field === "avoid" ? avoid : new Map<string, string>(told).get(field)) ?? "Not known";
  return {
    reference: row.reference,
    ask,
    owner: (await organisationById(from, action.owner_organisation_id))?.name ?? "",
    hub: (await organisationById(from, row.hub_organisation_id))?.name ?? "",
    today: dateWords(at),
    form: form
      ? {
          title: form.title,
          facts: [
            { label: "Our reference", value: row.reference },
            { label: "Answer wanted by", value: due },
            { label: "Grade of risk", value: grade },
            { label: "Do they know and agree?", value: AGREED_AS_TOLD[action.consent_basis] },
          ],
          sections: form.sections.map(({ title, fields }) => ({
            title,
            lines: fields.map(({ field, label }) => ({ label, value: valueOf(field) })),
          })),
        }
      : null,
    text: sheetText({
      reference: row.reference,
      ask,
      due,
      grade,
      slots: slotsOf(way),
      interpreter: YES_NO[String(row.needs_interpreter)] ?? "Not known",
      children: YES_NO[String(row.children)] ?? "Not known",
      avoid,
      told: taken ? told : new Map(),
    }),
  };
}
