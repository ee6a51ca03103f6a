// How people whose case was opened in the quarter are divided: where from, where to, and what it took.
import type { PathwayOwner } from "#machines/protocol/catalogue.ts";
import { SOURCES, type Source } from "#machines/protocol/vocabulary.ts";
import type { RowList, Tie } from "../report.ts";
import { SOURCE_WORDS } from "#machines/protocol/fact-words.ts";

const FROM_WORDS = {
  self: "The person, family or a friend",
  health: "GP, hospital, maternity or mental health",
  police: "Police or probation",
  council: "Housing, children’s or adult services",
  school: "School",
  other: "Benefits, voluntary or another service",
} as const;
export type FromGroup = keyof typeof FROM_WORDS;
const FROM = Object.keys(FROM_WORDS) as FromGroup[];

export const FROM_OF: Readonly<Record<Source, FromGroup>> = {
  self: "self",
  "family-friend": "self",
  gp: "health",
  hospital: "health",
  maternity: "health",
  "mental-health": "health",
  police: "police",
  probation: "police",
  housing: "council",
  children: "council",
  "adult-care": "council",
  school: "school",
  benefits: "other",
  voluntary: "other",
  other: "other",
};

const ROUTE_WORDS: Readonly<Record<PathwayOwner | "none", string>> = {
  hub: "The hub itself",
  voluntary: "Specialist support",
  conference: "Risk conference",
  police: "Police",
  nhs: "NHS",
  council: "Council",
  courts: "Courts",
  pcc: "Police and crime commissioner",
  none: "Nothing agreed by the end of the quarter",
};
export type Route = keyof typeof ROUTE_WORDS;
const ROUTES = Object.keys(ROUTE_WORDS) as Route[];

const FLOWS = FROM.flatMap((from) => ROUTES.map((route) => ({ key: `${from}.${route}`, from, route })));

/** Bands of a whole number: each begins at its number and ends before the next one's. */
export interface Steps {
  readonly rows: RowList["rows"];
  of(value: number): string;
}

const stepsOf = (steps: readonly (readonly [from: number, key: string, words: string])[]): Steps => ({
  rows: steps.map(([, key, words]) => ({ key, words })),
  of: (value) => steps.findLast(([from]) => from <= value)?.[1] ?? "",
});

export const CONTACTS = stepsOf([
  [1, "one", "One"],
  [2, "two", "Two"],
  [3, "three", "Three to five"],
  [6, "six", "Six or more"],
]);
export const ASKED = stepsOf([
  [0, "none", "None was told of them"],
  [1, "one", "One"],
  [2, "two", "Two or three"],
  [4, "four", "Four or five"],
  [6, "six", "Six or more"],
]);
export const TRIED = stepsOf([
  [0, "none", "None"],
  [1, "one", "One or two"],
  [3, "three", "Three to five"],
  [6, "six", "Six or more"],
]);
export const TOLD = stepsOf([
  [0, "none", "Never"],
  [1, "once", "Once"],
  [2, "two", "Two or three times"],
  [4, "four", "Four times or more"],
]);
/** In hours. */
export const WAIT = stepsOf([
  [0, "hours-4", "Under 4 hours"],
  [4, "hours-24", "4 to 24 hours"],
  [24, "days-3", "1 to 3 days"],
  [72, "days-7", "3 to 7 days"],
  [168, "later", "More than 7 days"],
]);

export const NOT_ASKED = { key: "not-asked", words: "Not asked" } as const;
export const NOT_YET = { key: "not-yet", words: "Not by the end of the quarter" } as const;

const parts = (key: string, words: string, rows: RowList["rows"]): RowList => ({
  key,
  words,
  kind: "parts",
  whole: true,
  rows,
});

export const OPENED_LISTS: readonly RowList[] = [
  parts(
    "from",
    "Where they came from",
    FROM.map((key) => ({ key, words: FROM_WORDS[key] })),
  ),
  {
    ...parts(
      "source",
      "Who referred, or who rang",
      SOURCES.map((key) => ({ key, words: SOURCE_WORDS[key] })),
    ),
    within: [{ list: "from", rowOf: FROM_OF }],
  },
  {
    key: "route",
    words: "Where they were first routed",
    kind: "overlap",
    whole: true,
    rows: ROUTES.map((key) => ({ key, words: ROUTE_WORDS[key] })),
  },
  {
    key: "from-route",
    words: "From where to where",
    kind: "overlap",
    whole: true,
    rows: FLOWS.map(({ key, from, route }) => ({ key, words: `${FROM_WORDS[from]}: ${ROUTE_WORDS[route]}` })),
    within: [
      { list: "from", rowOf: Object.fromEntries(FLOWS.map(({ key, from }) => [key, from])) },
      { list: "route", rowOf: Object.fromEntries(FLOWS.map(({ key, route }) => [key, route])) },
    ],
  },
  parts("contacts", "Contacts with the hub until help began", CONTACTS.rows),
  parts("asked", "Organisations told of them until one took something on", [...ASKED.rows, NOT_YET]),
  parts("tried", "Places tried before the hub", [...TRIED.rows, NOT_ASKED]),
  parts("told", "Times the story had been told before", [...TOLD.rows, NOT_ASKED]),
  parts("wait", "From first contact to first help", [...WAIT.rows, NOT_YET]),
];

/** Who is routed anywhere came from exactly one place; for whom nothing was agreed nobody was told, and nothing began. */
export const OPENED_TIES: readonly Tie[] = [
  ...ROUTES.flatMap((route): Tie[] => {
    const flows = FROM.map((from) => ["from-route", `${from}.${route}`] as const);
    return [
      { these: flows, those: [["route", route]] },
      { these: [["route", route]], those: flows },
    ];
  }),
  { these: [["route", "none"]], those: [["asked", "none"]] },
  { these: [["route", "none"]], those: [["wait", NOT_YET.key]] },
];
