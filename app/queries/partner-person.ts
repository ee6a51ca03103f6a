// The least about a person that lets a partner do what they took on: the row of the minimum table, and no more.
import type { ActionRow } from "#db/action.ts";
import type { CaseRow } from "#db/case.ts";
import { personsOfCase } from "#db/case-person.ts";
import type { Db, From } from "#db/connection.ts";
import { attemptsOfCase } from "#db/contact-attempt.ts";
import { personById } from "#db/person.ts";
import { channelOf, type SafeContactRow } from "#db/safe-contact.ts";
import { boxFor } from "#db/sealed.ts";
import { answerTo } from "#machines/intake/answers.ts";
import { withoutPlaces } from "#machines/by-voice.ts";
import { PARTNER_MINIMUM, TOLD_WORDS, type ToldField } from "#machines/partner-minimum.ts";
import type { PathwayCode } from "#machines/protocol/catalogue.ts";
import { mayContact } from "#machines/safe-contact.ts";
import { later, type Instant } from "#machines/time.ts";
import { lastAnswers } from "../last-answers.ts";
import { ATTEMPT_HELD, reachingNow } from "../reaching.ts";
import { userNames } from "./user-names.ts";
import { safeContactPanel, type SafeContactPanel } from "./safe-contact-panel.ts";

export interface PartnerPerson {
  readonly told: readonly { readonly label: string; readonly value: string }[];
  /** How to reach them, without the number; null where the pathway does not ring. */
  readonly panel: SafeContactPanel | null;
  /**
   * The call this person has begun, or one that a colleague began and has not said in time how it ended; its number only for
   * whoever began it, while the rules allow the call and nobody began one after it.
   */
  readonly running: RunningCall | null;
}

export interface RunningCall {
  readonly id: string;
  readonly kind: string;
  readonly at: Instant;
  readonly mine: boolean;
  readonly by: string;
  readonly number: string | null;
  /** False when somebody else has begun to reach them since. */
  readonly newest: boolean;
}

interface Taken {
  readonly action: ActionRow;
  readonly row: CaseRow;
  /** How the phone may be used, if a phone is known. */
  readonly way: SafeContactRow | undefined;
}

/** What the one who took the action may know now. The caller has checked that it is theirs, and taken. */
export async function partnerPerson(
  db: Db,
  userId: string,
  { action, row, way }: Taken,
  at: Instant,
): Promise<PartnerPerson> {
  const may = PARTNER_MINIMUM[action.pathway as PathwayCode].told;
  // The language stands in the script, for those who ring.
  const outside = may.filter((field) => field !== "interpreter" || !may.includes("safePhone"));
  const values = await toldValues(db, outside, { row, way });
  const told = [...values].map(([field, value]) => ({ label: TOLD_WORDS[field], value }));
  if (!may.includes("safePhone")) return { told, panel: null, running: null };
  const panel = await safeContactPanel(db, row, { userId, actionId: action.id }, at);
  return {
    told,
    panel: panel && { ...panel, interpreter: may.includes("interpreter") ? panel.interpreter : null },
    running: await runningCall(db, userId, { action, row, way }, at),
  };
}

/** What is known of these fields, in their order; a phone number is never among them. */
export async function toldValues(
  from: From,
  fields: readonly ToldField[],
  { row, way }: Pick<Taken, "row" | "way">,
): Promise<ReadonlyMap<ToldField, string>> {
  const values = new Map<ToldField, string>();
  for (const field of fields) {
    const value = await valueOf(from, field, row, way);
    if (value) values.set(field, value);
  }
  return values;
}

async function valueOf(
  db: From,
  field: ToldField,
  row: CaseRow,
  way: SafeContactRow | undefined,
): Promise<string | null> {
  switch (field) {
    case "chosenName":
      return personText(db, row.person_id, "chosen_name_sealed");
    case "fullName":
      return personText(db, row.person_id, "name_sealed");
    case "birthDate":
      return personText(db, row.person_id, "birth_date_sealed");
    case "address":
      return personText(db, row.person_id, "address_sealed");
    case "children":
      return answerTo(await lastAnswers(db, row), field) || null;
    case "whatHappened": {
      const words = answerTo(await lastAnswers(db, row), field);
      return withoutPlaces(words, await personText(db, row.person_id, "address_sealed")) || null;
    }
    case "interpreter":
      return way
        ? (await boxFor(db, way.key_id)).openMaybe("safe_contact", "interpreter_sealed", way.id, way.interpreter_sealed)
        : null;
    case "otherName": {
      const other = (await personsOfCase(db, row.id)).find((one) => one.role === "alleged");
      return other ? personText(db, other.person_id, "name_sealed") : null;
    }
    case "safePhone":
      // Never among the facts: it comes with its script, inside an attempt.
      return null;
  }
}

async function personText(
  db: From,
  personId: string,
  column: "chosen_name_sealed" | "name_sealed" | "birth_date_sealed" | "address_sealed",
): Promise<string | null> {
  const person = await personById(db, personId);
  return person ? (await boxFor(db, person.key_id)).openMaybe("person", column, person.id, person[column]) : null;
}

async function runningCall(
  db: Db,
  userId: string,
  { action, row, way }: Taken,
  at: Instant,
): Promise<RunningCall | null> {
  const open = (await attemptsOfCase(db, row.id)).filter((one) => one.ended_at === null && one.action_id === action.id);
  const running = open.findLast((one) => one.by === userId) ?? open.find((one) => one.at <= later(at, -ATTEMPT_HELD));
  if (!running) return null;
  const mine = running.by === userId;
  const { kind } = await reachingNow(db, row.id, { userId, actionId: action.id }, at);
  const safe = mine && kind === "own" && way !== undefined && mayContact(channelOf(way), "call", at).ok;
  const number = safe
    ? (await boxFor(db, way.key_id)).openMaybe("safe_contact", "value_sealed", way.id, way.value_sealed)
    : null;
  return {
    id: running.id,
    kind: running.channel,
    at: running.at,
    mine,
    by: mine ? "You" : ((await userNames(db, [running.by])).get(running.by) ?? "A colleague"),
    number,
    newest: kind === "own",
  };
}
