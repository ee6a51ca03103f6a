import type { From } from "#db/connection.ts";
import type { Span } from "#db/report-opened.ts";
import { needsUnmet, type NeedUnmet } from "#db/report-people.ts";
import { actionsForReturn, movesOfActions, type ReturnAction, type ReturnMove } from "#db/return-people.ts";
import { later, type Instant } from "#machines/time.ts";
import { personsOf, type PersonOf } from "../definitions/people.ts";
import { addPerson } from "./about-people.ts";
import { knownOf, type Known } from "./known.ts";
import { Tally, type Return } from "./return.ts";
import { KINDS, SAFE_DEFINITIONS, SAFE_SECTIONS } from "./safe-accommodation-lines.ts";

const REFUSED: readonly NeedUnmet["reason"][] = ["service-refused", "sharing-refused"];
const isSafe = (pathway: string): boolean => Object.hasOwn(KINDS, pathway);

/** Who needed safe accommodation in a financial year, who was supported in it, and who could not be. */
export const safeAccommodation: Return = {
  name: "safe-accommodation",
  title: "Safe-accommodation return",
  asked: "Asked for every financial year, April to March, of support in safe accommodation.",
  period: "year",
  sections: SAFE_SECTIONS,
  definitions: SAFE_DEFINITIONS,
  count,
};

async function count(from: From, area: string, span: Span): Promise<Tally> {
  const tally = new Tally();
  const personOf = await personsOf(from, area);
  const actions = await actionsForReturn(from, area, Object.keys(KINDS), span.until);
  const moves = await movesOfActions(
    from,
    actions.map(({ id }) => id),
  );
  const ofAction = Map.groupBy(moves, (move) => move.subject_id);
  const stays = actions.flatMap((action) => stayOf(action, ofAction.get(action.id) ?? []) ?? []);
  const supported = stays.filter(({ since, until }) => since < span.until && (until === null || until >= span.since));
  const unmet = (await needsUnmet(from, area, span)).filter(({ pathway }) => isSafe(pathway));
  const could = unmet.filter(({ reason }) => !REFUSED.includes(reason));
  const asked = actions.filter((action) => wasAskedFor(action, span));

  const known = await knownOf(
    from,
    [...asked, ...supported.map(({ action }) => action), ...could].map((one) => one.case_id),
  );
  const households = new Households(personOf, (caseId) => known(caseId, later(span.until, -1)));
  for (const { case_id } of [...asked, ...supported.map(({ action }) => action), ...could])
    households.add("needing", "households", case_id);
  for (const { action, until, to } of supported) {
    households.add("supported", "households", action.case_id);
    households.add("kind", action.pathway, action.case_id);
    if (until !== null && until < span.until) households.add("ended", endOf(action, to), action.case_id);
  }
  for (const { case_id, pathway, reason } of could) {
    households.add("unmet", "all", case_id);
    households.add("unmet", households.has("supported", "households", case_id) ? "later" : "never", case_id);
    households.add("unmet-why", reason, case_id);
    households.add("unmet-kind", pathway, case_id);
  }
  for (const { case_id, reason } of unmet) if (REFUSED.includes(reason)) households.add("refused", reason, case_id);
  for (const action of declinedIn(actions, moves, span))
    if (action.decline_reason !== null) households.add("decline", action.decline_reason, action.case_id);

  households.countInto(tally);
  for (const key of ["needing", "supported"])
    for (const of of households.known(key, "households")) {
      tally.add(key, "children", of.children ?? 0);
      if (of.children === null) tally.add(key, "children-not-known");
      if (key === "supported") addPerson(tally, of);
    }
  return tally;
}

/** Agreed in the year; what was withdrawn before anybody was told does not count. */
const wasAskedFor = ({ created_at, sent_at, status }: ReturnAction, { since }: Span): boolean =>
  created_at >= since && !(status === "withdrawn" && sent_at === null);

interface Stay {
  readonly action: ReturnAction;
  readonly since: Instant;
  /** Null while it is under way. */
  readonly until: Instant | null;
  readonly to: string;
}

/** From when until when an action was under way; null when it never began. Done without having begun is a moment. */
function stayOf(action: ReturnAction, own: readonly ReturnMove[]): Stay | null {
  const begun = own.find(({ to_status }) => to_status === "under-way" || to_status === "done");
  if (!begun) return null;
  const ended = begun.to_status === "done" ? begun : own.find((move) => move.from_status === "under-way");
  return { action, since: begun.at, until: ended?.at ?? null, to: ended?.to_status ?? "under-way" };
}

const endOf = ({ outcome }: ReturnAction, to: string): string => {
  if (to === "declined") return "service-ended";
  if (to === "withdrawn") return "hub-ended";
  return outcome ?? "not-said";
};

/** Those that a service declined in the year. */
function declinedIn(actions: readonly ReturnAction[], moves: readonly ReturnMove[], { since, until }: Span) {
  const ids = new Set(
    moves
      .filter(({ to_status, at }) => to_status === "declined" && at >= since && at < until)
      .map(({ subject_id }) => subject_id),
  );
  return actions.filter(({ id }) => ids.has(id));
}

/** Whole households on lines: each is counted once on a line, however often it is put there. */
class Households {
  readonly #on = new Map<string, Map<string, string>>();
  readonly #personOf: PersonOf;
  readonly #known: (caseId: string) => Known;

  constructor(personOf: PersonOf, known: (caseId: string) => Known) {
    this.#personOf = personOf;
    this.#known = known;
  }

  #line(section: string, line: string): Map<string, string> {
    const key = `${section} ${line}`;
    let people = this.#on.get(key);
    if (!people) this.#on.set(key, (people = new Map<string, string>()));
    return people;
  }

  /** Of a household with several cases the one with the latest id speaks. */
  add(section: string, line: string, caseId: string): void {
    const people = this.#line(section, line);
    const person = this.#personOf(caseId);
    if ((people.get(person) ?? "") < caseId) people.set(person, caseId);
  }

  has(section: string, line: string, caseId: string): boolean {
    return this.#line(section, line).has(this.#personOf(caseId));
  }

  known(section: string, line: string): Known[] {
    return [...this.#line(section, line).values()].map((caseId) => this.#known(caseId));
  }

  countInto(tally: Tally): void {
    for (const [key, people] of this.#on) {
      const [section = "", line = ""] = key.split(" ");
      tally.add(section, line, people.size);
    }
  }
}
