// R26: what stands in for a pathway that is out, at triage or later, when its owner declines or has no room.
import type { PathwayCode } from "./catalogue.ts";
import type { Link } from "./chains.ts";
import { ownDue } from "./clock-rules.ts";
import { cutToSecond, isoSecond } from "./clocks.ts";
import { consentBasisOf, passesConsent, type ConsentBasis } from "./consent.ts";
import type { Facts } from "./facts.ts";
import type { Proposal } from "./proposals.ts";
import type { OutReason, ResultAction, UnmetNeed } from "./result.ts";
import { inNumberOrder } from "./rule-order.ts";
import { VERSION_1, type Ruleset } from "./ruleset.ts";
import { situationOf, type Situation } from "./situation.ts";

export interface Alternative extends Proposal {
  readonly consentBasis: ConsentBasis;
}

/**
 * What may follow: the pathway's own chain; for one that was itself put in the place of the high-risk advocate, only what
 * would have come after it there.
 */
function chainFor({ ruleset }: Situation, { pathway, rules }: Proposal): readonly Link[] {
  const standsIn = rules.includes("R26") && rules.some((code) => ruleset.advocateRules.has(code));
  const place = standsIn && pathway !== "idva" ? ruleset.chains.idva.findIndex(({ code }) => code === pathway) : -1;
  return place === -1 ? ruleset.chains[pathway] : ruleset.chains.idva.slice(place + 1);
}

/**
 * The first pathway in the chain that is not out and that consent lets pass, with the replaced action's rules and R26,
 * due at the earlier of its own clock (counted from `at`, milliseconds) and the replaced action's time. Null when none is left.
 */
export function alternativeFor(
  situation: Situation,
  replaced: Proposal,
  out: ReadonlySet<PathwayCode>,
  at = situation.at,
): Alternative | null {
  const link = chainFor(situation, replaced).find(
    ({ code, need }) => !out.has(code) && passesConsent(situation, code, need),
  );
  if (!link) return null;
  return {
    pathway: link.code,
    rules: inNumberOrder([...replaced.rules, "R26"]),
    due: Math.min(ownDue(situation, link.code, at), replaced.due),
    consentBasis: consentBasisOf(situation, link.code),
  };
}

export interface PassedOn {
  readonly unmet: UnmetNeed;
  /** Null when nothing stands in: then the unmet need is the duty manager's next action. */
  readonly action: ResultAction | null;
}

/**
 * R26 later in a case's life: an owner declined (`declined`) or has no room (`no-capacity`).
 * `facts` are the case's, with its agreed grade; `out` is every pathway that cannot take it now, the area's unavailable
 * ones included or not (they are added); `at` is when it was declined; `ruleset` is the version the case was triaged under.
 * The due time never moves back.
 */
export function passOn(
  facts: Facts,
  replaced: Pick<ResultAction, "pathway" | "rules" | "due">,
  reason: OutReason,
  out: Iterable<PathwayCode>,
  at: string = facts.at,
  ruleset: Ruleset = VERSION_1,
): PassedOn {
  const situation = situationOf(facts, ruleset);
  const allOut = new Set<PathwayCode>([...situation.settings.unavailable, replaced.pathway, ...out]);
  const proposal = { ...replaced, due: cutToSecond(replaced.due) };
  const found = alternativeFor(situation, proposal, allOut, cutToSecond(at));
  return {
    unmet: { pathway: replaced.pathway, reason, metBy: found?.pathway ?? null, due: isoSecond(proposal.due) },
    action: found && { ...found, due: isoSecond(found.due) },
  };
}
