// The facts as every rule sees them: read once, graded, with the words of the protocol's table worked out.
import { isUnder18 } from "./ages.ts";
import { assessmentOf, type Assessment } from "./assessment.ts";
import { cutToSecond } from "./clocks.ts";
import type { Facts, Grade, Topic } from "./facts.ts";
import { promptsOf, type Prompt } from "./prompts.ts";
import { routesOf, type Route } from "./routes.ts";
import { VERSION_1, type Ruleset } from "./ruleset.ts";
import { settingsOf, type Settings } from "./settings.ts";

export type SuggestedGrade = Grade | "not-assessed";

export interface Situation {
  readonly facts: Facts;
  /** The version of the protocol they are looked at under. */
  readonly ruleset: Ruleset;
  /** Milliseconds since 1970, cut to the second. */
  readonly at: number;
  readonly settings: Settings;
  readonly topics: ReadonlySet<Topic>;
  readonly assessment: Assessment;
  readonly prompts: readonly Prompt[];
  readonly routes: readonly Route[];
  readonly suggested: SuggestedGrade;
  /** The agreed grade, or the suggested one when none is agreed; high while there is danger now. */
  readonly grade: SuggestedGrade;
  /** The suggested or the agreed grade is high. */
  readonly highAnywhere: boolean;
  readonly hasChildUnder18: boolean;
  readonly childAtRisk: boolean;
}

function suggest(
  facts: Facts,
  routes: readonly Route[],
  prompts: readonly Prompt[],
  assessment: Assessment,
  settings: Settings,
): SuggestedGrade {
  if (facts.immediateDanger === "yes" || routes.length > 0) return "high";
  const manyYes = assessment.counted && assessment.yes >= settings.mediumFrom;
  if (manyYes || assessment.grade === "medium" || prompts.length > 0) return "medium";
  return assessment.full ? "standard" : "not-assessed";
}

function isChildAtRisk(
  facts: Facts,
  graveForChildren: boolean,
  hasChildUnder18: boolean,
  topics: ReadonlySet<Topic>,
): boolean {
  if (facts.childAtHarm === "yes" || isUnder18(facts.victimAge)) return true;
  return graveForChildren && (hasChildUnder18 || topics.has("pregnancy"));
}

/** Reads and grades one facts document (R1 to R4 and R6). Expects facts that parse.ts has let through. */
export function situationOf(facts: Facts, ruleset: Ruleset = VERSION_1): Situation {
  const at = cutToSecond(facts.at);
  const settings = settingsOf(facts, ruleset.definition.settings);
  const topics = new Set(facts.topics);
  const assessment = assessmentOf(facts, ruleset.definition.mostNotKnown);
  const prompts = promptsOf(facts, topics, assessment, settings, ruleset);
  const found = routesOf(facts, at, assessment, settings);
  const suggested = suggest(facts, found, prompts, assessment, settings);
  const agreed = facts.agreedGrade;
  // A high grade that a person agreed is itself a judgement, but it never changes what is suggested.
  const routes: readonly Route[] = found.length === 0 && agreed === "high" ? ["judgement"] : found;
  const grade = facts.immediateDanger === "yes" ? "high" : (agreed ?? suggested);
  const hasChildUnder18 = facts.children?.some((child) => isUnder18(child.age)) ?? false;
  const childAtRisk = isChildAtRisk(facts, grade === "high" || routes.length > 0, hasChildUnder18, topics);
  const highAnywhere = suggested === "high" || agreed === "high";
  return {
    facts,
    ruleset,
    at,
    settings,
    topics,
    assessment,
    prompts,
    routes,
    suggested,
    grade,
    highAnywhere,
    hasChildUnder18,
    childAtRisk,
  };
}
