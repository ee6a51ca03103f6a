// A version of the protocol made ready to decide by: worked out once for a definition and an area's own alternatives.
import { PATHWAY_CODES, type PathwayCode } from "./catalogue.ts";
import { chainFrom, type Alternatives, type Link } from "./chains.ts";
import { FIRST_DEFINITION, type ProtocolDefinition } from "./definition.ts";
import { holdsOf, ruleOf, type Holds } from "./extra.ts";
import { RULES, type Rule, type RuleCode } from "./rules.ts";

/** The pathways asked in another order in one area; a pathway that is not there keeps the protocol's order. */
export type AreaAlternatives = Readonly<Partial<Record<PathwayCode, readonly PathwayCode[]>>>;

export interface Ruleset {
  readonly definition: ProtocolDefinition;
  /** What the area asks in an order of its own: kept with each assessment, to replay it. */
  readonly areaAlternatives: AreaAlternatives;
  readonly rules: readonly Rule[];
  readonly chains: Readonly<Record<PathwayCode, readonly Link[]>>;
  /** Codes that ask for the high-risk advocate, or for what she stands in for. */
  readonly advocateRules: ReadonlySet<RuleCode>;
  /** Added rules that ask to consider a high grade. */
  readonly extraPrompts: readonly { readonly code: RuleCode; readonly holds: Holds }[];
}

function make(definition: ProtocolDefinition, areaAlternatives: AreaAlternatives): Ruleset {
  const { pathways } = definition;
  const alternatives = Object.fromEntries(
    PATHWAY_CODES.map((code) => [code, areaAlternatives[code] ?? pathways[code].alternatives]),
  ) as unknown as Alternatives;
  const chains = Object.fromEntries(
    PATHWAY_CODES.map((code) => [code, chainFrom(code, alternatives, pathways)]),
  ) as Record<PathwayCode, readonly Link[]>;
  const kept = RULES.filter(({ code }) => !definition.off.includes(code));
  const rules = [...kept, ...definition.extra.map(ruleOf)];
  const leadsToIdva = (code: PathwayCode) => code === "idva" || chains[code].some((link) => link.code === "idva");
  return {
    definition,
    areaAlternatives,
    rules,
    chains,
    advocateRules: new Set(rules.filter(({ actions }) => actions?.some(leadsToIdva)).map(({ code }) => code)),
    extraPrompts: definition.extra
      .filter((extra) => extra.prompt)
      .map((extra) => ({ code: extra.code, holds: holdsOf(extra) })),
  };
}

const made = new WeakMap<ProtocolDefinition, Map<string, Ruleset>>();

/** The rules of a version in an area. Asked twice for the same, it answers from memory. */
export function rulesetOf(definition: ProtocolDefinition, areaAlternatives: AreaAlternatives = {}): Ruleset {
  const known = made.get(definition) ?? new Map<string, Ruleset>();
  made.set(definition, known);
  const key = JSON.stringify(areaAlternatives);
  const ruleset = known.get(key) ?? make(definition, areaAlternatives);
  known.set(key, ruleset);
  return ruleset;
}

/** The first protocol, with the catalogue's alternatives: what triage decides by when nothing else is said. */
export const VERSION_1: Ruleset = rulesetOf(FIRST_DEFINITION);
