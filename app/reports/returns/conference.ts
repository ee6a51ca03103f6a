import type { From } from "#db/connection.ts";
import type { Span } from "#db/report-opened.ts";
import { actionsForReturn, allegedForReturn, type ReturnAction } from "#db/return-people.ts";
import { boxesFor, type Box } from "#db/sealed.ts";
import { ageOn } from "#machines/intake/birth-date.ts";
import { isWithinMonths } from "#machines/protocol/repeat.ts";
import { londonDay, type Instant } from "#machines/time.ts";
import { personsOf, type PersonOf } from "../definitions/people.ts";
import { addPerson } from "./about-people.ts";
import { bornOn, knownOf } from "./known.ts";
import { CONFERENCE_DEFINITIONS, CONFERENCE_SECTIONS } from "./conference-lines.ts";
import { Tally, type Return } from "./return.ts";

const PATHWAY = "marac-referral";
const REPEAT_MONTHS = 12;

type Sent = ReturnAction & { readonly sent_at: Instant };
const wasSent = (action: ReturnAction): action is Sent => action.sent_at !== null;

/** What the hub sent to the risk conference in a quarter. */
export const conference: Return = {
  name: "conference",
  title: "Conference return",
  asked: "Asked for every calendar quarter of what goes to the risk conference.",
  period: "quarter",
  sections: CONFERENCE_SECTIONS,
  definitions: CONFERENCE_DEFINITIONS,
  count,
};

async function count(from: From, area: string, { since, until }: Span): Promise<Tally> {
  const tally = new Tally();
  const personOf = await personsOf(from, area);
  const actions = await actionsForReturn(from, area, [PATHWAY], until);
  const sent = actions.filter(wasSent).sort((a, b) => (a.sent_at < b.sent_at ? -1 : 1));
  const counted = sent.filter(({ sent_at }) => sent_at >= since && sent_at < until);
  const known = await knownOf(
    from,
    counted.map((action) => action.case_id),
  );
  const before = referredBefore(sent, personOf);

  tally.add("all", "referrals", counted.length);
  tally.add("all", "people", new Set(counted.map((action) => personOf(action.case_id))).size);
  tally.add("all", "not-sent", actions.filter((action) => isWaiting(action, { since, until })).length);
  for (const referral of counted) {
    const of = known(referral.case_id, referral.sent_at);
    const repeats = [of.routes.includes("repeat") && "told", before(referral) && "hub"].filter((why) => why !== false);
    tally.add("repeat", repeats.length > 0 ? "yes" : "no");
    for (const why of repeats) tally.add("repeat", why);
    tally.add("source", of.source);
    for (const route of of.routes.length > 0 ? of.routes : ["none"]) tally.add("route", route);
    tally.add("children", of.children === null ? "not-known" : of.children > 0 ? "with" : "without");
    tally.add("children", "children", of.children ?? 0);
    addPerson(tally, of);
    tally.add("stands", referral.status);
    if (referral.outcome !== null) tally.add("outcome", referral.outcome);
  }
  await addAlleged(tally, from, counted);
  return tally;
}

/** Agreed within the quarter, and nobody was told of it while it lasted. */
const isWaiting = ({ created_at, sent_at, status }: ReturnAction, { since, until }: Span): boolean =>
  created_at >= since && (sent_at === null ? status !== "withdrawn" : sent_at >= until);

/** Says of a referral whether the hub had sent one about the same person within the twelve months before it. */
function referredBefore(sent: readonly Sent[], personOf: PersonOf): (referral: Sent) => boolean {
  const ofPerson = Map.groupBy(sent, (one) => personOf(one.case_id));
  return (referral) =>
    (ofPerson.get(personOf(referral.case_id)) ?? []).some(
      (one) =>
        one.sent_at < referral.sent_at &&
        isWithinMonths(londonDay(one.sent_at), Date.parse(referral.sent_at), REPEAT_MONTHS),
    );
}

/** Who is alleged to cause harm, counted once a referral, by age on the day it was sent. */
async function addAlleged(tally: Tally, from: From, counted: readonly Sent[]): Promise<void> {
  const alleged = await allegedForReturn(
    from,
    counted.map((action) => action.case_id),
  );
  const boxes = await boxesFor(
    from,
    alleged.map((row) => row.key_id),
  );
  const ofCase = Map.groupBy(alleged, (row) => row.case_id);
  for (const referral of counted) {
    const theirs = ofCase.get(referral.case_id) ?? [];
    if (theirs.length === 0) tally.add("harming", "nobody");
    for (const row of theirs) {
      const born = bornOn(boxes.get(row.key_id) as Box, row);
      const age = born && ageOn(born, londonDay(referral.sent_at));
      tally.add("harming", age === null ? "not-known" : age < 18 ? "under-18" : "18-over");
    }
  }
}
