// Invented years of a hub's life, under one clock: contacts arrive, plans are agreed, partners answer or do not, clocks
// pass. Nothing is written past the commands; many of them share one transaction, so that a county's year takes minutes.
import { inBatch, type Db } from "#db/connection.ts";
import { organisationsOfArea } from "#db/organisation.ts";
import { usersOfArea } from "#db/user.ts";
import { referrerOf, type Referrer } from "#machines/intake/refer/pages.ts";
import { DAY, HOUR, instantOf, later, type Instant } from "#machines/time.ts";
import { sendOutbox } from "../commands/send-outbox.ts";
import { tick } from "../commands/tick.ts";
import type { Actor } from "../commands/told.ts";
import type { Notifier } from "../outbox/notifier.ts";
import { diceOf } from "./dice.ts";
import { contactArrives } from "./lives.ts";
import type { Staff, Step, World } from "./world.ts";
import { Plan } from "./queue.ts";

export interface SeedOptions {
  readonly area: string;
  readonly from: Instant;
  readonly until: Instant;
  readonly contactsPerYear: number;
  readonly seed: number;
  /** The caller has opened a batch already: everything goes into it. */
  readonly whole?: boolean;
  /** Told after each step: from 0 to 1. */
  readonly progress?: (share: number) => void;
}

export interface Seeded {
  readonly contacts: number;
  readonly steps: number;
  readonly clocks: number;
}

/** How many steps share a transaction: more would not fit the page cache, fewer write the same pages again and again. */
const BATCH = 2000;
/** How often the clocks are looked at, in milliseconds of invented time. */
const TICK = 2 * HOUR;

/** Throws when the area has no hub with a handler, a duty manager and somebody who refers. */
export function seedLives(db: Db, options: SeedOptions): Promise<Seeded> {
  if (options.whole) return live(db, options, (work) => work(db));
  return live(db, options, (work) => inBatch(db, work));
}

type InBatch = (work: (batch: Db) => Promise<boolean>) => Promise<boolean>;

async function live(db: Db, options: SeedOptions, batched: InBatch): Promise<Seeded> {
  const { area, from, until, seed } = options;
  const dice = diceOf(seed);
  const staff = await staffOf(db, area);
  const plan = new Plan<Step>();
  const known: World["known"] = [];
  const takers: World["takers"] = new Map();
  const span = Date.parse(until) - Date.parse(from);
  const contacts = Math.round((options.contactsPerYear * span) / (365.25 * DAY));
  for (let number = 0; number < contacts; number += 1)
    plan.add(later(from, Math.floor(dice.next() * span)), contactArrives);
  let nextTick = later(from, TICK);
  let steps = 0;
  let clocks = 0;
  let more = true;
  while (more) {
    more = await batched(async (batch) => {
      const world: World = {
        db: batch,
        known,
        takers,
        dice,
        staff,
        plan: (at, step) => {
          if (at < until) plan.add(at, step);
        },
      };
      for (let count = 0; count < BATCH; count += 1) {
        const planned = plan.take();
        while (nextTick <= (planned?.at ?? until)) {
          clocks += await allClocks(batch, nextTick);
          nextTick = later(nextTick, TICK);
        }
        if (!planned) return false;
        await planned.what(world, planned.at);
        steps += 1;
        options.progress?.((Date.parse(planned.at) - Date.parse(from)) / span);
      }
      return true;
    });
  }
  options.progress?.(1);
  return { contacts, steps, clocks };
}

/** In invented time whatever was written has gone and arrived; nothing leaves the process. */
const WENT: Notifier = {
  send: ({ reference }) => Promise.resolve({ kind: "accepted", id: reference }),
  find: (reference) => Promise.resolve({ kind: "gone", id: reference, status: "delivered" }),
};

async function allClocks(db: Db, at: Instant): Promise<number> {
  await sendOutbox(db, WENT, () => at);
  for (let fired = 0; ;) {
    const now = await tick(db, at);
    if (now.failed > 0) throw new Error(`${now.failed} clocks could not be told.`);
    fired += now.fired;
    if (now.fired === 0) return fired;
  }
}

async function staffOf(db: Db, area: string): Promise<Staff> {
  const users = (await usersOfArea(db, area)).filter((user) => user.status === "active");
  const organisations = (await organisationsOfArea(db, area)).filter((one) => one.status === "active");
  const active = new Set(organisations.map((one) => one.id));
  const kindOf = new Map(organisations.map((one) => [one.id, referrerOf(one.kind)]));
  const actors = (role: Actor["role"]): Actor[] =>
    users
      .filter((user) => user.role === role && active.has(user.organisation_id))
      .sort((a, b) => a.email_key.localeCompare(b.email_key))
      .map((user) => ({ userId: user.id, organisationId: user.organisation_id, role: user.role, area }));
  const [handler, ...handlers] = actors("call-handler");
  const [manager] = actors("duty-manager");
  const referrers = new Map<Referrer, [Actor, ...Actor[]]>();
  for (const actor of actors("referrer")) {
    const kind = kindOf.get(actor.organisationId) ?? "other";
    const known = referrers.get(kind);
    if (known) known.push(actor);
    else referrers.set(kind, [actor]);
  }
  if (!handler || !manager || referrers.size === 0)
    throw new Error(`The area ${area} has no hub with a handler, a duty manager and a referrer.`);
  return {
    handlers: [handler, ...handlers],
    manager,
    referrers,
    partners: new Map(actors("partner").map((actor) => [actor.organisationId, actor])),
  };
}

/** Midnight UTC of the first of a month, from `2024-04`. Throws a RangeError for what is no month. */
export function monthStart(month: string): Instant {
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(month)) throw new RangeError("Give the month like 2024-04.");
  return instantOf(`${month}-01T00:00:00Z`);
}
