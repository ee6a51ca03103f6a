import { actionsOfCase, type ActionRow } from "#db/action.ts";
import type { CaseRow } from "#db/case.ts";
import type { From } from "#db/connection.ts";
import { liveDeadlinesOfCases } from "#db/deadline.ts";
import { organisationsById } from "#db/organisation.ts";
import { boxesFor } from "#db/sealed.ts";
import { accepts, type Kinds } from "#machines/decide.ts";
import { dueAt, type Due } from "#machines/due-words.ts";
import { PATHWAY, type PathwayCode, type RuleCode } from "#machines/protocol/index.ts";
import { ruleWords, type Added } from "#machines/protocol/named.ts";
import { CONSENT_BASIS_WORDS, PATHWAY_WORDS } from "#machines/protocol/words.ts";
import { ACTION_STATUS_WORDS } from "#machines/status-words.ts";
import { OPEN_ACTION_STATUSES, type ActionStatus } from "#machines/statuses.ts";
import type { Instant } from "#machines/time.ts";
import { canSeeInHub } from "../closed-to.ts";
import { addedRulesAmong } from "../protocol.ts";
import { firstDueOfClock } from "./first-due.ts";

export const STEPS = [
  "AGREED",
  "SENT",
  "ACCEPTED",
  "STARTED",
  "DONE",
  "NOT_TAKEN_UP",
  "DECLINED",
  "WITHDRAWN",
] as const;
export type Step = (typeof STEPS)[number];

export interface CaseAction {
  readonly id: string;
  readonly version: number;
  readonly pathway: PathwayCode;
  readonly title: string;
  readonly words: string;
  readonly status: ActionStatus;
  readonly statusWords: string;
  readonly open: boolean;
  readonly hubOwned: boolean;
  readonly owner: string;
  /** Null when nobody owes anything on it any more. */
  readonly due: Due | null;
  readonly why: readonly { readonly rule: string; readonly words: string }[];
  readonly consent: string;
  /** How it was told, to whom, and their reference. */
  readonly told: string | null;
  readonly note: string | null;
  /** The steps that the rules accept now: the buttons. */
  readonly steps: readonly Step[];
}

const TOLD_HOW = {
  "in-hub": "In the hub",
  phone: "By phone",
  "secure-email": "By secure e-mail",
  form: "By their form",
} as const;

/** Every action of the case, those on which somebody owes something first. */
export async function caseActions(from: From, row: CaseRow, at: Instant): Promise<CaseAction[]> {
  const actions = await actionsOfCase(from, row.id);
  const owners = new Map(
    (
      await organisationsById(
        from,
        actions.map((one) => one.owner_organisation_id),
      )
    ).map(({ id, name }) => [id, name]),
  );
  const boxes = await boxesFor(
    from,
    actions.map((one) => one.key_id),
  );
  const live = await liveDeadlinesOfCases(from, [row.id]);
  const clocks = new Map(
    live.filter((one) => one.fired_at === null).map((one) => [one.subject_id, firstDueOfClock(live, one)]),
  );
  const added = await addedRulesAmong(from, actions.flatMap(rulesOf));
  const all = actions.map((action) => {
    const open = (column: "sent_to_sealed" | "decline_note_sealed") =>
      boxes.get(action.key_id)?.openMaybe("action", column, action.id, action[column]) ?? null;
    // What is owed now, not what was owed first: work under way is asked about weeks later.
    const due = clocks.get(action.id) ?? action.due_at;
    const owner = owners.get(action.owner_organisation_id) ?? "";
    return shown(action, owner, open("sent_to_sealed"), open("decline_note_sealed"), added, due, at);
  });
  return [...all.filter((action) => action.open), ...all.filter((action) => !action.open)];
}

/** Whether anybody at the action's owner signs in, so that it can be told in the hub. */
export async function canBeToldInHub(from: From, row: CaseRow, actionId: string): Promise<boolean> {
  const action = (await actionsOfCase(from, row.id)).find((one) => one.id === actionId);
  return action !== undefined && (await canSeeInHub(from, row.id, action.owner_organisation_id));
}

const rulesOf = (action: ActionRow): RuleCode[] => JSON.parse(action.rules) as RuleCode[];

function shown(
  action: ActionRow,
  owner: string,
  toldWhom: string | null,
  note: string | null,
  added: Added,
  due: Instant,
  at: Instant,
): CaseAction {
  const pathway = PATHWAY[action.pathway as PathwayCode];
  const hubOwned = pathway.owner === "hub";
  const open = (OPEN_ACTION_STATUSES as readonly string[]).includes(action.status);
  return {
    id: action.id,
    version: action.version,
    pathway: pathway.code,
    title: pathway.title,
    words: PATHWAY_WORDS[pathway.code],
    status: action.status,
    statusWords: hubOwned && action.status === "agreed" ? "Ours to do" : ACTION_STATUS_WORDS[action.status],
    open,
    hubOwned,
    owner,
    due: open ? dueAt(due, at) : null,
    why: rulesOf(action).map((rule) => ({ rule, words: ruleWords(rule, added) })),
    consent: CONSENT_BASIS_WORDS[action.consent_basis],
    told: action.sent_how === null ? null : [TOLD_HOW[action.sent_how], toldWhom].filter(Boolean).join(": "),
    note,
    steps: STEPS.filter((step) => accepts("action", action.status, { hubOwned }, eventFor(step))),
  };
}

/** The event with anything in the place of what a person still has to say. */
function eventFor(type: Step): Kinds["action"]["event"] {
  switch (type) {
    case "SENT":
      return { type, how: "phone" };
    case "DECLINED":
    case "WITHDRAWN":
      return { type, reason: "to be said" };
    case "AGREED":
    case "ACCEPTED":
    case "STARTED":
    case "DONE":
    case "NOT_TAKEN_UP":
      return { type };
  }
}
