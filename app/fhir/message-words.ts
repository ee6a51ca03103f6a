// Everything the sender wrote, as one text that a handler reads. Each part is looked at where it stands, so that what is wrong with
// it is said there.
import type { Patient, Resource, ServiceRequest } from "@medplum/fhirtypes";
import { LONGEST_TEXT, type Notes } from "./notes.ts";
import type { Placed } from "./outcome.ts";
import type { Message } from "./read-message.ts";
import type { Resolve } from "./references.ts";
import { line, notesOf, practitionerWords, resourceWords } from "./sender-words.ts";
import { wordsOf } from "./value-words.ts";

/** The sender's own words alone: why a referral is taken back, or what there is to add to it. */
export const wordsOfMessage = (message: Message, notes: Notes): string =>
  whole(message, [...requestWords(message, notes), ...otherWords(message, notes)], notes);

/** All that is said about the person, and who says it. */
export function whatHappened(message: Message, notes: Notes): string {
  const { request, header, patient, resolve } = message;
  const { category, code, priority } = request.resource;
  const home = patient?.resource.address?.find(({ use }) => use !== "old" && use !== "temp");
  const address =
    home?.text ?? [...(home?.line ?? []), home?.city ?? "", home?.postalCode ?? ""].filter(Boolean).join(", ");
  const lines = [
    patient && hasDied(patient.resource) ? "Their record says that they have died." : "",
    patient?.resource.active === false ? "Their record is marked as no longer in use." : "",
    text(
      request,
      "category",
      (category ?? []).map((one) => line("Asked for", one.text ?? "")),
      notes,
    ),
    text(request, "code", [line("Asked for", wordsOf(code))], notes),
    ...requestWords(message, notes),
    line("Priority, as it was sent", priority ?? ""),
    ...otherWords(message, notes),
    text(request, "requester", [line("Asked for by", requesterWords(request.resource, resolve))], notes),
    header ? text(header, "source.name", [line("Asked for by", header.resource.source.name ?? "")], notes) : "",
    patient ? text(patient, "address", [line("Address on their record", address)], notes) : "",
    ...notes.warnings
      .filter(({ at }) => at.some((path) => path.startsWith("Patient.identifier")))
      .map(({ message: said }) => said),
  ];
  return whole(message, lines, notes);
}

const hasDied = ({ deceasedBoolean, deceasedDateTime }: Patient): boolean =>
  deceasedBoolean === true || deceasedDateTime !== undefined;

const text = (placed: Placed<Resource>, field: string, lines: readonly string[], notes: Notes): string =>
  notes.text(placed, field, lines.filter((words) => words !== "").join("\n"), LONGEST_TEXT);

const requestWords = ({ request }: Message, notes: Notes): string[] => [
  text(
    request,
    "reasonCode",
    (request.resource.reasonCode ?? []).map((one) => line("Reason", wordsOf(one))),
    notes,
  ),
  text(request, "note", notesOf(request.resource.note), notes),
];

const otherWords = ({ others }: Message, notes: Notes): string[] =>
  others.map((placed) => text(placed, "", resourceWords(placed.resource), notes));

/** The parts together: none of them may be too long, and no more may all of them. */
function whole({ request }: Message, parts: readonly string[], notes: Notes): string {
  const all = parts.filter((words) => words !== "").join("\n");
  if (all.length <= LONGEST_TEXT) return all;
  notes.wrong("too-long", request, "", `Shorten what the message says in words to ${LONGEST_TEXT} characters in all.`);
  return "";
}

/** The one who asked; a role is a person's, who may be in the message too. */
function requesterWords(request: ServiceRequest, resolve: Resolve): string {
  const { reference } = request.requester ?? {};
  const requester = reference === undefined ? undefined : resolve(reference, request)?.resource;
  if (requester?.resourceType === "Practitioner") return practitionerWords(requester);
  if (requester?.resourceType === "Organization") return requester.name ?? "";
  if (requester?.resourceType !== "PractitionerRole") return "";
  const own = requester.practitioner?.reference;
  const person = own === undefined ? undefined : resolve(own, requester)?.resource;
  return person?.resourceType === "Practitioner" ? practitionerWords(person) : (requester.practitioner?.display ?? "");
}
