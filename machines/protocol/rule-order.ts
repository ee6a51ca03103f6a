// Rule codes once each, R2 before R10.
import type { RuleCode } from "./rules.ts";

const numberOf = (code: RuleCode): number => Number(code.slice(1));

export function inNumberOrder(codes: Iterable<RuleCode>): RuleCode[] {
  return [...new Set(codes)].sort((a, b) => numberOf(a) - numberOf(b));
}
