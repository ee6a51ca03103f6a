// What the sending system wrote, line by line, for a person to read. Codes are shown by the words that came with them.
import type { Annotation, CodeableConcept, HumanName, Practitioner, Resource } from "@medplum/fhirtypes";
import { answerLines, valueWords, wordsOf } from "./value-words.ts";

/** A line that says what it is; empty when there is nothing to say. */
export const line = (what: string, words: string): string => (words === "" ? "" : `${what}: ${words}`);

export const notesOf = (notes: readonly Annotation[] | undefined): string[] =>
  (notes ?? []).map(({ text }) => text ?? "");

/** What each kind of resource says in words; the rest says nothing that a handler reads. */
const LINES: { readonly [T in Resource as T["resourceType"]]?: (resource: T) => readonly string[] } = {
  Condition: ({ verificationStatus, code, note }) =>
    isRefuted(verificationStatus) ? [] : [line("Condition", wordsOf(code)), ...notesOf(note)],
  Observation: (resource) =>
    isWrong(resource)
      ? []
      : [
          together(wordsOf(resource.code), valueWords(resource)),
          ...(resource.component ?? []).map((part) => together(wordsOf(part.code), valueWords(part))),
          ...notesOf(resource.note),
        ],
  Flag: ({ status, code }) => (status === "active" ? [line("Flag", wordsOf(code))] : []),
  // The standard's guide has the whole assessment here, as what came of the plan.
  CarePlan: (resource) =>
    isWrong(resource)
      ? []
      : [
          line("Plan", resource.description ?? resource.title ?? ""),
          ...(resource.activity ?? []).flatMap(({ outcomeCodeableConcept = [], detail, progress }) => [
            ...outcomeCodeableConcept.map((outcome) => line("Assessment", wordsOf(outcome))),
            line("Plan", detail?.description ?? wordsOf(detail?.code)),
            ...notesOf(progress),
          ]),
          ...notesOf(resource.note),
        ],
  QuestionnaireResponse: (resource) => (isWrong(resource) ? [] : answerLines(resource.item)),
  Task: (resource) =>
    isWrong(resource)
      ? []
      : [line("Task", together(wordsOf(resource.code), resource.description ?? "")), ...notesOf(resource.note)],
  ClinicalImpression: ({ summary, description }) => [line("Impression", summary ?? description ?? "")],
  Communication: ({ payload }) => (payload ?? []).map(({ contentString }) => contentString ?? ""),
};

/** The lines of one resource, in the order it was sent. */
export function resourceWords(resource: Resource): string[] {
  const lines = LINES[resource.resourceType] as ((one: Resource) => readonly string[]) | undefined;
  return (lines?.(resource) ?? []).filter((words) => words !== "");
}

const together = (...words: readonly string[]): string => words.filter((one) => one !== "").join(": ");

const isRefuted = (status: CodeableConcept | undefined): boolean =>
  (status?.coding ?? []).some(({ code }) => code === "refuted" || code === "entered-in-error");

/** What the sender has taken back says nothing. */
const isWrong = ({ status }: { readonly status?: string }): boolean =>
  status === "entered-in-error" || status === "cancelled";

/** Whom to ring about it: a name, and a work number when there is one. */
export function practitionerWords({ name, telecom }: Practitioner): string {
  const phone = (telecom ?? []).find(({ system }) => system === "phone")?.value ?? "";
  return [nameWords(name?.[0]), phone].filter((words) => words !== "").join(", ");
}

const nameWords = (name: HumanName | undefined): string =>
  (name?.text ?? [...(name?.prefix ?? []), ...(name?.given ?? []), name?.family ?? ""].join(" ")).trim();
