// Looks at the tables after each step: at every case and contact that is open, or was a moment ago.
import type { AuditRow } from "#db/audit.ts";
import type { CaseRow } from "#db/case.ts";
import type { ContactRow } from "#db/contact.ts";
import type { EventRow } from "#db/event.ts";
import { newHistory, tellHistory, type History } from "./history.ts";
import { brokenIn, brokenInCase, brokenInContact } from "./invariants.ts";
import type { Model } from "./model.ts";
import { beforeOf, closingTakesTwo, gradeFallsWithReason, type Before } from "./rules/changes.ts";
import { historyGivesContact, historyGivesStatus } from "./rules/history.ts";
import { everybody, seenCase, seenContact, type Everybody } from "./seen.ts";

export interface Watch {
  readonly history: History;
  /** The cases that were open after the step before, as they were when they were last looked at. */
  readonly cases: Map<string, Before>;
  contacts: ReadonlySet<string>;
  /** The last audit row that was looked at. */
  audited: number;
  /** The last event that was there when histories were last replayed from their start. */
  replayed: number;
  steps: number;
}

export const newWatch = (): Watch => ({
  history: newHistory(),
  cases: new Map(),
  contacts: new Set(),
  audited: 0,
  replayed: 0,
  steps: 0,
});

/** Each so many steps every open case is looked at, whether anything says that it was touched or not. */
const LOOK_AT_OPEN = 20;

const named = (rule: string, sentences: readonly string[]): string[] => sentences.map((one) => `${rule}: ${one}`);

/** What this step broke. */
export async function brokenByStep(watch: Watch, model: Model): Promise<string[]> {
  const { reader, db } = model;
  const events = reader.rows<EventRow>("select * from event where seq > ? order by seq", watch.history.seq);
  const broken: string[] = [];
  for (const event of events)
    broken.push(...named("historyGivesStatus", await tellHistory(watch.history, event, db, reader.rows)));
  const all = await everybody(reader.rows);
  for (const row of touchedCases(watch, model, events))
    broken.push(...(await brokenCase(watch, model, all, events, row)));
  broken.push(...(await brokenContacts(watch, model, all)));
  return broken;
}

/** The cases that this step was about; all that are open when it was about people, and now and then anyway. */
function touchedCases(watch: Watch, { reader }: Model, events: readonly EventRow[]): CaseRow[] {
  const audits = reader.rows<AuditRow>("select * from audit where seq > ? order by seq", watch.audited);
  watch.audited = audits.at(-1)?.seq ?? watch.audited;
  watch.steps += 1;
  const open = reader.rows<CaseRow>(`select * from "case" where status <> 'closed'`);
  const known = new Set(open.map(({ id }) => id));
  const ended = [...watch.cases.keys()]
    .filter((id) => !known.has(id))
    .flatMap((id) => reader.rows<CaseRow>(`select * from "case" where id = ?`, id));
  const people = audits.some(({ subject }) => subject === "user" || subject === "organisation");
  if (people || watch.steps % LOOK_AT_OPEN === 0) return [...open, ...ended];
  const touched = new Set([...events, ...audits].map((row) => row.case_id));
  return [...open.filter(({ id }) => touched.has(id) || !watch.cases.has(id)), ...ended];
}

async function brokenCase(
  watch: Watch,
  { reader }: Model,
  all: Everybody,
  events: readonly EventRow[],
  row: CaseRow,
): Promise<string[]> {
  const seen = await seenCase(reader.rows, row, all);
  const before = watch.cases.get(row.id);
  if (row.status === "closed") watch.cases.delete(row.id);
  else watch.cases.set(row.id, beforeOf(seen));
  return [
    ...brokenInCase(seen),
    ...named("historyGivesStatus", historyGivesStatus(watch.history, seen)),
    ...(before ? named("gradeFallsWithReason", gradeFallsWithReason(before, seen)) : []),
    ...(before ? named("closingTakesTwo", closingTakesTwo(before, seen, events)) : []),
  ].map((one) => `${one} (case ${row.reference}, ${row.status})`);
}

async function brokenContacts(watch: Watch, { reader }: Model, all: Everybody): Promise<string[]> {
  const open = reader.rows<ContactRow>("select * from contact where status in ('live', 'cut-off')");
  const known = new Set(open.map(({ id }) => id));
  const ended = [...watch.contacts]
    .filter((id) => !known.has(id))
    .flatMap((id) => reader.rows<ContactRow>("select * from contact where id = ?", id));
  const broken: string[] = [];
  for (const row of [...open, ...ended]) {
    const seen = await seenContact(reader.rows, row, all);
    broken.push(...brokenInContact(seen), ...named("historyGivesStatus", historyGivesContact(watch.history, seen)));
  }
  watch.contacts = known;
  return broken;
}

/**
 * What is broken anywhere, its history replayed from the start: in every case there ever was, or in those of which anything was
 * written since this was last asked.
 */
export async function brokenAnywhere(watch: Watch, { reader, db }: Model, everything: boolean): Promise<string[]> {
  const all = await everybody(reader.rows);
  const broken: string[] = [];
  const since = everything ? 0 : watch.replayed;
  watch.replayed = watch.history.seq;
  const cases = reader.rows<CaseRow>(
    `select * from "case" where id in (select case_id from event where seq > ? and case_id is not null)`,
    since,
  );
  for (const row of cases) broken.push(...(await brokenIn(db, row)).map((one) => `${one} (case ${row.reference})`));
  const contacts = reader.rows<ContactRow>(
    "select * from contact where id in (select subject_id from event where seq > ? and subject = 'contact')",
    since,
  );
  for (const row of contacts) {
    const seen = await seenContact(reader.rows, row, all);
    broken.push(...brokenInContact(seen), ...named("historyGivesStatus", historyGivesContact(watch.history, seen)));
  }
  return broken;
}
