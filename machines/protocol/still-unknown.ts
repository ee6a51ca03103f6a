// What is not known yet, and what each answer would change: found by asking the protocol itself, never by a second list of rules.
import { CATALOGUE_ORDER, PATHWAY, type PathwayCode } from "./catalogue.ts";
import { SEXUAL_ASSAULT, STRANGULATION, RECOURSE, YES_NO_FACTS, type Facts } from "./facts.ts";
import type { ResultAction, TriageResult } from "./result.ts";
import { VERSION_1, type Ruleset } from "./ruleset.ts";
import type { SuggestedGrade } from "./situation.ts";
import { triage } from "./triage.ts";
import { ANSWER_WORDS, FACT_WORDS, GRADE_WORDS, YES_NO_WORDS } from "./words.ts";

export interface StillUnknown {
  /** The path of the fact, like `strangulation` or `consent.sharing`. */
  readonly fact: keyof typeof FACT_WORDS;
  /** One answer it could have, in plain words. */
  readonly answer: string;
  /** The grade that would be suggested, when it differs. */
  readonly grade: SuggestedGrade | null;
  readonly adds: readonly PathwayCode[];
  readonly removes: readonly PathwayCode[];
  readonly sooner: readonly PathwayCode[];
  readonly sentence: string;
}

interface Possible {
  readonly fact: keyof typeof FACT_WORDS;
  readonly answer: string;
  readonly facts: Partial<Facts>;
}

const isOpen = (value: unknown): boolean => value === undefined || value === "unknown";

const CHOICES = { strangulation: STRANGULATION, sexualAssault: SEXUAL_ASSAULT, recourse: RECOURSE } as const;

function choicesOf(facts: Facts): Possible[] {
  return (Object.keys(CHOICES) as (keyof typeof CHOICES)[])
    .filter((fact) => isOpen(facts[fact]))
    .flatMap((fact) => {
      const words: Readonly<Record<string, string>> = ANSWER_WORDS[fact];
      return CHOICES[fact]
        .filter((choice) => choice !== "unknown")
        .map((choice) => ({ fact, answer: words[choice] ?? choice, facts: { [fact]: choice } }));
    });
}

function yesOrNoOf(facts: Facts): Possible[] {
  return (["immediateDanger", ...YES_NO_FACTS] as const)
    .filter((fact) => isOpen(facts[fact]))
    .flatMap((fact) =>
      (["yes", "no"] as const).map((answer) => ({ fact, answer: YES_NO_WORDS[answer], facts: { [fact]: answer } })),
    );
}

function othersOf(facts: Facts): Possible[] {
  const open: Possible[] = [];
  if (facts.victimAge === undefined) open.push({ fact: "victimAge", answer: "Under 18", facts: { victimAge: 17 } });
  if (facts.children === undefined)
    open.push({ fact: "children", answer: "A school-age child", facts: { children: [{ age: 10 }] } });
  if ((facts.consent?.sharing ?? "not-asked") === "not-asked")
    open.push({
      fact: "consent.sharing",
      answer: ANSWER_WORDS.consent.yes,
      facts: { consent: { ...facts.consent, sharing: "yes" } },
    });
  return open;
}

const byPathway = (result: TriageResult) => new Map(result.actions.map((action) => [action.pathway, action]));

function compare(before: TriageResult, after: TriageResult) {
  const [old, now] = [byPathway(before), byPathway(after)];
  const codes = (actions: Iterable<ResultAction>, keep: (action: ResultAction) => boolean): PathwayCode[] =>
    [...actions]
      .filter(keep)
      .map((action) => action.pathway)
      .sort((a, b) => CATALOGUE_ORDER[a] - CATALOGUE_ORDER[b]);
  return {
    grade: after.suggestedGrade === before.suggestedGrade ? null : after.suggestedGrade,
    adds: codes(now.values(), ({ pathway }) => !old.has(pathway)),
    removes: codes(old.values(), ({ pathway }) => !now.has(pathway)),
    sooner: codes(now.values(), ({ pathway, due }) => due < (old.get(pathway)?.due ?? "")),
  };
}

const titles = (codes: readonly PathwayCode[]): string => codes.map((code) => PATHWAY[code].title).join("; ");

function sentenceOf({ fact, answer }: Possible, { grade, adds, removes, sooner }: ReturnType<typeof compare>): string {
  const parts = [
    grade && `the suggested grade becomes ${GRADE_WORDS[grade].toLowerCase()}`,
    adds.length > 0 && `this is added: ${titles(adds)}`,
    sooner.length > 0 && `this is due sooner: ${titles(sooner)}`,
    removes.length > 0 && `this is no longer suggested: ${titles(removes)}`,
  ].filter((part) => part);
  return `If “${FACT_WORDS[fact]}” is “${answer}”, ${parts.join("; and ")}.`;
}

/** Each open fact with each answer that would change the suggestion, in the order they are asked. */
export function stillUnknown(facts: Facts, ruleset: Ruleset = VERSION_1): StillUnknown[] {
  const before = triage(facts, ruleset);
  const found: StillUnknown[] = [];
  for (const possible of [...yesOrNoOf(facts), ...choicesOf(facts), ...othersOf(facts)]) {
    const change = compare(before, triage({ ...facts, ...possible.facts }, ruleset));
    if (!change.grade && change.adds.length + change.removes.length + change.sooner.length === 0) continue;
    found.push({ fact: possible.fact, answer: possible.answer, ...change, sentence: sentenceOf(possible, change) });
  }
  return found;
}
