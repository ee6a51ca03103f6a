// What is wrong with a message, in FHIR's own terms: where it is, and a sentence about it that quotes nothing personal.
import type { OperationOutcome, OperationOutcomeIssue } from "@medplum/fhirtypes";

export interface Problem {
  readonly code: OperationOutcomeIssue["code"];
  /** FHIRPaths of the one place that is meant: from what was posted, and from the resource it is in. */
  readonly at: readonly string[];
  readonly message: string;
}

/** A resource of a message, and where it stands in what was posted. */
export interface Placed<T> {
  readonly resource: T;
  readonly path: string;
}

/** The two ways to say where a field of a resource is. */
export function placesOf({ resource, path }: Placed<{ readonly resourceType: string }>, field: string): string[] {
  return [...new Set([path, resource.resourceType].map((start) => (field === "" ? start : `${start}.${field}`)))];
}

export function outcomeOf(
  problems: readonly Problem[],
  severity: OperationOutcomeIssue["severity"] = "error",
): OperationOutcome {
  return {
    resourceType: "OperationOutcome",
    issue: problems.map(({ code, at, message }) => ({
      severity,
      code,
      diagnostics: message,
      ...(at.length > 0 ? { expression: [...at] } : {}),
    })),
  };
}
