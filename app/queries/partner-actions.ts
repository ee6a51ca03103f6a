// What a partner sees: the actions sent to their own organisation. Before they take one: enough to decide and nothing that
// says who it is. After: the row of the minimum table, and no more.
import type { ActionRow } from "#db/action.ts";
import { caseById, casesById, type CaseRow } from "#db/case.ts";
import type { Db } from "#db/connection.ts";
import { deadlinesOfSubject } from "#db/deadline.ts";
import { channelOf, safeContactsOfCases, type SafeContactRow } from "#db/safe-contact.ts";
import { canAnswerAction, type Holder } from "#machines/access.ts";
import { accepts } from "#machines/decide.ts";
import { dueAt, type Due } from "#machines/due-words.ts";
import { PARTNER_MINIMUM } from "#machines/partner-minimum.ts";
import { PARTNER_STATUS_WORDS } from "#machines/partner-words.ts";
import type { PathwayCode } from "#machines/protocol/catalogue.ts";
import { PATHWAY_WORDS } from "#machines/protocol/words.ts";
import type { Grade } from "#machines/statuses.ts";
import type { Instant } from "#machines/time.ts";
import { lateTwiceOf } from "./late-twice.ts";
import { actionById, pageOfOpenActions } from "./partner-action-rows.ts";
import { partnerPerson, type PartnerPerson } from "./partner-person.ts";
import { slotWords } from "./safe-contact-panel.ts";

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
  const { rows, count, shown } = await pageOfOpenActions(db, actor.organisationId, page, PAGE);
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
  return {
    rows: rows.flatMap((action) => {
      const row = cases.get(action.case_id);
      return row
        ? [
            rowOf(
              action,
              row,
              ways.find((way) => way.case_id === row.id && way.channel === "phone"),
              { due: action.timeLeft, lateTwice: lateTwice(action.id) },
              at,
            ),
          ]
        : [];
    }),
    count,
    page: shown,
    pageCount: Math.max(1, Math.ceil(count / PAGE)),
  };
}

const YES_NO: Readonly<Record<string, string>> = { "1": "Yes", "0": "No", null: "Not known" };

function rowOf(
  action: ActionRow,
  row: CaseRow,
  way: SafeContactRow | undefined,
  { due, lateTwice }: { due: Instant | null; lateTwice: string | null },
  at: Instant,
): PartnerRow {
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
  };
}

function slotsOf(way: SafeContactRow | undefined): string {
  if (!way) return "Not known";
  if (way.do_not_contact === 1) return "Never ring";
  if (way.safe !== "safe") return way.safe === "not-safe" ? "Not safe to ring" : "Not known to be safe";
  const words = slotWords(channelOf(way));
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** What a partner can do with an action; the page shows these and no others. */
export type PartnerStep = "ACCEPTED" | "STARTED" | "DONE" | "NOT_TAKEN_UP" | "DECLINED";

export interface PartnerAction extends PartnerRow {
  readonly version: number;
  readonly title: string;
  readonly steps: readonly PartnerStep[];
  /** Null until they take it, and again when it is over. */
  readonly person: PartnerPerson | null;
}

/** One action; null for another organisation's, for one that was not sent, and for one that does not exist. */
export async function partnerAction(db: Db, actor: Partner, id: string, at: Instant): Promise<PartnerAction | null> {
  const action = await actionById(db, id);
  if (
    !action ||
    action.sent_at === null ||
    !canAnswerAction(actor, { ownerOrganisationId: action.owner_organisation_id })
  )
    return null;
  const row = await caseById(db, action.case_id);
  if (!row) return null;
  const [way] = (await safeContactsOfCases(db, [row.id])).filter((one) => one.channel === "phone");
  const lateTwice = await lateTwiceOf(db, actor, [action]);
  const taken = action.status === "accepted" || action.status === "under-way";
  return {
    ...rowOf(action, row, way, { due: await timeLeft(db, action), lateTwice: lateTwice(action.id) }, at),
    version: action.version,
    title: PATHWAY_WORDS[action.pathway as PathwayCode],
    steps: stepsOf(action),
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
