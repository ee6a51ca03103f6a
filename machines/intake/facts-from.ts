// From answers to the facts that triage is told. What is not known stays not known: it is never made into a no.
import { SOURCES, YES_NO_FACTS } from "../protocol/vocabulary.ts";
import type { Grade } from "../statuses.ts";
import type { Instant } from "../time.ts";
import { agesOf, answerTo, type Answers } from "./answers.ts";
import { topicsOf } from "./asked.ts";
import { riskFrom } from "./risk-from.ts";

export interface Circumstances {
  readonly area: string;
  readonly at: Instant;
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly agreedGrade?: Grade;
}

/** The facts document as plain JSON, ready for the protocol's own strict reading, which has the last word on what is impossible. */
export function factsFrom(
  answers: Answers,
  { area, at, settings, agreedGrade }: Circumstances,
): Record<string, unknown> {
  const facts: Record<string, unknown> = {
    area,
    at,
    source: SOURCES.find((source) => source === answerTo(answers, "source")) ?? "other",
    immediateDanger: answerTo(answers, "immediateDanger") || "unknown",
  };
  for (const name of YES_NO_FACTS) put(facts, name, knownOr(answerTo(answers, name)));
  for (const name of ["strangulation", "sexualAssault", "recourse"]) put(facts, name, knownOr(answerTo(answers, name)));
  const topics = topicsOf(answers);
  if (topics.length > 0) facts["topics"] = [...topics];
  const judgement = answerTo(answers, "professionalJudgementHigh");
  if (judgement !== "") facts["professionalJudgementHigh"] = judgement === "true";
  for (const name of ["policeReportedIncidents12m", "victimAge"]) {
    const number = answerTo(answers, name);
    if (number !== "") facts[name] = Number(number);
  }
  put(facts, "lastConferenceReferral", answerTo(answers, "lastConferenceReferral"));
  const ages = agesOf(answerTo(answers, "children"));
  if (ages !== null) facts["children"] = ages.map((age) => ({ age }));
  const risk = riskFrom(answers, settings);
  if (risk) facts["risk"] = risk;
  const consent = consentFrom(answers);
  if (consent) facts["consent"] = consent;
  if (settings) facts["settings"] = settings;
  if (agreedGrade) facts["agreedGrade"] = agreedGrade;
  return facts;
}

/** "Would rather not say" is not known, as far as the rules go. */
const knownOr = (answer: string): string => (answer === "declined" ? "unknown" : answer);

function put(facts: Record<string, unknown>, name: string, value: string): void {
  if (value !== "") facts[name] = value;
}

function consentFrom(answers: Answers): Record<string, string> | null {
  const consent: Record<string, string> = {};
  for (const kind of ["service", "sharing"]) {
    const answer = answerTo(answers, `consent.${kind}`);
    if (answer !== "") consent[kind] = answer;
  }
  return Object.keys(consent).length > 0 ? consent : null;
}
