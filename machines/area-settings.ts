// What an area may set for itself, and what it may not.
import { LIMITS, MOST_ALTERNATIVES, THRESHOLDS, type AreaSettings, type Threshold } from "./area-thresholds.ts";
import { problemWithAlternatives } from "./protocol/alternatives.ts";
import { canBeUnavailable, PATHWAY_CODES, type PathwayCode } from "./protocol/catalogue.ts";

export interface SettingProblem {
  readonly field: Threshold | "unavailable" | "alternatives";
  readonly message: string;
}

/** What is impossible about them, one problem a field; none when they can be kept. */
export function problemsWith(settings: AreaSettings): SettingProblem[] {
  const problems: SettingProblem[] = [];
  for (const field of THRESHOLDS) {
    const { least, most } = LIMITS[field];
    const value = settings[field];
    if (!Number.isInteger(value) || value < least || value > most)
      problems.push({ field, message: `Enter a whole number from ${least} to ${most}` });
  }
  if (problems.length === 0 && settings.mediumFrom > settings.visibleHigh)
    problems.push({
      field: "mediumFrom",
      message: "Medium cannot begin above high: enter the same number or a lower one",
    });
  if (!settings.unavailable.every((code) => PATHWAY_CODES.includes(code) && canBeUnavailable(code)))
    problems.push({ field: "unavailable", message: "Choose from the list" });
  for (const [code, list] of Object.entries(settings.alternatives)) {
    const tooMany = list.length === 0 || list.length > MOST_ALTERNATIVES;
    const problem = tooMany
      ? `Name one to ${MOST_ALTERNATIVES} pathways, or none to keep the protocol's own`
      : problemWithAlternatives(code as PathwayCode, list);
    if (problem !== null) {
      problems.push({ field: "alternatives", message: problem });
      break;
    }
  }
  return problems;
}

type AlternativesOf = (code: PathwayCode) => readonly PathwayCode[];

/**
 * Groups of pathways that stand in for each other in a circle, each in catalogue order. A circle is no mistake: whoever is out is
 * asked once. But whoever sets it should see it.
 */
export function circlesIn(alternativesOf: AlternativesOf): PathwayCode[][] {
  const reached = new Map(PATHWAY_CODES.map((code) => [code, reachedFrom(code, alternativesOf)]));
  const circles: PathwayCode[][] = [];
  for (const code of PATHWAY_CODES) {
    if (!reached.get(code)?.has(code) || circles.some((circle) => circle.includes(code))) continue;
    circles.push(PATHWAY_CODES.filter((other) => reached.get(code)?.has(other) && reached.get(other)?.has(code)));
  }
  return circles;
}

function reachedFrom(code: PathwayCode, alternativesOf: AlternativesOf): ReadonlySet<PathwayCode> {
  const reached = new Set<PathwayCode>();
  const next = [...alternativesOf(code)];
  for (let one = next.pop(); one !== undefined; one = next.pop()) {
    if (reached.has(one)) continue;
    reached.add(one);
    next.push(...alternativesOf(one));
  }
  return reached;
}
