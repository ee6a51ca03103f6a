// Facts in, suggestion out: R1 to R24, then R25, then R26, then one entry a pathway. Pure: no clock, no chance, no cost.
import { alternativeFor, type Alternative } from "./availability.ts";
import { CATALOGUE_ORDER, type PathwayCode } from "./catalogue.ts";
import { ownDue } from "./clock-rules.ts";
import { isoSecond } from "./clocks.ts";
import { CONSENT_BASES, consentBasisOf, passesConsent, refusalOf } from "./consent.ts";
import type { Facts } from "./facts.ts";
import { propose, type Proposal } from "./proposals.ts";
import type { TriageResult, UnmetNeed } from "./result.ts";
import { inNumberOrder } from "./rule-order.ts";
import { VERSION_1, type Ruleset } from "./ruleset.ts";
import { situationOf, type Situation } from "./situation.ts";
import { warningsOf } from "./warnings.ts";

const inCatalogueOrder = (a: { pathway: PathwayCode }, b: { pathway: PathwayCode }): number =>
  CATALOGUE_ORDER[a.pathway] - CATALOGUE_ORDER[b.pathway];

/** Two entries of one pathway as one: earliest due, all rules, the strongest footing. */
function merged(a: Alternative, b: Alternative): Alternative {
  return {
    pathway: a.pathway,
    rules: [...a.rules, ...b.rules],
    due: Math.min(a.due, b.due),
    consentBasis: CONSENT_BASES.find((basis) => basis === a.consentBasis || basis === b.consentBasis) ?? a.consentBasis,
  };
}

/** R25 and R26: what goes ahead, what stands in, and what is left unmet. */
function settle(situation: Situation, proposals: readonly Proposal[]) {
  const actions = new Map<PathwayCode, Alternative>();
  const unmet: UnmetNeed[] = [];
  const out = new Set(situation.settings.unavailable);
  const add = (entry: Alternative) => {
    const known = actions.get(entry.pathway);
    actions.set(entry.pathway, known ? merged(known, entry) : entry);
  };
  const leave = ({ pathway, due }: Proposal, reason: UnmetNeed["reason"], metBy: PathwayCode | null) =>
    unmet.push({ pathway, reason, metBy, due: isoSecond(due) });
  for (const proposal of proposals) {
    const refusal = refusalOf(situation, proposal.pathway);
    if (refusal && !passesConsent(situation, proposal.pathway)) {
      leave(proposal, refusal, null);
    } else if (out.has(proposal.pathway)) {
      const alternative = alternativeFor(situation, proposal, out);
      leave(proposal, "unavailable", alternative?.pathway ?? null);
      if (alternative) add(alternative);
    } else {
      add({ ...proposal, consentBasis: consentBasisOf(situation, proposal.pathway) });
    }
  }
  const { consent } = situation.facts;
  if (consent?.service === "no" || consent?.sharing === "no")
    add({ pathway: "helpline", rules: ["R25"], due: ownDue(situation, "helpline"), consentBasis: "not-needed" });
  return { actions, unmet: unmet.filter((need) => !actions.has(need.pathway)).sort(inCatalogueOrder) };
}

/**
 * The protocol's answer to one facts document, under version 1 or the rules that are given. Expects facts that `parseFacts`
 * has let through.
 */
export function triage(facts: Facts, ruleset: Ruleset = VERSION_1): TriageResult {
  const situation = situationOf(facts, ruleset);
  const proposals = propose(situation);
  const { actions, unmet } = settle(situation, proposals.actions);
  return {
    protocol: ruleset.definition.version,
    suggestedGrade: situation.suggested,
    considerHigh: situation.suggested === "high" ? [] : situation.prompts,
    incomplete: situation.assessment.incomplete,
    emergency: facts.immediateDanger === "yes",
    conferenceRoutes: situation.routes,
    flags: proposals.flags,
    warnings: warningsOf(situation, [...proposals.actions, ...actions.values()]),
    actions: [...actions.values()]
      .sort((a, b) => a.due - b.due || inCatalogueOrder(a, b))
      .map(({ pathway, rules, due, consentBasis }) => ({
        pathway,
        rules: inNumberOrder(rules),
        due: isoSecond(due),
        consentBasis,
      })),
    unmet,
  };
}
