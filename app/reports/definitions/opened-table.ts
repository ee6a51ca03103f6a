// People whose case was opened in the quarter: where from and where to, and what it took until help began.
import type { From } from "#db/connection.ts";
import {
  actionsOfOpened,
  casesOpened,
  contactsOfOpened,
  turnsOfOpened,
  type ActionOfOpened,
  type ContactOfOpened,
  type OpenedCase,
  type TurnOfOpened,
} from "#db/report-opened.ts";
import { PATHWAY, type PathwayCode } from "#machines/protocol/catalogue.ts";
import type { Source } from "#machines/protocol/vocabulary.ts";
import { HOUR, type Instant } from "#machines/time.ts";
import type { Quarter } from "../quarters.ts";
import type { Layout, Part } from "../report.ts";
import {
  ASKED,
  CONTACTS,
  FROM_OF,
  NOT_ASKED,
  NOT_YET,
  OPENED_LISTS,
  OPENED_TIES,
  TOLD,
  TRIED,
  WAIT,
  type Route,
} from "./opened-lists.ts";
import { personsOf } from "./people.ts";
import { spanOf } from "./span.ts";
import type { Table } from "./table.ts";

const LAYOUT: Layout = {
  lists: OPENED_LISTS,
  ties: OPENED_TIES,
  measures: [
    { key: "cases", kind: "count", words: "People" },
    {
      key: "hours",
      kind: "duration",
      words: "Hours from first contact to first help, the middle of them",
      told: { list: "wait", rows: WAIT.rows.map(({ key }) => key) },
    },
  ],
};

/** What is known of one case until the quarter ended. */
interface Known {
  readonly opened: OpenedCase;
  readonly contacts: readonly ContactOfOpened[];
  readonly turns: readonly TurnOfOpened[];
  readonly actions: readonly ActionOfOpened[];
}

export const OPENED: Table = {
  layout: LAYOUT,
  async parts(from, area, quarter) {
    const personOf = await personsOf(from, area);
    const seen = new Set<string>();
    const parts: Part[] = [];
    // Of two cases of one person the first one that was opened speaks.
    for (const known of await knownOf(from, area, quarter)) {
      const person = personOf(known.opened.id);
      if (!seen.has(person)) parts.push(...partsOf(person, known));
      seen.add(person);
    }
    return parts;
  },
};

async function knownOf(from: From, area: string, quarter: Quarter): Promise<Known[]> {
  const span = spanOf(quarter);
  const opened = await casesOpened(from, area, span);
  const byCase = <R extends { readonly case_id: string }>(rows: readonly R[]) =>
    Map.groupBy(rows, (row) => row.case_id);
  const contacts = byCase(await contactsOfOpened(from, area, span));
  const turns = byCase(await turnsOfOpened(from, area, span));
  const actions = byCase(await actionsOfOpened(from, area, span));
  return opened
    .toSorted((a, b) => a.opened_at.localeCompare(b.opened_at))
    .map((row) => ({
      opened: row,
      contacts: contacts.get(row.id) ?? [],
      turns: turns.get(row.id) ?? [],
      actions: actions.get(row.id) ?? [],
    }));
}

function partsOf(person: string, known: Known): Part[] {
  const source = Object.hasOwn(FROM_OF, known.opened.source) ? (known.opened.source as Source) : "other";
  const group = FROM_OF[source];
  const hours = hoursToHelp(known);
  const timed = hours === undefined ? {} : { hours };
  const routes = routesOf(known.actions);
  return [
    { person, list: "all", row: "all", ...timed },
    { person, list: "from", row: group },
    { person, list: "source", row: source },
    ...routes.flatMap((route): Part[] => [
      { person, list: "route", row: route },
      { person, list: "from-route", row: `${group}.${route}` },
    ]),
    { person, list: "contacts", row: CONTACTS.of(contactsUntilHelp(known)) },
    { person, list: "asked", row: askedUntilAccepted(known) },
    {
      person,
      list: "tried",
      row: stepOf(
        TRIED,
        known.contacts.map((contact) => contact.doors_tried),
      ),
    },
    {
      person,
      list: "told",
      row: stepOf(
        TOLD,
        known.contacts.map((contact) => contact.times_told),
      ),
    },
    { person, list: "wait", row: hours === undefined ? NOT_YET.key : WAIT.of(hours) },
  ];
}

const firstOf = ({ turns }: Known, turn: TurnOfOpened["turn"]): Instant | undefined =>
  turns.find((one) => one.turn === turn)?.at;

/** From the first contact, or where none is kept from when the case was opened, until anything was begun or done. */
function hoursToHelp(known: Known): number | undefined {
  const helped = firstOf(known, "helped");
  if (helped === undefined) return undefined;
  const began = known.contacts[0]?.started_at ?? known.opened.opened_at;
  return Math.max(0, Date.parse(helped) - Date.parse(began)) / HOUR;
}

/** The one that opened the case, and each after it until help began, or the quarter ended. */
function contactsUntilHelp(known: Known): number {
  const helped = firstOf(known, "helped");
  return 1 + known.turns.filter(({ turn, at }) => turn === "again" && (helped === undefined || at <= helped)).length;
}

/** How many organisations had been told until one of them took something on. */
function askedUntilAccepted(known: Known): string {
  const accepted = firstOf(known, "accepted");
  const told = known.actions.filter(
    ({ sent_at }) => sent_at !== null && (accepted === undefined || sent_at <= accepted),
  );
  const organisations = new Set(told.map((action) => action.owner_organisation_id)).size;
  if (accepted !== undefined) return ASKED.of(Math.max(1, organisations));
  return organisations === 0 ? ASKED.of(0) : NOT_YET.key;
}

/** The most that was answered at any of their contacts. */
function stepOf(steps: typeof TRIED, answers: readonly (number | null)[]): string {
  const said = answers.filter((answer) => answer !== null);
  return said.length === 0 ? NOT_ASKED.key : steps.of(Math.max(...said));
}

/** Whose the actions are that were agreed or proposed at first, all in one moment. */
function routesOf(actions: readonly ActionOfOpened[]): Route[] {
  const first = actions.filter(({ created_at }) => created_at === actions[0]?.created_at);
  const owners = new Set(first.map(({ pathway }): Route => PATHWAY[pathway as PathwayCode].owner));
  return owners.size === 0 ? ["none"] : [...owners];
}
