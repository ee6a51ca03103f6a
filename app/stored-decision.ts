// A stored decision made readable again: the facts with their settings, the version it was made under, what it answered.
import { isDeepStrictEqual } from "node:util";
import type { From } from "#db/connection.ts";
import { protocolVersions } from "#db/protocol-version.ts";
import type { StoredDecision } from "#db/risk-assessment.ts";
import { boxesFor } from "#db/sealed.ts";
import type { ProtocolDefinition } from "#machines/protocol/definition.ts";
import { parseFacts, rulesetOf, triage, type AreaAlternatives, type Facts } from "#machines/protocol/index.ts";
import type { TriageResult } from "#machines/protocol/index.ts";
import { definitionIn } from "./protocol.ts";

export interface ReadDecision {
  readonly row: StoredDecision;
  /** Null when the stored facts are no facts document. */
  readonly facts: Facts | null;
  /** What the area asked in an order of its own. */
  readonly alternatives: AreaAlternatives;
  readonly result: TriageResult;
}

/** How many are read at once. */
export const STRETCH = 200;

interface StoredFacts {
  readonly facts?: unknown;
  readonly alternatives?: AreaAlternatives;
}

/** Opens a stretch of decisions. */
export async function readDecisions(from: From, rows: readonly StoredDecision[]): Promise<ReadDecision[]> {
  const boxes = await boxesFor(
    from,
    rows.map((row) => row.key_id),
  );
  return rows.map((row) => {
    const open = (column: "facts_sealed" | "result_sealed"): unknown =>
      JSON.parse(boxes.get(row.key_id)?.open("risk_assessment", column, row.id, row[column]) ?? "null");
    const stored = open("facts_sealed") as StoredFacts;
    const parsed = parseFacts(stored.facts);
    return {
      row,
      facts: parsed.ok ? parsed.facts : null,
      alternatives: stored.alternatives ?? {},
      result: open("result_sealed") as TriageResult,
    };
  });
}

/** Every version there is, by its number. */
export async function allProtocols(from: From): Promise<ReadonlyMap<string, ProtocolDefinition>> {
  return new Map((await protocolVersions(from)).map((row) => [row.version, definitionIn(row)]));
}

/** The answer of a version to the facts of a stored decision, under the settings it was made under. */
export const decideAgain = (facts: Facts, alternatives: AreaAlternatives, definition: ProtocolDefinition) =>
  triage(facts, rulesetOf(definition, alternatives));

/** Whether a decision, made again under its own version, comes out exactly as it is stored. */
export function replays({ row, facts, alternatives, result }: ReadDecision, definition?: ProtocolDefinition): boolean {
  if (!facts || !definition || definition.version !== row.protocol_version) return false;
  return isDeepStrictEqual(JSON.parse(JSON.stringify(decideAgain(facts, alternatives, definition))), result);
}
