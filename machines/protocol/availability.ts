// R26: what stands in for a pathway that is out, at triage or later, when its owner declines or has no room.
import { PATHWAY, type ConsentNeed, type PathwayCode } from "./catalogue.ts";
import { ownDue } from "./clock-rules.ts";
import { cutToSecond, isoSecond } from "./clocks.ts";
import { consentBasisOf, passesConsent, type ConsentBasis } from "./consent.ts";
import type { Facts } from "./facts.ts";
import type { Proposal } from "./proposals.ts";
import type { OutReason, ResultAction, UnmetNeed } from "./result.ts";
import { inNumberOrder } from "./rule-order.ts";
import { situationOf, type Situation } from "./situation.ts";

export interface Alternative extends Proposal {
  readonly consentBasis: ConsentBasis;
}

interface Link {
  readonly code: PathwayCode;
  /** The consent it passes by: its own, but for outreach in the place of the high-risk advocate. */
  readonly need: ConsentNeed;
}

/** The alternative of a pathway, that one's, and so on. A chain that holds the high-risk advocate ends at outreach. */
function chainFrom(code: PathwayCode): readonly Link[] {
  const chain: Link[] = [];
  let holdsIdva = code === "idva";
  for (let next = PATHWAY[code].alternative; next; next = PATHWAY[next].alternative) {
    holdsIdva ||= next === "idva";
    const inPlaceOfIdva = holdsIdva && next === "outreach";
    chain.push({ code: next, need: inPlaceOfIdva ? "override-high" : PATHWAY[next].consent });
    if (inPlaceOfIdva) break;
  }
  return chain;
}

const CHAINS = new Map<PathwayCode, readonly Link[]>();

function chainOf(code: PathwayCode): readonly Link[] {
  const known = CHAINS.get(code) ?? chainFrom(code);
  CHAINS.set(code, known);
  return known;
}

/** Outreach that was itself put in the place of the high-risk advocate: nothing less may follow it. */
function standsForIdva({ pathway, rules }: Proposal): boolean {
  return pathway === "outreach" && rules.includes("R26") && rules.some((code) => ["R2", "R7", "R13"].includes(code));
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
  const chain = standsForIdva(replaced) ? [] : chainOf(replaced.pathway);
  const link = chain.find(({ code, need }) => !out.has(code) && passesConsent(situation, code, need));
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
 * ones included or not (they are added); `at` is when it was declined. The due time never moves back.
 */
export function passOn(
  facts: Facts,
  replaced: Pick<ResultAction, "pathway" | "rules" | "due">,
  reason: OutReason,
  out: Iterable<PathwayCode>,
  at: string = facts.at,
): PassedOn {
  const situation = situationOf(facts);
  const allOut = new Set<PathwayCode>([...situation.settings.unavailable, replaced.pathway, ...out]);
  const proposal = { ...replaced, due: cutToSecond(replaced.due) };
  const found = alternativeFor(situation, proposal, allOut, cutToSecond(at));
  return {
    unmet: { pathway: replaced.pathway, reason, metBy: found?.pathway ?? null, due: isoSecond(proposal.due) },
    action: found && { ...found, due: isoSecond(found.due) },
  };
}
