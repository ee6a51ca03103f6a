// Cases as rows of the queue, many at once: initials or the chosen name, what is next, by when, whose turn. Nothing else of
// the person is opened.
import type { Actor } from "#app/commands/told.ts";
import { actionsById } from "#db/action.ts";
import type { CaseRow } from "#db/case.ts";
import type { From } from "#db/connection.ts";
import { liveDeadlinesOfCases } from "#db/deadline.ts";
import { organisationsById } from "#db/organisation.ts";
import { personsById, type PersonRow } from "#db/person.ts";
import { channelAmong, safeContactsOfCases } from "#db/safe-contact.ts";
import { boxesFor, type Box } from "#db/sealed.ts";
import { openUnmetOfCases } from "#db/unmet-need.ts";
import { type Due, dueAt, minutesSince, momentWords } from "#machines/due-words.ts";
import { baseClock, isLate, owedWords, type AnyClock } from "#machines/owed.ts";
import { PATHWAY, type PathwayCode } from "#machines/protocol/catalogue.ts";
import { mayContact, REFUSAL_WORDS } from "#machines/safe-contact.ts";
import type { Grade } from "#machines/statuses.ts";
import { instantOf, type Instant } from "#machines/time.ts";
import { initialsOf } from "../initials.ts";
import { firstDueOf } from "./first-due.ts";
import { slotWords } from "./safe-contact-panel.ts";
import { aboveWords } from "./turn-words.ts";
import { userNames } from "./user-names.ts";

export interface QueueRow {
  readonly id: string;
  readonly reference: string;
  readonly version: number;
  /** The chosen name, or initials, or nothing. */
  readonly who: string;
  readonly grade: Grade | "not-assessed";
  /** Nobody has agreed the grade yet. */
  readonly isSuggested: boolean;
  readonly next: string;
  readonly due: Due;
  readonly turn: string;
  readonly isMine: boolean;
  readonly needsInterpreter: boolean;
  readonly children: "yes" | "no" | "not known";
  /** When it is safe to ring, in words; null where nobody waits for a ring. */
  readonly slot: { readonly words: string; readonly openNow: boolean } | null;
  readonly dangerMinutes: number | null;
}

/** The rows of these cases, in the order given. */
export async function queueRows(from: From, actor: Actor, cases: readonly CaseRow[], at: Instant): Promise<QueueRow[]> {
  const facts = await gather(from, cases);
  return cases.map((row) => rowOf(row, facts, actor, at));
}

type Gathered = Awaited<ReturnType<typeof gather>>;

async function gather(from: From, cases: readonly CaseRow[]) {
  const ids = (column: (row: CaseRow) => string | null) => [...new Set(cases.map(column).filter((id) => id !== null))];
  const late = cases.filter((row) => isLate(row.next_what as AnyClock));
  const ring = cases.filter((row) => waitsForRing(row));
  const unmet = cases.filter((row) => baseClock(row.next_what as AnyClock) === "settle-unmet");
  const persons = await personsById(
    from,
    ids((row) => row.person_id),
  );
  const actions = await actionsById(
    from,
    ids((row) => row.next_action_id),
  );
  const organisations = await organisationsById(
    from,
    ids((row) => row.next_owner_organisation_id),
  );
  return {
    persons: new Map(persons.map((person) => [person.id, person])),
    boxes: await boxesFor(from, [...new Set(persons.map((person) => person.key_id))]),
    pathways: new Map(actions.map((action) => [action.id, action.pathway as PathwayCode])),
    organisations: new Map(organisations.map((one) => [one.id, one])),
    users: await userNames(
      from,
      ids((row) => row.next_owner_user_id),
    ),
    contacts: Map.groupBy(
      await safeContactsOfCases(
        from,
        ring.map((row) => row.id),
      ),
      (contact) => contact.case_id,
    ),
    late: Map.groupBy(
      await liveDeadlinesOfCases(
        from,
        late.map((row) => row.id),
      ),
      (deadline) => deadline.case_id,
    ),
    unmet: await unmetPathways(from, unmet),
  };
}

