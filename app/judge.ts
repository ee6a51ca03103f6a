// What the protocol suggests for answers under an agreed grade: the page that shows it and the command that agrees it ask here.
import { areaSettingAt } from "#db/area.ts";
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
import { settingsOf } from "#machines/protocol/settings.ts";
import type { Grade } from "#machines/statuses.ts";
import { londonDay, type Instant } from "#machines/time.ts";

export interface Judged {
  readonly facts: Facts;
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

/** The area's thresholds and what is out of service on that day, as the facts document wants them. */
export async function settingsAt(from: From, area: string, at: Instant): Promise<Record<string, unknown>> {
  const row = await areaSettingAt(from, area, londonDay(at));
  if (!row) return {};
  return {
    visibleHigh: row.visible_high,
    mediumFrom: row.medium_from,
    escalationIncidents: row.escalation_incidents,
    repeatMonths: row.repeat_months,
    unavailable: JSON.parse(row.unavailable) as string[],
  };
}

/** Judges the answers under the agreed grade. Impossible facts come back as errors at their fields. */
export async function judge(
  from: From,
  answers: Answers,
  agreedGrade: Grade,
  area: string,
  at: Instant,
): Promise<Judgement<Judged>> {
  const judgement = await suggest(from, answers, agreedGrade, area, at);
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
): Promise<Judgement<Suggested>> {
  const settings = await settingsAt(from, area, at);
  const parsed = parseFacts(factsFrom(answers, { area, at, settings }));
  if (!parsed.ok)
    return { ok: false, errors: parsed.errors.map(({ path, message }) => ({ field: fieldOf(path), message })) };
  const bare = await withoutTheUntaken(from, parsed.facts, agreedGrade);
  const suggestion = triage(bare);
  if (agreedGrade === null)
    return { ok: true, judged: { facts: bare, suggestion, result: suggestion, standing: null, needsApproval: false } };
  const { needsApproval, standing } = standingOf(suggestion, agreedGrade);
  const facts: Facts = { ...bare, agreedGrade: standing };
  return { ok: true, judged: { facts, suggestion, result: triage(facts), standing, needsApproval } };
}

function standingOf(suggestion: TriageResult, agreed: Grade): { needsApproval: boolean; standing: Grade } {
  const needsApproval = suggestion.suggestedGrade === "high" && RANK[agreed] < RANK.high;
  return { needsApproval, standing: needsApproval ? "high" : agreed };
}

/** `children.0.age` is the field `children`; every other fact has a field of its own name. */
const fieldOf = (path: string): string => (path.startsWith("children.") ? "children" : path);

/**
 * A pathway that no organisation of the area takes is out, whatever the settings say: its alternative or an unmet need
 * takes its place, so that a plan can always be agreed.
 */
async function withoutTheUntaken(from: From, facts: Facts, agreedGrade: Grade | null): Promise<Facts> {
  let known = facts;
  // What stands in for a pathway may be taken by nobody either: asked again until nothing new is out.
  for (;;) {
    const suggestion = triage(known);
    const standing = agreedGrade === null ? null : standingOf(suggestion, agreedGrade).standing;
    const result = standing === null ? suggestion : triage({ ...known, agreedGrade: standing });
    const wanted = new Set(
      [...suggestion.actions, ...result.actions].map((action) => action.pathway).filter(canBeUnavailable),
    );
    const untaken = await untakenOf(from, known.area, [...wanted]);
    if (untaken.length === 0) return known;
    const unavailable = [...settingsOf(known).unavailable, ...untaken];
    known = { ...known, settings: { ...known.settings, unavailable } };
  }
}

async function untakenOf(from: From, area: string, pathways: readonly PathwayCode[]): Promise<PathwayCode[]> {
  const taken = await pathwaysTakenInArea(from, area, pathways);
  return pathways.filter((code) => !taken.has(code));
}
