// The protocol's front door. Pages that only need words or the facts schema import words.ts or facts.ts instead.
export { passOn, type PassedOn } from "./availability.ts";
export * from "./catalogue.ts";
export { FIRST_DEFINITION, FIRST_VERSION, type ProtocolDefinition } from "./definition.ts";
export { stillUnknown, whyAction, whyGrade, type StillUnknown } from "./explain.ts";
export { factsSchema, type Facts } from "./facts.ts";
export { triageLine } from "./line.ts";
export { parseFacts, type FactsError, type ParsedFacts } from "./parse.ts";
export * from "./result.ts";
export { inNumberOrder } from "./rule-order.ts";
export type { RuleCode } from "./rules.ts";
export { rulesetOf, VERSION_1, type AreaAlternatives, type Ruleset } from "./ruleset.ts";
export { triage } from "./triage.ts";
