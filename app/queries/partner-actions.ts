// What a partner sees: the actions sent to their own organisation. Before they take one: enough to decide and nothing that
// says who it is. After: the row of the minimum table, and no more.
import type { ActionRow } from "#db/action.ts";
import { caseById, casesById, type CaseRow } from "#db/case.ts";
import type { Db } from "#db/connection.ts";
import { deadlinesOfSubject } from "#db/deadline.ts";
import { channelOf, phoneAmong, safeContactsOfCases, type SafeContactRow } from "#db/safe-contact.ts";
import { canAnswerAction, type Holder } from "#machines/access.ts";
import { accepts } from "#machines/decide.ts";
import { dueAt, momentWords, type Due } from "#machines/due-words.ts";
import { answerTo } from "#machines/intake/answers.ts";
import { LOOKS_FOR_A_PLACE, PARTNER_MINIMUM } from "#machines/partner-minimum.ts";
import { PARTNER_STATUS_WORDS } from "#machines/partner-words.ts";
import type { PathwayCode } from "#machines/protocol/catalogue.ts";
import { PATHWAY_WORDS } from "#machines/protocol/words.ts";
import type { Grade } from "#machines/statuses.ts";
import type { Instant } from "#machines/time.ts";
import { casesClosedTo, isClosedTo } from "../closed-to.ts";
import { lateTwiceOf } from "./late-twice.ts";
import { actionById, pageOfOpenActions } from "./partner-action-rows.ts";
import { partnerPerson, type PartnerPerson } from "./partner-person.ts";
import { slotWords } from "./safe-contact-panel.ts";
import { lastAnswers } from "../last-answers.ts";
import { TRIES, triesOf, type Tries } from "../tries.ts";

type Partner = Holder & { readonly userId: string };

/** What is shown of an action before anybody takes it. */
export interface PartnerRow {
  readonly id: string;
  readonly reference: string;
  readonly ask: string;
  readonly status: string;
  readonly grade: Grade | "not-assessed";
  readonly due: Due | null;
  /** That the duty manager was told and their time has passed too, and whose turn it is here now; null until then. */
  readonly lateTwice: string | null;
  readonly slots: string;
  readonly interpreter: string;
  readonly children: string;
  /** Towns or areas that will not do, where a place is looked for and they are known. */
  readonly avoid: string | null;
  /** How many of the tries that a high grade asks for are made, and when the next is; null where none are asked for. */
  readonly tries: string | null;
  readonly version: number;
  /** What can be done with it now; the page shows these and no others. */
  readonly steps: readonly PartnerStep[];
}

export interface PartnerList {
  readonly rows: readonly PartnerRow[];
  readonly count: number;
  readonly page: number;
  readonly pageCount: number;
}

const PAGE = 25;

/** What was sent to the organisation and is still owed, the least time left first; a page beyond the last is the last. */
export async function partnerActions(db: Db, actor: Partner, page: number, at: Instant): Promise<PartnerList> {
  const {
    rows,
    count,
    shown: pageShown,
  } = await pageOfOpenActions(db, actor.organisationId, { page, size: PAGE }, await casesClosedTo(db, actor));
  const cases = new Map(
    (
      await casesById(
        db,
        rows.map((row) => row.case_id),
      )
    ).map((row) => [row.id, row]),
  );
  const ways = await safeContactsOfCases(
    db,
    rows.map((row) => row.case_id),
  );
  const lateTwice = await lateTwiceOf(db, actor, rows);
  const shown: PartnerRow[] = [];
  for (const action of rows) {
    const row = cases.get(action.case_id);
    if (!row) continue;
    const way = phoneAmong(ways.filter((one) => one.case_id === row.id));
    const turn = { due: action.timeLeft, lateTwice: lateTwice(action.id) };
    shown.push(await rowOf(db, { action, row, way }, turn, at));
  }
  return {
    rows: shown,
    count,
    page: pageShown,
    pageCount: Math.max(1, Math.ceil(count / PAGE)),
  };
}

export const YES_NO: Readonly<Record<string, string>> = { "1": "Yes", "0": "No", null: "Not known" };

interface OfOne {
  readonly action: ActionRow;
  readonly row: CaseRow;
  readonly way: SafeContactRow | undefined;
}

