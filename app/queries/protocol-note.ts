import type { CaseRow } from "#db/case.ts";
import type { From } from "#db/connection.ts";
import { latestAssessment } from "#db/risk-assessment.ts";
import { changesGradeOrRoute, differenceOf, differenceWords } from "#machines/protocol/compare.ts";
import type { Instant } from "#machines/time.ts";
import { protocolAt, protocolOf } from "../protocol.ts";
import { decideAgain, readDecisions } from "../stored-decision.ts";

export interface ProtocolNote {
  /** The version it was triaged under. */
  readonly version: string;
  /** The version in force now, when it would give another grade or route to what was told last; null when it would not. */
  readonly newer: { readonly version: string; readonly differences: readonly string[] } | null;
}

/** Under which version of the protocol a case stands, and whether the one in force would judge it otherwise. */
export async function protocolNote(from: From, row: CaseRow, at: Instant): Promise<ProtocolNote> {
  const version = row.protocol_version;
  const none = { version, newer: null };
  const now = await protocolAt(from, at);
  if (now.version === version || row.closed_at !== null) return none;
  const [own, latest] = [await protocolOf(from, version), await latestAssessment(from, row.id)];
  if (!own || !latest) return none;
  const [decision] = await readDecisions(from, [{ ...latest, reference: row.reference }]);
  if (!decision?.facts) return none;
  const { facts, alternatives } = decision;
  const difference = differenceOf(decideAgain(facts, alternatives, own), decideAgain(facts, alternatives, now));
  if (!difference || !changesGradeOrRoute(difference)) return none;
  const added = [...own.extra, ...now.extra];
  return { version, newer: { version: now.version, differences: differenceWords(difference, added) } };
}
