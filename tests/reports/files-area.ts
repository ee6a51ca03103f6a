// Small invented areas in a real database: a few groups of people who are alike in nearly everything, as a village's are, of sizes
// at which numbers are just hidden or just shown.
import { loadCatalogue } from "#app/commands/load-catalogue.ts";
import { writeCostEvent } from "#app/commands/record-cost-event.ts";
import type { Told } from "#app/commands/told.ts";
import { insertEvent } from "#db/event.ts";
import { inTransaction, type Db, type Trx } from "#db/connection.ts";
import { newId } from "#db/ids.ts";
import { insertUnmet } from "#db/unmet-need.ts";
import { EVENT_KINDS, type EventKind } from "#machines/cost-events.ts";
import { GRADES } from "#machines/statuses.ts";
import { instantOf, londonDay, type Instant } from "#machines/time.ts";
import { aCase, aContact, anAction, anAssessment } from "../db/row-factories.ts";
import { actorOf, aHub, MONDAY, type AHub } from "../factories.ts";

const SOURCES = ["self", "family-friend", "gp", "police", "housing", "hospital"] as const;
const CHANNELS = ["call", "web-form", "referral", "walk-in"] as const;
const PATHWAYS = [
  "idva",
  "outreach",
  "early-advice",
  "safety-plan",
  "marac-referral",
  "mash",
  "talking-therapy",
] as const;
const REASONS = ["service-refused", "unavailable", "declined", "no-capacity"] as const;
const TOLD_OF = ["police-callout", "gp-consultation", "ae-attendance"] as const;
const SIZES = [1, 1, 2, 3, 7, 8, 8, 9, 12, 13, 17] as const;
const MOST_PEOPLE = 60;
/** How many of a group are like the others, in each thing. */
const ALIKE = 0.97;
/** How much is the same in every group of an area. */
const USUAL = 0.6;

/** One person's quarter. */
interface Life {
  readonly source: string;
  readonly channel: (typeof CHANNELS)[number];
  readonly month: number;
  readonly grade: (typeof GRADES)[number] | null;
  readonly pathway: (typeof PATHWAYS)[number] | null;
  /** Minutes until help began; null when it did not. */
  readonly help: number | null;
  readonly tried: number | null;
  readonly event: EventKind | null;
  readonly quantity: number;
  /** What was told at a first review; null when there was none. */
  readonly review: readonly EventKind[] | null;
  readonly unmet: (typeof REASONS)[number] | null;
}

type Random = () => number;
const pick = <T>(random: Random, from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;

const aLife = (random: Random): Life => ({
  source: pick(random, SOURCES),
  channel: pick(random, CHANNELS),
  month: pick(random, [0, 1, 2]),
  grade: pick(random, [...GRADES, null]),
  pathway: pick(random, [...PATHWAYS, null]),
  help: pick(random, [null, 90, 600, 3000, 8000]),
  tried: pick(random, [null, 0, 1, 4]),
  event: pick(random, [...EVENT_KINDS, null]),
  quantity: pick(random, [1, 1, 2, 20]),
  review: pick(random, [null, [], [pick(random, TOLD_OF)], ["police-callout", "gp-consultation"]]),
  unmet: pick(random, [null, pick(random, REASONS)]),
});

/** A life that is like another in that share of things. */
const like = (life: Life, alike: number, random: Random): Life =>
  Object.fromEntries(
    Object.entries(aLife(random)).map(([key, other]) => [
      key,
      random() < alike ? life[key as keyof Life] : (other as unknown),
    ]),
  ) as unknown as Life;

/** So many days and minutes into the first quarter of 2026. */
const moment = (day: number, minutes: number): Instant =>
  instantOf(Date.parse("2026-01-05T09:00:00Z") + (day * 1440 + minutes) * 60_000);

/** A database with the prices in it, to put areas into. */
export async function pricesIn(db: Db): Promise<void> {
  const hub = await aHub(db);
  await loadCatalogue(db, { demo: true }, { by: actorOf(hub, "call-handler"), at: MONDAY });
}

export interface SmallArea {
  readonly area: string;
  /** Adds so many people who are like each other. */
  readonly add: (people: number) => Promise<void>;
}

/** An area in which so many people rang once, of whom the police came out to each once. */
export async function alikeArea(db: Db, area: string, people: number): Promise<void> {
  const hub = await aHub(db, area);
  const life: Life = {
    ...{ source: "self", channel: "call", month: 1, grade: "medium", pathway: "safety-plan", help: 90, tried: 1 },
    ...{ event: "police-callout", quantity: 1, review: [], unmet: "no-capacity" },
  };
  await inTransaction(db, async (trx) => {
    for (let one = 0; one < people; one++) await live(trx, hub, life);
  });
}

/** An area with two to five groups of people in the first quarter of 2026. */
export async function smallArea(db: Db, area: string, random: Random): Promise<SmallArea> {
  const hub = await aHub(db, area);
  const usual = aLife(random);
  const add = (people: number) =>
    inTransaction(db, async (trx) => {
      const life = like(usual, USUAL, random);
      for (let one = 0; one < people; one++) await live(trx, hub, like(life, ALIKE, random));
    });
  let people = 0;
  for (let groups = pick(random, [2, 3, 4, 5]); groups > 0; groups--) {
    const size = pick(random, SIZES);
    if (people + size > MOST_PEOPLE) break;
    people += size;
    await add(size);
  }
  return { area, add };
}

async function live(trx: Trx, hub: AHub, life: Life): Promise<void> {
  const told: Told = { by: actorOf(hub, "call-handler"), at: MONDAY };
  const day = 30 * life.month;
  const on = londonDay(moment(day, 0));
  const of = await aCase(trx, hub, { source: life.source, opened_at: moment(day, 0) });
  const caseId = of.id;
  const contact = { case_id: caseId, channel: life.channel, started_at: moment(day, 0), doors_tried: life.tried };
  await aContact(trx, hub, contact);
  if (life.grade) await anAssessment(trx, hub, of, { agreed_grade: life.grade, at: moment(day, 5) });
  const happened = (subject: "case" | "action", id: string, type: string, to: string, at: Instant) =>
    insertEvent(trx, {
      subject,
      subject_id: id,
      case_id: caseId,
      type,
      from_status: null,
      to_status: to,
      by: null,
      at,
    });
  const paid = (origin: "action" | "baseline" | "learned", trigger: string, quantity: number) =>
    writeCostEvent(trx, { caseId, area: hub.area, origin, trigger, quantity, happenedOn: on }, told);
  if (life.pathway) {
    const action = { pathway: life.pathway, created_at: moment(day, 6), sent_at: moment(day, 6) };
    const id = await anAction(trx, hub, of, action);
    if (life.help !== null) {
      await happened("action", id, "ACCEPTED", "accepted", moment(day, life.help));
      await happened("action", id, "DONE", "done", moment(day, life.help));
      await paid("action", life.pathway, 1);
    }
  }
  if (life.event) await paid("learned", life.event, life.quantity);
  if (life.review) {
    await happened("case", caseId, "REVIEWED", "supporting", moment(day, 8000));
    for (const kind of life.review) await paid("baseline", kind, 1);
  }
  if (life.unmet)
    await insertUnmet(trx, {
      id: newId(),
      case_id: caseId,
      area: hub.area,
      pathway: "refuge",
      reason: life.unmet,
      met_by: null,
      due_at: moment(day, 60),
      at: moment(day, 10),
      settled_at: null,
      settled_by: null,
    });
}
