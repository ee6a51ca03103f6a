// The call: its answers, and beside them what is still needed, where they are, what to do if the line goes dead, and what
// the protocol suggests so far.
import type { Actor } from "#app/commands/told.ts";
import { contactById, type ContactRow } from "#db/contact.ts";
import type { From } from "#db/connection.ts";
import { deadlinesOfSubject } from "#db/deadline.ts";
import { draftOfContact } from "#db/draft.ts";
import { boxFor } from "#db/sealed.ts";
import { userById } from "#db/user.ts";
import { type Due, dueAt, minutesSince } from "#machines/due-words.ts";
import { answerTo, type Answers, type FieldError } from "#machines/intake/answers.ts";
import { withTopics } from "#machines/intake/asked.ts";
import { CALL } from "#machines/intake/call.ts";
import { stillNeeded } from "#machines/intake/needed.ts";
import type { ContactStatus } from "#machines/statuses.ts";
import type { Instant } from "#machines/time.ts";
import { isContactClosedTo } from "../contact-closed-to.ts";
import { initialsOf } from "../initials.ts";
import { mayBeKnown } from "./earlier-contact.ts";
import { askedSoFar, askedTool, type AskedSoFar, type AskedTool } from "./risk-tool.ts";
import { suggestionFor, type SuggestionView } from "./suggestion.ts";

/** What stands beside the questions, and changes with every answer. */
export interface CallPanel {
  readonly needed: readonly FieldError[];
  readonly danger: "yes" | "no" | "unknown" | "";
  readonly where: string;
  readonly policeIncident: string;
  readonly cutOffPlan: string;
  readonly distressWord: string;
  readonly numberToRing: string;
  /** Somebody with this number, or this name and birth date, may have been in contact before. Nothing more is said. */
  readonly mayBeKnown: boolean;
  readonly suggestion: SuggestionView | null;
  /** What the answers to the risk tool's questions come to. */
  readonly soFar: AskedSoFar | null;
  /** Answers that cannot be true together with the rest, at their fields. They never stop a call from being saved. */
  readonly impossible: readonly FieldError[];
}

export interface IntakeView {
  /** Null while nothing was saved yet. */
  readonly contactId: string | null;
  readonly status: ContactStatus | "new";
  /** The case it became, if it did. */
  readonly caseId: string | null;
  readonly version: number;
  readonly startedAt: Instant;
  readonly minutes: number;
  readonly dangerMinutes: number | null;
  readonly howEnded: string | null;
  readonly ringBack: Due | null;
  /** Who has it, as initials; null when it is the reader's own or nobody's. */
  readonly otherHandler: string | null;
  readonly answers: Answers;
  /** The risk tool's questions in the wording that is licensed; null when none is. */
  readonly tool: AskedTool | null;
  readonly panel: CallPanel;
}

/** A call that has not begun: nothing is written by looking at it. `typed` was typed but could not be saved. */
export async function newCall(from: From, actor: Actor, at: Instant, typed: Answers = {}): Promise<IntakeView> {
  return {
    contactId: null,
    status: "new",
    caseId: null,
    version: 0,
    startedAt: at,
    minutes: 0,
    dangerMinutes: null,
    howEnded: null,
    ringBack: null,
    otherHandler: null,
    answers: withTopics(typed),
    tool: await askedTool(from, typed),
    panel: await callPanel(from, actor, typed, at),
  };
}

/** The call as it stands, or null when there is none that the actor may see. `typed` is laid over what was saved. */
export async function intakeOf(
  from: From,
  actor: Actor,
  id: string,
  at: Instant,
  typed: Answers = {},
): Promise<IntakeView | null> {
  const contact = await contactById(from, id);
  if (!contact || contact.area !== actor.area || contact.hub_organisation_id !== actor.organisationId) return null;
  if (await isContactClosedTo(from, contact, actor)) return null;
  const answers = { ...(await savedAnswers(from, contact)), ...typed };
  const clocks = (await deadlinesOfSubject(from, "contact", id)).filter((clock) => clock.cleared_at === null);
  const began = clocks.find((clock) => clock.clock === "emergency")?.due_at;
  const ringBack = clocks.find((clock) => clock.clock === "ring-back");
  return {
    contactId: id,
    status: contact.status,
    caseId: contact.case_id,
    version: contact.version,
    startedAt: contact.started_at,
    minutes: minutesSince(contact.started_at, at),
    dangerMinutes: contact.danger === "yes" ? minutesSince(began ?? contact.started_at, at) : null,
    howEnded: contact.how_ended,
    ringBack: contact.status === "cut-off" && ringBack ? dueAt(ringBack.due_at, at) : null,
    otherHandler: await otherHandler(from, contact, actor),
    answers: withTopics(answers),
    tool: await askedTool(from, answers),
    panel: await callPanel(from, actor, answers, at),
  };
}

async function savedAnswers(from: From, contact: ContactRow): Promise<Answers> {
  const draft = await draftOfContact(from, contact.id);
  if (!draft) return {};
  const box = await boxFor(from, draft.key_id);
  return JSON.parse(box.open("draft", "payload_sealed", draft.id, draft.payload_sealed)) as Answers;
}

async function otherHandler(from: From, contact: ContactRow, actor: Actor): Promise<string | null> {
  const { owner_user_id: ownerId } = contact;
  if (ownerId === null || ownerId === actor.userId) return null;
  const owner = await userById(from, ownerId);
  if (!owner) return null;
  const box = await boxFor(from, owner.key_id);
  return initialsOf(box.open("user", "name_sealed", owner.id, owner.name_sealed));
}

const PLANS = CALL.flatMap((section) => section.questions).find((question) => question.name === "cutOffPlan");

/** What the answers so far say, and what the protocol makes of them. */
export async function callPanel(from: From, actor: Actor, answers: Answers, at: Instant): Promise<CallPanel> {
  const { suggestion, impossible } = await suggestionFor(from, actor, answers, at);
  const plan = answerTo(answers, "cutOffPlan");
  return {
    needed: stillNeeded(answers),
    danger: answerTo(answers, "immediateDanger") as CallPanel["danger"],
    where: [answerTo(answers, "whereNow"), answerTo(answers, "town")].filter(Boolean).join(", "),
    policeIncident: answerTo(answers, "policeIncident"),
    cutOffPlan: (PLANS?.kind === "choice" && PLANS.choices.find((choice) => choice.value === plan)?.label) || "",
    distressWord: answerTo(answers, "distressWord"),
    numberToRing: numberToRing(answers, plan),
    mayBeKnown: await mayBeKnown(from, actor.area, answers),
    suggestion,
    soFar: askedSoFar(answers),
    impossible,
  };
}

/** The number the plan names; none unless ringing is what they asked for. */
function numberToRing(answers: Answers, plan: string): string {
  if (plan === "ring-other") return answerTo(answers, "cutOffNumber");
  return plan === "ring-back" ? answerTo(answers, "phone") : "";
}