async function rowOf(
  db: Db,
  { action, row, way }: OfOne,
  { due, lateTwice }: { due: Instant | null; lateTwice: string | null },
  at: Instant,
): Promise<PartnerRow> {
  const tries = await triesOf(db, action, row, way, at);
  return {
    id: action.id,
    reference: row.reference,
    ask: PARTNER_MINIMUM[action.pathway as PathwayCode].ask,
    status: PARTNER_STATUS_WORDS[action.status],
    grade: row.grade ?? "not-assessed",
    due: due === null ? null : dueAt(due, at),
    lateTwice,
    slots: slotsOf(way),
    interpreter: YES_NO[String(row.needs_interpreter)] ?? "Not known",
    children: YES_NO[String(row.children)] ?? "Not known",
    avoid: await avoidOf(db, action, row),
    tries: tries && triesWords(tries, at),
    version: action.version,
    steps: stepsOf(action),
  };
}

async function avoidOf(db: Db, action: ActionRow, row: CaseRow): Promise<string | null> {
  if (!LOOKS_FOR_A_PLACE.has(action.pathway as PathwayCode)) return null;
  return answerTo(await lastAnswers(db, row), "areasToAvoid") || null;
}

function triesWords({ made, next }: Tries, at: Instant): string {
  const said = `${Math.min(made, TRIES)} of ${TRIES} tries made, each at a different safe time.`;
  if (made >= TRIES) return `${said} The duty manager has been told and decides what else there is.`;
  if (next === null) return `${said} No safe time is known: tell the hub.`;
  return next === at ? `${said} Next: now.` : `${said} Next: ${momentWords(next, at)}.`;
}

/** When it is safe to ring, in words that name nobody. */
export function slotsOf(way: SafeContactRow | undefined): string {
  if (!way) return "Not known";
  if (way.do_not_contact === 1) return "Never ring";
  if (way.safe !== "safe") return way.safe === "not-safe" ? "Not safe to ring" : "Not known to be safe";
  const words = slotWords(channelOf(way));
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** What a partner can do with an action; the page shows these and no others. */
export type PartnerStep = "ACCEPTED" | "STARTED" | "DONE" | "NOT_TAKEN_UP" | "DECLINED";

export interface PartnerAction extends PartnerRow {
  readonly title: string;
  /** They may say what has happened since: it is theirs, or was. */
  readonly maySayWhatHappened: boolean;
  /** Null until they take it, and again when it is over. */
  readonly person: PartnerPerson | null;
}

/** One action; null for another organisation's, for one that was not sent, and for one that does not exist. */
export async function partnerAction(db: Db, actor: Partner, id: string, at: Instant): Promise<PartnerAction | null> {
  const action = await actionById(db, id);
  if (
    !action ||
    action.sent_at === null ||
    !canAnswerAction(actor, {
      ownerOrganisationId: action.owner_organisation_id,
      hidden: await isClosedTo(db, action.case_id, actor),
    })
  )
    return null;
  const row = await caseById(db, action.case_id);
  if (!row) return null;
  const way = phoneAmong(await safeContactsOfCases(db, [row.id]));
  const lateTwice = await lateTwiceOf(db, actor, [action]);
  const taken = action.status === "accepted" || action.status === "under-way";
  return {
    ...(await rowOf(
      db,
      { action, row, way },
      { due: await timeLeft(db, action), lateTwice: lateTwice(action.id) },
      at,
    )),
    title: PATHWAY_WORDS[action.pathway as PathwayCode],
    maySayWhatHappened: taken || action.status === "done",
    person: taken ? await partnerPerson(db, actor.userId, { action, row, way }, at) : null,
  };
}

const CAN = [
  { type: "ACCEPTED" },
  { type: "STARTED" },
  { type: "DONE" },
  { type: "NOT_TAKEN_UP" },
  { type: "DECLINED", reason: "a reason is asked for" },
] as const;

const stepsOf = (action: ActionRow): PartnerStep[] =>
  CAN.filter((event) => accepts("action", action.status, { hubOwned: false }, event)).map((event) => event.type);

/** By when the next step is owed: what is under way is asked after on its own clock. Null when nothing is owed. */
async function timeLeft(db: Db, action: ActionRow): Promise<Instant | null> {
  if (action.status === "sent" || action.status === "accepted") return action.due_at;
  if (action.status !== "under-way") return null;
  const clocks = await deadlinesOfSubject(db, "action", action.id);
  return clocks.filter((one) => one.clock === "finish-action").at(-1)?.due_at ?? action.due_at;
}
