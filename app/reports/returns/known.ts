// What was known of the person of a case at a moment: from the newest assessment until then, and from the day of birth.
import type { From } from "#db/connection.ts";
import { assessmentsForReturn, personsForReturn, type ReturnAssessment } from "#db/return-people.ts";
import { boxesFor, type Box } from "#db/sealed.ts";
import { ageOn, dayOf } from "#machines/intake/birth-date.ts";
import type { Facts } from "#machines/protocol/facts.ts";
import type { TriageResult } from "#machines/protocol/result.ts";
import { londonDay, type Instant } from "#machines/time.ts";

export type YesNo = "yes" | "no" | "not-known";

export interface Known {
  readonly source: string;
  readonly routes: TriageResult["conferenceRoutes"];
  /** Whole years; null when nobody knows. */
  readonly age: number | null;
  /** How many children; null when nobody was told. */
  readonly children: number | null;
  readonly languageNoted: boolean;
  readonly careAndSupport: YesNo;
  readonly byAndFor: YesNo;
  readonly publicFunds: YesNo | "partner-visa";
}

interface Assessed {
  readonly at: Instant;
  readonly facts: Partial<Facts>;
  readonly routes: Known["routes"];
}

/** Answers what was known of any of these cases at a moment. */
export async function knownOf(from: From, caseIds: readonly string[]): Promise<(caseId: string, at: Instant) => Known> {
  const [assessments, persons] = [await assessmentsForReturn(from, caseIds), await personsForReturn(from, caseIds)];
  const boxes = await boxesFor(
    from,
    [...assessments, ...persons].map((row) => row.key_id),
  );
  const assessed = new Map<string, Assessed[]>();
  for (const row of assessments)
    assessed.set(row.case_id, [...(assessed.get(row.case_id) ?? []), opened(row, boxes.get(row.key_id) as Box)]);
  const people = new Map(
    persons.map((row) => {
      const born = bornOn(boxes.get(row.key_id) as Box, row);
      return [row.case_id, { source: row.source, languageNoted: row.needs_interpreter === 1, born }];
    }),
  );
  return (caseId, at) => {
    const person = people.get(caseId);
    const last = assessed.get(caseId)?.findLast((one) => one.at <= at);
    const { source, victimAge, children, careAndSupportNeeds, wantsByAndFor, recourse } = last?.facts ?? {};
    return {
      source: source ?? person?.source ?? "other",
      routes: last?.routes ?? [],
      age: (person?.born ? ageOn(person.born, londonDay(at)) : null) ?? victimAge ?? null,
      children: children?.length ?? null,
      languageNoted: person?.languageNoted ?? false,
      careAndSupport: yesNo(careAndSupportNeeds),
      byAndFor: yesNo(wantsByAndFor),
      publicFunds: recourse === "none" ? "no" : recourse === "partner-visa" ? recourse : yesNo(recourse),
    };
  };
}

const yesNo = (answer: string | undefined): YesNo => (answer === "yes" || answer === "no" ? answer : "not-known");

function opened(row: ReturnAssessment, box: Box): Assessed {
  const read = (column: "facts_sealed" | "result_sealed"): unknown =>
    JSON.parse(box.open("risk_assessment", column, row.id, row[column]));
  const { facts = {} } = read("facts_sealed") as { readonly facts?: Partial<Facts> };
  const { conferenceRoutes = [] } = read("result_sealed") as Partial<TriageResult>;
  return { at: row.at, facts, routes: conferenceRoutes };
}

/** The day of birth of somebody; null when nobody knows. */
export function bornOn(
  box: Box,
  row: { readonly person_id: string; readonly birth_date_sealed: Parameters<Box["openMaybe"]>[3] },
) {
  const text = box.openMaybe("person", "birth_date_sealed", row.person_id, row.birth_date_sealed);
  return text === null ? null : dayOf(text);
}

/** Under which line of age somebody is counted. */
export function ageLine(age: number | null): "under-16" | "16-17" | "18-over" | "not-known" {
  if (age === null) return "not-known";
  if (age < 16) return "under-16";
  return age < 18 ? "16-17" : "18-over";
}
