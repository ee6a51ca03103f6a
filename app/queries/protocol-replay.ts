// Decisions made again, each under the version and the settings of its day: for a review years later, and to prove nothing moved.
import { setImmediate as letOthersIn } from "node:timers/promises";
import { caseByReference } from "#db/case.ts";
import type { From } from "#db/connection.ts";
import { assessmentsOfCase, decisionsAfter } from "#db/risk-assessment.ts";
import { flagWords, promptWords } from "#machines/protocol/named.ts";
import { FIRST_DEFINITION, rulesetOf, whyAction, whyGrade, type Ruleset } from "#machines/protocol/index.ts";
import { ROUTE_WORDS, UNMET_REASON_WORDS } from "#machines/protocol/words.ts";
import type { Grade } from "#machines/statuses.ts";
import type { Instant } from "#machines/time.ts";
import { allProtocols, readDecisions, replays, STRETCH, type ReadDecision } from "../stored-decision.ts";

export interface Replayed {
  readonly case: string;
  readonly at: Instant;
  readonly version: string;
  readonly same: boolean;
}

/** Every stored decision, made again. Holds no more than a stretch at a time. */
export async function* replayed(from: From): AsyncGenerator<Replayed> {
  const protocols = await allProtocols(from);
  for (let last = ""; ;) {
    const rows = await decisionsAfter(from, last, STRETCH);
    for (const decision of await readDecisions(from, rows)) {
      const { reference, at, protocol_version: version } = decision.row;
      yield { case: reference, at, version, same: replays(decision, protocols.get(version)) };
    }
    const end = rows.at(-1);
    if (!end || rows.length < STRETCH) return;
    last = end.id;
    await letOthersIn();
  }
}

export interface ReviewedDecision {
  readonly at: Instant;
  readonly version: string;
  /** Made again under its own version, it comes out exactly as it is stored. */
  readonly same: boolean;
  readonly suggested: string;
  readonly agreed: Grade | null;
  readonly why: readonly string[];
  readonly considerHigh: readonly string[];
  readonly routes: readonly string[];
  readonly flags: readonly string[];
  readonly actions: readonly {
    readonly pathway: string;
    readonly due: string;
    readonly consentBasis: string;
    readonly rules: readonly string[];
    readonly why: readonly string[];
  }[];
  readonly unmet: readonly {
    readonly pathway: string;
    readonly reason: string;
    readonly metBy: string | null;
    readonly due: string;
  }[];
}

/** Each decision of one case with its reasons in words, oldest first; null when there is no such case. */
export async function decisionsOfCase(
  from: From,
  reference: string,
): Promise<{ readonly caseId: string; readonly decisions: readonly ReviewedDecision[] } | null> {
  const row = await caseByReference(from, reference.trim().toUpperCase());
  if (!row) return null;
  const protocols = await allProtocols(from);
  const stored = await assessmentsOfCase(from, row.id);
  const read = await readDecisions(
    from,
    stored.map((one) => ({ ...one, reference: row.reference })),
  );
  return {
    caseId: row.id,
    decisions: read.map((decision) => {
      const definition = protocols.get(decision.row.protocol_version);
      const ruleset = rulesetOf(definition ?? FIRST_DEFINITION, decision.alternatives);
      return reviewed(decision, ruleset, replays(decision, definition));
    }),
  };
}

function reviewed({ row, facts, result }: ReadDecision, ruleset: Ruleset, same: boolean): ReviewedDecision {
  const added = ruleset.definition.extra;
  return {
    at: row.at,
    version: row.protocol_version,
    same,
    suggested: result.suggestedGrade,
    agreed: row.agreed_grade,
    why: whyGrade(result),
    considerHigh: result.considerHigh.map((prompt) => promptWords(prompt, added)),
    routes: result.conferenceRoutes.map((route) => ROUTE_WORDS[route]),
    flags: result.flags.map((flag) => flagWords(flag, added)),
    actions: result.actions.map(({ pathway, due, consentBasis, rules }) => ({
      pathway,
      due,
      consentBasis,
      rules,
      why: facts ? whyAction({ pathway, rules }, facts, ruleset) : [],
    })),
    unmet: result.unmet.map(({ pathway, reason, metBy, due }) => ({
      pathway,
      reason: UNMET_REASON_WORDS[reason],
      metBy,
      due,
    })),
  };
}
