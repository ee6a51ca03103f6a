// What the protocol suggests for answers under an agreed grade: the page that shows it and the command that agrees it ask here.
import type { From } from "#db/connection.ts";
import { pathwaysTakenInArea } from "#db/organisation-pathway.ts";
import { factsFrom } from "#machines/intake/facts-from.ts";
import type { Answers, FieldError } from "#machines/intake/answers.ts";
import {
  canBeUnavailable,
  parseFacts,
  triage,
  type Facts,
  type PathwayCode,
  type TriageResult,
} from "#machines/protocol/index.ts";
import type { Ruleset } from "#machines/protocol/ruleset.ts";
import { settingsOf } from "#machines/protocol/settings.ts";
import type { Grade } from "#machines/statuses.ts";
import type { Instant } from "#machines/time.ts";
import { rulesAt } from "./protocol.ts";
import { UNGRADED, type Standing } from "./standing.ts";

export interface Judged {
  readonly facts: Facts;
  /** The version in force, with the area's alternatives: kept with the assessment, to replay it. */
  readonly ruleset: Ruleset;
  /** What the protocol suggests without anybody's grade. */
  readonly suggestion: TriageResult;
  /** What it suggests under the standing grade; the suggestion itself while no grade is agreed. */
  readonly result: TriageResult;
  /** The grade that stands: the agreed one, or the higher while a second person is asked, or while there is danger. */
  readonly standing: Grade;
  readonly needsApproval: boolean;
}

type Judgement<J> =
  { readonly ok: true; readonly judged: J } | { readonly ok: false; readonly errors: readonly FieldError[] };

const RANK: Record<Grade, number> = { standard: 0, medium: 1, high: 2 };

/** Judges the answers under the agreed grade. Impossible facts come back as errors at their fields. */
export async function judge(
  from: From,
  answers: Answers,
  agreedGrade: Grade,
  area: string,
  at: Instant,
  before: Standing = UNGRADED,
): Promise<Judgement<Judged>> {
  const judgement = await suggest(from, answers, agreedGrade, area, at, before);
  if (!judgement.ok) return judgement;
  const { judged } = judgement;
  return { ok: true, judged: { ...judged, standing: judged.standing ?? agreedGrade } };
}

export interface Suggested extends Omit<Judged, "standing"> {
  /** Null while nobody has agreed a grade. */
  readonly standing: Grade | null;
}

/** The same before a grade is agreed: the suggested grade stands in for it. */
export async function suggest(
  from: From,
  answers: Answers,
  agreedGrade: Grade | null,
  area: string,
  at: Instant,
  before: Standing = UNGRADED,
): Promise<Judgement<Suggested>> {
  const { settings, ruleset } = await rulesAt(from, area, at, { inHand: before.inHand });
  const parsed = parseFacts(factsFrom(answers, { area, at, settings }));
  if (!parsed.ok)
    return { ok: false, errors: parsed.errors.map(({ path, message }) => ({ field: fieldOf(path), message })) };
  const bare = await withoutTheUntaken(from, parsed.facts, { agreedGrade, before }, ruleset);
  const suggestion = triage(bare, ruleset);
  if (agreedGrade === null) {
    const ungraded = { facts: bare, ruleset, suggestion, result: suggestion, standing: null, needsApproval: false };
    return { ok: true, judged: ungraded };
  }
  const { needsApproval, standing } = standingAfter(suggestion, agreedGrade, before);
  const facts: Facts = { ...bare, agreedGrade: standing };
  return { ok: true, judged: { facts, ruleset, suggestion, result: triage(facts, ruleset), standing, needsApproval } };
}

function standingAfter(suggestion: TriageResult, agreed: Grade, before: Standing) {
  const highSuggested = suggestion.suggestedGrade === "high" || (before.grade === "high" && before.highSuggested);
  const needsApproval = highSuggested && RANK[agreed] < RANK.high;
  return { needsApproval, standing: needsApproval ? ("high" as const) : agreed };
}

/** `children.0.age` is the field `children`; every other fact has a field of its own name. */
const fieldOf = (path: string): string => (path.startsWith("children.") ? "children" : path);

/**
 * A pathway that no organisation of the area takes is out, whatever the settings say: its alternative or an unmet need
 * takes its place, so that a plan can always be agreed.
 */
async function withoutTheUntaken(
  from: From,
  facts: Facts,
  { agreedGrade, before }: { agreedGrade: Grade | null; before: Standing },
  ruleset: Ruleset,
): Promise<Facts> {
  let known = facts;
  // What stands in for a pathway may be taken by nobody either: asked again until nothing new is out.
  for (;;) {
    const suggestion = triage(known, ruleset);
    const standing = agreedGrade === null ? null : standingAfter(suggestion, agreedGrade, before).standing;
    const result = standing === null ? suggestion : triage({ ...known, agreedGrade: standing }, ruleset);
    const wanted = new Set(
      [...suggestion.actions, ...result.actions].map((action) => action.pathway).filter(canBeUnavailable),
    );
    const untaken = await untakenOf(from, known.area, [...wanted]);
    if (untaken.length === 0) return known;
    const unavailable = [...settingsOf(known, ruleset.definition.settings).unavailable, ...untaken];
    known = { ...known, settings: { ...known.settings, unavailable } };
  }
}

async function untakenOf(from: From, area: string, pathways: readonly PathwayCode[]): Promise<PathwayCode[]> {
  const taken = await pathwaysTakenInArea(from, area, pathways);
  return pathways.filter((code) => !taken.has(code));
}
