// What a case's pages say of other cases: those that are one person's, those that may be, and what to beware of. References and what
// agrees, in words; never where anybody lives, how they are reached, or what they are called.
import type { Actor } from "#app/commands/told.ts";
import { casesById, type CaseRow } from "#db/case.ts";
import type { CasePersonRow } from "#db/case-person.ts";
import type { From } from "#db/connection.ts";
import { personLinksOfCases } from "#db/person-link.ts";
import { may } from "#machines/access.ts";
import { dueAt, type Due } from "#machines/due-words.ts";
import { owedWords, type AnyClock } from "#machines/owed.ts";
import { CASE_STATUS_WORDS } from "#machines/status-words.ts";
import type { Grade } from "#machines/statuses.ts";
import type { Instant } from "#machines/time.ts";
import { casesClosedTo } from "../closed-to.ts";
import { joinedWith, waitingBetween } from "../one-person.ts";
import { alikeIn, type Alike } from "./case-likeness.ts";
import { openedCase } from "./case-frame.ts";
import { keptOutOf, type KeptOut } from "./kept-out.ts";

/** Another case, by what may be said of it. */
export interface OtherCase {
  readonly id: string;
  readonly reference: string;
  readonly statusWords: string;
  readonly grade: Grade | "not-assessed";
  readonly inDanger: boolean;
  /** What is owed next there, and by when; null when it is closed. */
  readonly next: { readonly words: string; readonly due: Due } | null;
  /** That a second person has still to decide about the two; null when nothing was asked. */
  readonly waits: string | null;
}

export interface MayBeSame extends OtherCase {
  readonly agrees: string;
  readonly differs: string;
  readonly byNameOnly: boolean;
}

export interface OnePersonView {
  readonly joined: readonly OtherCase[];
  readonly maybe: readonly MayBeSame[];
  readonly warnings: readonly string[];
  readonly keptOut: KeptOut;
}

/** More than this are no help to anybody who has to choose. */
const MOST_SHOWN = 5;

/** What `actor` is told of other cases beside an opened one. */
export async function onePersonView(from: From, caseId: string, actor: Actor, at: Instant): Promise<OnePersonView> {
  const row = await openedCase(from, caseId);
  const links = await personLinksOfCases(from, [row.id]);
  const hidden = await casesClosedTo(from, actor);
  const joinedIds = joinedWith(links, row.id).filter((id) => !hidden.has(id));
  const shown = (other: CaseRow): OtherCase => {
    const waiting = waitingBetween(links, row.id, other.id);
    return { ...otherCase(other, at), waits: waiting ? WAITS[waiting.kind] : null };
  };
  const alike = await alikeIn(from, row, actor);
  const maybe = new Map<string, MayBeSame>();
  for (const one of alike.filter(({ here, there }) => here === "harmed" && there === "harmed"))
    if (!joinedIds.includes(one.row.id) && !maybe.has(one.row.id) && maybe.size < MOST_SHOWN)
      maybe.set(one.row.id, {
        ...shown(one.row),
        agrees: listed(one.agrees),
        differs: listed(one.differs),
        byNameOnly: one.byNameOnly,
      });
  return {
    joined: (await casesById(from, joinedIds)).map(shown),
    maybe: [...maybe.values()],
    warnings: warningsOf(alike, may(actor, "grade.approve")),
    keptOut: await keptOutOf(from, row, actor),
  };
}

const WAITS = {
  join: "The duty manager decides whether these are one person’s.",
  part: "The duty manager decides whether to take these apart.",
} as const;

const listed = (words: readonly string[]): string => new Intl.ListFormat("en-GB").format(words);

function otherCase(row: CaseRow, at: Instant): Omit<OtherCase, "waits"> {
  const { next_what: next, next_due_at: due } = row;
  return {
    id: row.id,
    reference: row.reference,
    statusWords: CASE_STATUS_WORDS[row.status].toLowerCase(),
    grade: row.grade ?? "not-assessed",
    inDanger: row.emergency_since !== null,
    next:
      next === null || due === null ? null : { words: owedWords(next as AnyClock, "an action"), due: dueAt(due, at) },
  };
}

type Role = CasePersonRow["role"];
const HARMS: readonly Role[] = ["alleged", "both-alleged", "unclear"];

/** What to beware of where the roles cross. That two cases name one person as the one who causes harm is nobody's to read here. */
function warningOf(here: Role, there: Role): string | null {
  if (HARMS.includes(here) && there === "harmed")
    return "The one said to cause harm here may be somebody we help in another case. Nothing of either goes into the other.";
  if (here === "harmed" && HARMS.includes(there))
    return "In another case somebody who may be this person is said to cause harm. Nothing of either goes into the other.";
  if (here === "safe-person" && HARMS.includes(there))
    return "Somebody named as safe here may be said to cause harm in another case. Ask the duty manager before you rely on them.";
  if (HARMS.includes(here) && there === "safe-person")
    return "The one said to cause harm here may be named as somebody safe in another case. Tell the duty manager.";
  if (here === "child" && there === "harmed") return "A child named here may be somebody we help in another case.";
  if (here === "harmed" && there === "child") return "This person may be named as a child in another case.";
  return null;
}

/** Each warning once. Which case it is, only the duty manager reads: it may name another victim. */
function warningsOf(alike: readonly Alike[], mayKnowWhich: boolean): string[] {
  const found = new Map<string, { sure: boolean; references: Set<string> }>();
  for (const { here, there, row, byNameOnly } of alike) {
    const words = warningOf(here, there);
    if (words === null) continue;
    const one = found.get(words) ?? { sure: false, references: new Set<string>() };
    found.set(words, { sure: one.sure || !byNameOnly, references: one.references.add(row.reference) });
  }
  return [...found].map(([words, { sure, references }]) => {
    const which = mayKnowWhich ? ` (${[...references].slice(0, MOST_SHOWN).join(", ")})` : "";
    return `${words}${sure ? "" : " By name only."}${which}`;
  });
}
