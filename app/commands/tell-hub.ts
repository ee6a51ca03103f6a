import type { Db, Trx } from "#db/connection.ts";
import { costEventsOfCase } from "#db/cost-event.ts";
import { EVENT_WORDS, isEventKind, type EventKind } from "#machines/cost-events.ts";
import { dateWords } from "#machines/due-words.ts";
import { instantOf, londonDay, type Day } from "#machines/time.ts";
import { actionFor } from "./open-action.ts";
import { writeCostEvent } from "./record-cost-event.ts";
import { notFound, refused, type Result } from "./result.ts";
import { leaveMessage } from "./shared/leave-message.ts";
import { tell } from "./shared/tell.ts";
import type { Told } from "./told.ts";

export interface TellHub {
  readonly actionId: string;
  readonly note: string;
  /** What they have learned has happened, each once, on that day. */
  readonly happened: readonly EventKind[];
  readonly on: Day | null;
}

const TOLD_BEFORE = " We were told of one that day before: it is noted once.";

const TAKEN: ReadonlySet<string> = new Set(["accepted", "under-way", "done"]);

/**
 * A partner tells the hub something about what they were asked to do: in words, or that something happened. Somebody at the hub
 * owes it a reader. What happened counts in the case's record too, as anything learned does, and once: two who tell of an ambulance
 * on one day saw the same one. Nobody outside learns that another told of it before; whoever reads it at the hub does.
 */
export function tellHub(db: Db, input: TellHub, told: Told): Promise<Result<{ messageId: string }>> {
  return tell(db, "tell-hub", told, input, async (trx) => {
    const found = await actionFor(trx, input.actionId, told);
    if (!found) return notFound;
    const { action, row } = found;
    const happened = [...new Set(input.happened)];
    const note = input.note.trim();
    if (note === "" && happened.length === 0) return refused("Write what the hub should know.");
    if (happened.length > 0 && !TAKEN.has(action.status))
      return refused("Take it first: then you can say what happened.");
    if (!happened.every(isEventKind)) return refused("Choose what happened from the list.");
    const on = input.on ?? londonDay(told.at);
    if (on > londonDay(told.at)) return refused("Enter a day that is not still to come.");
    const known = await knownOn(trx, row.id, on);
    for (const trigger of happened.filter((kind) => !known.has(kind)))
      await writeCostEvent(
        trx,
        {
          caseId: row.id,
          area: row.area,
          origin: "learned",
          trigger,
          quantity: 1,
          happenedOn: on,
          actionId: action.id,
        },
        told,
      );
    const day = dateWords(instantOf(`${on}T12:00:00Z`));
    const said = happened.map((kind) => `${EVENT_WORDS[kind].label}: ${day}.${known.has(kind) ? TOLD_BEFORE : ""}`);
    return leaveMessage(
      trx,
      row,
      {
        kind: "partner",
        organisation_id: told.by.organisationId,
        action_id: action.id,
        referral_id: null,
        by: told.by.userId,
        body: [...said, note].filter(Boolean).join("\n"),
      },
      told,
    );
  });
}

/** What the hub has learned already of that day. */
async function knownOn(trx: Trx, caseId: string, on: Day): Promise<ReadonlySet<string>> {
  const events = await costEventsOfCase(trx, caseId);
  return new Set(events.flatMap((one) => (one.origin === "learned" && one.happened_on === on ? [one.trigger] : [])));
}
