import { caseToChange } from "#db/case.ts";
import { inTransaction, type Db, type Trx } from "#db/connection.ts";
import { outboxById, outboxDue, outboxToChange, updateOutbox, type OutboxRow, type OutboxStatus } from "#db/outbox.ts";
import {
  afterAsking,
  afterDelivering,
  afterHandingOver,
  CLAIM_HELD,
  type Known,
  type Outcome,
  type Standing,
} from "#machines/sending.ts";
import { TEMPLATE, type TemplateCode } from "#machines/templates/templates.ts";
import { HOUR, later, MINUTE, type Instant } from "#machines/time.ts";
import { allowedNow } from "../outbox/allowed.ts";
import type { Notifier, Outgoing } from "../outbox/notifier.ts";
import { oweMessage } from "./shared/owe-message.ts";
import { writeAudit } from "./shared/record.ts";
import type { Told } from "./told.ts";

const told = (at: Instant): Told => ({
  by: { userId: "clock", organisationId: "clock", role: "clock", area: "" },
  at,
});

/** How many messages one round looks at; the rest wait for the next, seconds later. */
const AT_ONCE = 50;
/** A message that is held is looked at again this often at least: what was unsafe may be safe, by somebody's word. */
const LOOK_AGAIN = HOUR;
const LOOK_AGAIN_BY_HAND = 5 * MINUTE;

export interface Sent {
  readonly sent: number;
  readonly failed: number;
}

/**
 * Sends what is due, one message after another, each checked by safe contact in the transaction that claims it. A message is
 * claimed before it is handed over, so that nobody hands it over twice; one whose sender died is asked about by its reference
 * before anybody sends it again. Without a notifier nothing is sent: what may go waits for a person, what may not is held.
 */
export async function sendOutbox(db: Db, notifier: Notifier | null, clock: () => Instant): Promise<Sent> {
  const counts = { sent: 0, failed: 0 };
  const count = (standing: Standing | null) => {
    if (standing?.status === "sent") counts.sent += 1;
    if (standing?.status === "failed") counts.failed += 1;
  };
  for (const id of await outboxDue(db, "claimed", clock(), AT_ONCE)) count(await askAfter(db, notifier, id, clock));
  if (notifier) {
    for (const id of await outboxDue(db, "sent", clock(), AT_ONCE)) await askDelivered(db, notifier, id, clock);
  }
  for (const status of ["waiting", "held"] as const)
    for (const id of await outboxDue(db, status, clock(), AT_ONCE)) {
      const claimed = await claim(db, id, status, notifier !== null, clock());
      if (claimed === "failed") counts.failed += 1;
      if (typeof claimed === "string" || !notifier) continue;
      const outcome = await notifier.send(claimed.message);
      const at = clock();
      count(await settleAs(db, id, "claimed", afterHandingOver(outcome, claimed.tries, at), at, idOf(outcome)));
      // Whoever does not answer one does not answer the next: the rest is left for the next round.
      if (outcome.kind === "unknown" || outcome.kind === "busy" || outcome.kind === "not-us") return counts;
    }
  return counts;
}

const idOf = (answer: Outcome | Known): string | null => ("id" in answer ? answer.id : null);

type Claimed = { readonly message: Outgoing; readonly tries: number } | "waits" | "failed";

function claim(db: Db, id: string, was: "waiting" | "held", mayHandOver: boolean, at: Instant): Promise<Claimed> {
  return inTransaction(db, async (trx) => {
    const row = await outboxToChange(trx, id);
    if (row?.status !== was) return "waits";
    if (row.until_at !== null && row.until_at <= at) return lapse(trx, row, at);
    const allowed = await allowedNow(trx, row, at);
    const soonest = (due: Instant) => (row.until_at !== null && row.until_at < due ? row.until_at : due);
    if (!allowed.ok) {
      const again = later(at, LOOK_AGAIN);
      const due = soonest(allowed.next !== null && allowed.next < again ? allowed.next : again);
      await updateOutbox(trx, id, was, { status: "held", due_at: due, why: allowed.why });
      return "waits";
    }
    if (!mayHandOver) {
      const due = soonest(later(at, LOOK_AGAIN_BY_HAND));
      await updateOutbox(trx, id, was, { status: "waiting", due_at: due, why: null });
      return "waits";
    }
    const tries = row.tries + 1;
    const due = later(at, CLAIM_HELD);
    await updateOutbox(trx, id, was, { status: "claimed", claimed_at: at, due_at: due, why: null, tries });
    const { channel, to, subject, body } = allowed;
    return { tries, message: { reference: id, channel, to, subject, body } };
  });
}

/** Nobody sends it any more: a code is forgotten, everything else is a person's. */
async function lapse(trx: Trx, row: OutboxRow, at: Instant): Promise<"failed" | "waits"> {
  const { forgotten } = TEMPLATE[row.kind as TemplateCode];
  const status = forgotten ? "dropped" : "failed";
  await updateOutbox(trx, row.id, row.status, { status, due_at: null, why: "too-late" });
  if (!forgotten) await owe(trx, row, at);
  return forgotten ? "waits" : "failed";
}

async function askAfter(db: Db, notifier: Notifier | null, id: string, clock: () => Instant): Promise<Standing | null> {
  const row = await outboxById(db, id);
  if (row?.status !== "claimed") return null;
  const known: Known = notifier ? await notifier.find(id) : { kind: "unknown" };
  const at = clock();
  const standing = afterAsking(known, row.tries, at);
  // Nobody can say whether it went, and it makes no sense any more: a person decides what the other may have read.
  const over = standing.status === "claimed" && row.until_at !== null && row.until_at <= at;
  const last: Standing = over ? { status: "failed", due: null, why: "service" } : standing;
  return settleAs(db, id, "claimed", last, at, idOf(known));
}

async function askDelivered(db: Db, notifier: Notifier, id: string, clock: () => Instant): Promise<void> {
  const row = await outboxById(db, id);
  if (row?.status !== "sent") return;
  const known = await notifier.find(id);
  const at = clock();
  await settleAs(db, id, "sent", afterDelivering(known, row.sent_at ?? at, row.tries, at), at);
}

/** Writes down what became of it, unless somebody has meanwhile; what failed is owed to a person. */
function settleAs(
  db: Db,
  id: string,
  was: OutboxStatus,
  standing: Standing,
  at: Instant,
  notifyId: string | null = null,
): Promise<Standing | null> {
  return inTransaction(db, async (trx) => {
    const row = await outboxToChange(trx, id);
    if (row?.status !== was) return null;
    const { status, due, why } = standing;
    const sent = status === "sent" && row.sent_at === null ? { sent_at: at } : {};
    const known = notifyId === null ? {} : { notify_id: notifyId };
    await updateOutbox(trx, id, was, { status, due_at: due, why, ...sent, ...known });
    if (status === "failed") await owe(trx, row, at);
    if (status !== was)
      await writeAudit(trx, `outbox.${status}`, { table: "outbox", id, caseId: row.case_id }, told(at));
    return standing;
  });
}

async function owe(trx: Trx, row: OutboxRow, at: Instant): Promise<void> {
  const about = row.case_id === null ? undefined : await caseToChange(trx, row.case_id);
  if (about) await oweMessage(trx, about, told(at));
}
