// The event history replayed: each event is put to the machines themselves, and must lead where the event says it led.
import { PATHWAY, type PathwayCode } from "#machines/protocol/index.ts";
import { begin, decide, type Kinds } from "#machines/decide.ts";
import { OPEN_ACTION_STATUSES, type Subject } from "#machines/statuses.ts";
import { ONE_PERSON_EVENTS } from "#machines/one-person-words.ts";
import { boxFor } from "#db/sealed.ts";
import type { Db } from "#db/connection.ts";
import type { EventRow } from "#db/event.ts";
import type { Look } from "./reader.ts";

export interface History {
  /** Where each thing stands, by its id, as its events tell. */
  readonly status: Map<string, string>;
  readonly subject: Map<string, Subject>;
  /** The things of each case, by the case's id. */
  readonly ofCase: Map<string, Set<string>>;
  /** Cases of which a plan was agreed at some time. */
  readonly planned: Set<string>;
  /** The last event that was told. */
  seq: number;
}

export const newHistory = (): History => ({
  status: new Map(),
  subject: new Map(),
  ofCase: new Map(),
  planned: new Set(),
  seq: 0,
});

/** What is written of a case that stays as it is: no machine is asked. */
const KEPT: ReadonlySet<string> = new Set(["TAKEN", "HANDED_OVER", "APPROVAL_REFUSED", ...ONE_PERSON_EVENTS]);

/** Tells the history one event more. Answers what is wrong with it. */
export async function tellHistory(history: History, event: EventRow, db: Db, look: Look): Promise<string[]> {
  const before = history.status.get(event.subject_id) ?? null;
  const broken: string[] = [];
  const which = `${event.subject} ${event.type}`;
  if (event.from_status !== before) broken.push(`${which} began in ${event.from_status}, but history says ${before}`);
  const to = before === null ? first(event) : await next(history, event, before, db, look);
  if (to !== event.to_status) broken.push(`${which} led from ${before} to ${event.to_status}, but the rules say ${to}`);
  history.status.set(event.subject_id, event.to_status);
  history.subject.set(event.subject_id, event.subject);
  if (event.case_id !== null) {
    const things = history.ofCase.get(event.case_id) ?? new Set();
    history.ofCase.set(event.case_id, things.add(event.subject_id));
    if (event.type === "ACTIONS_AGREED") history.planned.add(event.case_id);
  }
  history.seq = event.seq;
  return broken;
}

function first(event: EventRow): string {
  // A referral is a contact that is part of its case from the start.
  if (event.type === "REFERRED") return "routed";
  const nothing = { grade: null, wasHigh: false, openActions: 0, pendingApproval: false, openUnmet: 0 };
  return begin(event.subject, { ...nothing, hubOwned: false, danger: "no" });
}

async function next(history: History, event: EventRow, status: string, db: Db, look: Look): Promise<string> {
  if (KEPT.has(event.type)) return status;
  const context = await contextOf(history, event, look);
  const told = await toldBy(event, db, look);
  const decision = decide(event.subject, status as never, context as never, told as never);
  return decision.ok ? decision.status : "nothing: it is refused";
}

async function contextOf(history: History, event: EventRow, look: Look): Promise<Kinds[Subject]["context"]> {
  const one = async <Row>(sql: string) => (await look<Row>(sql, event.subject_id))[0];
  switch (event.subject) {
    case "case": {
      const things = [...(history.ofCase.get(event.subject_id) ?? [])];
      const standing = (subject: Subject, statuses: readonly string[]) =>
        things.filter((id) => history.subject.get(id) === subject && statuses.includes(history.status.get(id) ?? ""))
          .length;
      return {
        // Danger may pass before anybody graded: the case then goes back to triage.
        grade: event.type === "DANGER_PASSED" && !history.planned.has(event.subject_id) ? null : "standard",
        wasHigh: false,
        openActions: standing("action", OPEN_ACTION_STATUSES),
        pendingApproval: standing("approval", ["pending"]) > 0,
        openUnmet: 0,
      };
    }
    case "action": {
      const pathway = (await one<{ pathway: PathwayCode }>("select pathway from action where id = ?"))?.pathway;
      return { hubOwned: pathway !== undefined && PATHWAY[pathway].owner === "hub" };
    }
    case "contact":
      return (await one<Kinds["contact"]["context"]>("select danger from contact where id = ?")) ?? { danger: "yes" };
    case "approval":
      return { danger: history.status.get(event.case_id ?? "") === "emergency" };
    case "referral":
    case "attempt":
      return {};
  }
}

/** The event as the machine was told it. Words were checked when they were written; here any will do. */
async function toldBy(event: EventRow, db: Db, look: Look): Promise<object> {
  const words = { reason: "said", outcome: "said", howEnded: "said", instead: "said", how: "phone", grade: "standard" };
  if (event.type === "CLOCK_PASSED") return { type: event.type, clock: await clockOf(event, db) };
  if (event.subject !== "approval") return { ...words, type: event.type, secondPerson: true };
  const [asked] = await look<{ requested_by: string }>(
    "select requested_by from grade_approval where id = ?",
    event.subject_id,
  );
  return { type: event.type, secondPerson: asked?.requested_by !== event.by };
}

async function clockOf(event: EventRow, db: Db): Promise<string> {
  if (event.payload_sealed === null || event.key_id === null) return "not said";
  const box = await boxFor(db, event.key_id);
  const said = JSON.parse(box.open("event", "payload_sealed", event.subject_id, event.payload_sealed)) as object;
  return "clock" in said ? String(said.clock) : "not said";
}
