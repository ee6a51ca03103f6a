// A calm case to change one fact at a time, and short ways to look at an answer.
import type { PathwayCode } from "#machines/protocol/catalogue.ts";
import type { Facts } from "#machines/protocol/facts.ts";
import { parseFacts } from "#machines/protocol/parse.ts";
import type { TriageResult } from "#machines/protocol/result.ts";
import { triage } from "#machines/protocol/triage.ts";

/** Monday 2 March 2026, ten in the morning; nothing is open, nothing is wrong, a full assessment with no yes. */
export const calm: Facts = {
  area: "essex",
  at: "2026-03-02T10:00:00Z",
  source: "housing",
  immediateDanger: "no",
  safeToTalk: "yes",
  strangulation: "none",
  suicidalIntent: "no",
  safeToStay: "yes",
  children: [],
  risk: { tool: "dash-safelives", yes: 0, no: 24 },
  consent: { service: "yes", sharing: "yes" },
};

/** Calm facts with some changed; `undefined` takes a fact away. Fails when they are impossible. */
export function facts(changes: Readonly<Record<string, unknown>> = {}): Facts {
  const parsed = parseFacts(JSON.parse(JSON.stringify({ ...calm, ...changes })));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  return parsed.facts;
}

export const ask = (changes: Readonly<Record<string, unknown>> = {}): TriageResult => triage(facts(changes));

export const dash = (yes: number, no: number) => ({ risk: { tool: "dash-safelives", yes, no } });

export const pathways = (result: TriageResult): PathwayCode[] => result.actions.map((action) => action.pathway);

export const action = (result: TriageResult, pathway: PathwayCode) =>
  result.actions.find((one) => one.pathway === pathway);

export const due = (result: TriageResult, pathway: PathwayCode): string | undefined => action(result, pathway)?.due;

export const rules = (result: TriageResult, pathway: PathwayCode) => action(result, pathway)?.rules;

export const unmet = (result: TriageResult, pathway: PathwayCode) =>
  result.unmet.find((need) => need.pathway === pathway);
