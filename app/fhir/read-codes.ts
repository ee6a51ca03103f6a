// The few codes that say by themselves what the protocol asks. Every other code is shown to a person by its words, and decides nothing.
import type { CodeableConcept, Resource } from "@medplum/fhirtypes";
import type { Answers } from "#machines/intake/answers.ts";
import { SNOMED } from "./systems.ts";

const PREGNANT = "77386006";
const SUICIDAL_THOUGHTS = "6471006";

/** What the conditions that stand now say. One that was refuted, or has passed, says nothing. */
export function readCodes(resources: readonly Resource[]): {
  readonly topics: readonly string[];
  readonly answers: Answers;
} {
  const found = new Set(resources.flatMap(standing).flatMap(snomedIn));
  return {
    topics: found.has(PREGNANT) ? ["pregnancy"] : [],
    answers: found.has(SUICIDAL_THOUGHTS) ? { suicidalIntent: "yes" } : {},
  };
}

const STANDS = new Set(["active", "recurrence", "relapse"]);

function standing(resource: Resource): CodeableConcept[] {
  if (resource.resourceType !== "Condition" || !resource.code) return [];
  const says = (concept: CodeableConcept | undefined, ...words: string[]) =>
    (concept?.coding ?? []).some(({ code }) => code !== undefined && words.includes(code));
  if (!says(resource.clinicalStatus, ...STANDS)) return [];
  return says(resource.verificationStatus, "refuted", "entered-in-error", "unconfirmed", "differential")
    ? []
    : [resource.code];
}

const snomedIn = ({ coding }: CodeableConcept): string[] =>
  (coding ?? []).flatMap(({ system, code }) => (system === SNOMED && code !== undefined ? [code] : []));
