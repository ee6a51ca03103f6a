// What the sending system wrote, line by line, for a person to read. Codes are shown by the words that came with them.
import type {
  Annotation,
  CodeableConcept,
  HumanName,
  Practitioner,
  Resource,
  ServiceRequest,
} from "@medplum/fhirtypes";

/** The lines of everything that is said about the person, in the order it was sent. */
export function senderWords(request: ServiceRequest, others: readonly Resource[], sentBy: readonly string[]): string[] {
  return [
    ...(request.reasonCode ?? []).map((reason) => line("Reason", wordsOf(reason))),
    ...notesOf(request.note),
    ...(request.priority === undefined ? [] : [line("Priority, as it was sent", request.priority)]),
    ...others.flatMap(linesOf),
    ...sentBy.map((words) => line("Asked for by", words)),
  ].filter((words) => words !== "");
}

const line = (what: string, words: string): string => (words === "" ? "" : `${what}: ${words}`);

/** The words of a coded thing: those the sender chose, and the list's own when they say something else. */
export function wordsOf(concept: CodeableConcept | undefined): string {
  const displays = (concept?.coding ?? []).map(({ display, code }) => display ?? code ?? "");
  return [...new Set([concept?.text ?? "", ...displays].filter((words) => words !== ""))].join(" · ");
}

const notesOf = (notes: readonly Annotation[] | undefined): string[] => (notes ?? []).map(({ text }) => text ?? "");

/** What each kind of resource says in words; the rest says nothing that a handler reads. */
const LINES: { readonly [T in Resource as T["resourceType"]]?: (resource: T) => readonly string[] } = {
  Condition: ({ verificationStatus, code, note }) =>
    isRefuted(verificationStatus) ? [] : [line("Condition", wordsOf(code)), ...notesOf(note)],
  Observation: ({ status, code, valueString, valueCodeableConcept, note }) =>
    status === "entered-in-error" || status === "cancelled"
      ? []
      : [
          [wordsOf(code), valueString ?? wordsOf(valueCodeableConcept)].filter((words) => words !== "").join(": "),
          ...notesOf(note),
        ],
  Flag: ({ status, code }) => (status === "active" ? [line("Flag", wordsOf(code))] : []),
  CarePlan: ({ description, title, note }) => [line("Plan", description ?? title ?? ""), ...notesOf(note)],
  Task: ({ description }) => [line("Task", description ?? "")],
  ClinicalImpression: ({ summary, description }) => [line("Impression", summary ?? description ?? "")],
  Communication: ({ payload }) => (payload ?? []).map(({ contentString }) => contentString ?? ""),
};

function linesOf(resource: Resource): readonly string[] {
  const lines = LINES[resource.resourceType] as ((one: Resource) => readonly string[]) | undefined;
  return lines?.(resource) ?? [];
}

const isRefuted = (status: CodeableConcept | undefined): boolean =>
  (status?.coding ?? []).some(({ code }) => code === "refuted" || code === "entered-in-error");

/** Whom to ring about it: a name, and a work number when there is one. */
export function practitionerWords({ name, telecom }: Practitioner): string {
  const phone = (telecom ?? []).find(({ system }) => system === "phone")?.value ?? "";
  return [nameWords(name?.[0]), phone].filter((words) => words !== "").join(", ");
}

const nameWords = (name: HumanName | undefined): string =>
  (name?.text ?? [...(name?.prefix ?? []), ...(name?.given ?? []), name?.family ?? ""].join(" ")).trim();