const waitsForRing = (row: CaseRow): boolean => {
  const clock = baseClock(row.next_what as AnyClock);
  return clock === "first-contact" || clock === "ring-back";
};

async function unmetPathways(from: From, cases: readonly CaseRow[]): Promise<ReadonlyMap<string, PathwayCode>> {
  const rows = await openUnmetOfCases(
    from,
    cases.map((row) => row.id),
  );
  return new Map(rows.map((row) => [row.case_id, row.pathway as PathwayCode]));
}

function rowOf(row: CaseRow, facts: Gathered, actor: Actor, at: Instant): QueueRow {
  const clock = row.next_what as AnyClock;
  const pathway = facts.pathways.get(row.next_action_id ?? "") ?? facts.unmet.get(row.id);
  const due = firstDueOf(facts.late.get(row.id) ?? [], row) ?? row.next_due_at ?? at;
  return {
    id: row.id,
    reference: row.reference,
    version: row.version,
    who: whoIs(facts.persons.get(row.person_id), facts.boxes),
    grade: row.grade ?? row.suggested_grade,
    isSuggested: row.grade === null && row.suggested_grade !== "not-assessed",
    next: owedWords(clock, pathway ? PATHWAY[pathway].title : undefined),
    due: dueAt(due, at),
    turn: turnOf(row, facts, actor),
    isMine: row.holder_user_id === actor.userId,
    needsInterpreter: row.needs_interpreter === 1,
    children: row.children === null ? "not known" : row.children === 1 ? "yes" : "no",
    slot: waitsForRing(row) ? slotOfCase(facts.contacts.get(row.id), at) : null,
    dangerMinutes: row.emergency_since === null ? null : minutesSince(instantOf(row.emergency_since), at),
  };
}

function whoIs(person: PersonRow | undefined, boxes: ReadonlyMap<string, Box>): string {
  const box = person && boxes.get(person.key_id);
  if (!person || !box) return "";
  const chosen = box.openMaybe("person", "chosen_name_sealed", person.id, person.chosen_name_sealed);
  // Somebody may be called by their whole name: only the first word of it is shown on a screen others can see.
  if (chosen) return chosen.trim().split(/\s+/)[0] ?? "";
  return initialsOf(box.openMaybe("person", "name_sealed", person.id, person.name_sealed) ?? "");
}

function turnOf(row: CaseRow, facts: Gathered, actor: Actor): string {
  const { next_owner_user_id: userId, next_owner_organisation_id: organisationId } = row;
  const name = userId === null ? "" : initialsOf(facts.users.get(userId) ?? "");
  if (userId === actor.userId) return "You";
  const organisation = facts.organisations.get(organisationId ?? "");
  const above = aboveWords(row, organisation);
  if (above !== null) return name ? `${above} (${name})` : above;
  if (name) return name;
  return organisationId === row.hub_organisation_id ? "Whoever is on" : (organisation?.name ?? "Whoever is on");
}

type Contacts = Awaited<ReturnType<typeof safeContactsOfCases>>;

function slotOfCase(contacts: Contacts | undefined, at: Instant): QueueRow["slot"] {
  const phone = contacts?.find((contact) => contact.channel === "phone");
  if (!phone || phone.value_sealed === null) {
    const written = contacts?.some((one) => one.channel !== "phone" && one.value_sealed !== null);
    const words = written ? "By text or e-mail only." : "No number. They ring us, or ask who referred.";
    return { words, openNow: false };
  }
  const channel = channelAmong(phone, contacts ?? []);
  const answer = mayContact(channel, "call", at);
  const slot = `Safe: ${slotWords(channel)}`;
  if (answer.ok) return { words: `${slot}. Now.`, openNow: true };
  if (answer.why !== "outside-hours") return { words: REFUSAL_WORDS[answer.why], openNow: false };
  return { words: `${slot}. ${answer.next ? `Next: ${momentWords(answer.next, at)}.` : ""}`, openNow: false };
}
