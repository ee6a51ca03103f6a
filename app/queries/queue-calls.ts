// Calls that are not yet cases, as rows of the queue.
import type { Actor } from "#app/commands/told.ts";
import type { From } from "#db/connection.ts";
import { openContactsOfHub, type ContactRow } from "#db/contact.ts";
import { draftsOfContacts } from "#db/draft.ts";
import { boxesFor } from "#db/sealed.ts";
import { type Due, dueAt, minutesSince } from "#machines/due-words.ts";
import { answerTo, type Answers } from "#machines/intake/answers.ts";
import { isLate, owedWords, type AnyClock } from "#machines/owed.ts";
import type { Instant } from "#machines/time.ts";
import { organisationById, type OrganisationRow } from "#db/organisation.ts";
import { mayBeReader } from "../contact-closed-to.ts";
import { initialsOf } from "../initials.ts";
import { aboveWords } from "./turn-words.ts";
import { userNames } from "./user-names.ts";

/** Calls of one group at most. */
const AT_ONCE = 25;

export interface QueueCall {
  readonly id: string;
  readonly who: string;
  readonly next: string;
  readonly due: Due;
  readonly minutes: number;
  /** Initials of the handler, who above them is asked, or "You". */
  readonly turn: string;
  readonly needsInterpreter: boolean;
  readonly policeIncident: string;
}

export interface QueueCalls {
  readonly danger: readonly QueueCall[];
  readonly ring: readonly QueueCall[];
  readonly late: readonly QueueCall[];
  readonly live: readonly QueueCall[];
}

/** The open calls of the hub, those in danger first, by where they stand in the queue. */
export async function queueCalls(from: From, actor: Actor, at: Instant): Promise<QueueCalls> {
  const open = await openContactsOfHub(from, { area: actor.area, hub: actor.organisationId }, 4 * AT_ONCE);
  const answers = await answersOf(from, open);
  const isAboutActor = await mayBeReader(from, actor);
  const contacts = open.filter(
    (contact) => contact.owner_user_id === actor.userId || !isAboutActor(answers.get(contact.id) ?? {}),
  );
  const users = await userNames(
    from,
    contacts.flatMap((contact) => [contact.owner_user_id, contact.next_owner_user_id]),
  );
  const hub = await organisationById(from, actor.organisationId);
  const groups = Map.groupBy(contacts, (contact) => groupOf(contact, at));
  const of = (group: keyof QueueCalls) =>
    (groups.get(group) ?? [])
      .slice(0, AT_ONCE)
      .map((contact) => callOf(contact, answers.get(contact.id) ?? {}, { users, hub }, actor, at));
  return { danger: of("danger"), ring: of("ring"), late: of("late"), live: of("live") };
}

function groupOf(contact: ContactRow, at: Instant): keyof QueueCalls {
  if (contact.danger === "yes") return "danger";
  if (contact.status === "cut-off") return "ring";
  return isLate((contact.next_what ?? "finish-call") as AnyClock) || (contact.next_due_at ?? at) < at ? "late" : "live";
}

async function answersOf(from: From, contacts: readonly ContactRow[]): Promise<ReadonlyMap<string, Answers>> {
  const drafts = await draftsOfContacts(
    from,
    contacts.map((contact) => contact.id),
  );
  const boxes = await boxesFor(from, [...new Set(drafts.map((draft) => draft.key_id))]);
  return new Map(
    drafts.map((draft) => {
      const text = boxes.get(draft.key_id)?.open("draft", "payload_sealed", draft.id, draft.payload_sealed) ?? "{}";
      return [draft.contact_id ?? "", JSON.parse(text) as Answers];
    }),
  );
}

function callOf(
  contact: ContactRow,
  answers: Answers,
  { users, hub }: { users: ReadonlyMap<string, string>; hub: OrganisationRow | undefined },
  actor: Actor,
  at: Instant,
): QueueCall {
  const above = aboveWords(contact, hub);
  const owner = above === null ? contact.owner_user_id : contact.next_owner_user_id;
  const initials = owner === null ? "" : initialsOf(users.get(owner) ?? "");
  return {
    id: contact.id,
    who: (answerTo(answers, "chosenName").split(/\s+/)[0] ?? "") || initialsOf(answerTo(answers, "name")),
    next: owedWords((contact.next_what ?? "finish-call") as AnyClock),
    due: dueAt(contact.next_due_at ?? at, at),
    minutes: minutesSince(contact.started_at, at),
    turn: owner === actor.userId ? "You" : turnWords(above, initials),
    needsInterpreter: answerTo(answers, "language") !== "",
    policeIncident: answerTo(answers, "policeIncident"),
  };
}

const turnWords = (above: string | null, initials: string): string =>
  above === null ? initials || "Whoever is on" : initials ? `${above} (${initials})` : above;
