// From a message to what the hub is told: the same answers that a professional's form gives.
import type { Consent, Practitioner, Resource } from "@medplum/fhirtypes";
import { agesOf, type Answers } from "#machines/intake/answers.ts";
import { questionsOf, referralPage } from "#machines/intake/refer/pages.ts";
import { AGREED, type Agreed } from "#machines/intake/refer/read.ts";
import { londonDay, type Instant } from "#machines/time.ts";
import type { ExtensionName } from "./extensions.ts";
import { LONGEST_TEXT, type Notes } from "./notes.ts";
import type { Placed } from "./outcome.ts";
import { readCodes } from "./read-codes.ts";
import type { Message } from "./read-message.ts";
import { readPatient } from "./read-patient.ts";
import { practitionerWords, senderWords } from "./sender-words.ts";

export interface ReadReferral {
  readonly answers: Answers;
  readonly asked: Readonly<Record<string, string>>;
  readonly agreed: Agreed;
}

/** Reads the referral at a moment; what is wrong is added to the notes. Nothing that was not said is made up. */
export function readReferral(message: Message, at: Instant, notes: Notes): ReadReferral {
  const { request, patient, others } = message;
  const { extension } = request.resource;
  const said = (name: ExtensionName) => notes.saidOnce(request, "", extension, name);
  const about = patient ? readPatient(patient, londonDay(at), notes) : {};
  const coded = readCodes(others.map(({ resource }) => resource));
  const topics = [...new Set([...notes.said(request, "", extension, "topics"), ...coded.topics])];
  const children = said("children");
  if (children !== "" && agesOf(children) === null)
    notes.wrong("value", request, "extension", "Send the children's ages as “3, 7”, or “none”.");
  const { agreed, ...consent } = consentOf(message, notes);
  if (request.resource.patientInstruction !== undefined)
    notes.aside(
      "informational",
      request,
      "patientInstruction",
      "This was not kept: it can be shown to others at home.",
    );
  const answers: Answers = {
    ...about,
    ...coded.answers,
    ...consent,
    topics,
    immediateDanger: said("immediateDanger") || "unknown",
    strangulation: said("strangulation"),
    feedbackSafe: said("feedbackSafe"),
    children,
    whatHappened: whatHappened(message, notes),
  };
  return { answers, agreed, asked: askedOf(answers) };
}

/** The sender's own words alone: why a referral is taken back, or what there is to add to it. */
export function wordsOfMessage({ request, others }: Message, notes: Notes): string {
  const { priority: _, ...rest } = request.resource;
  const words = senderWords(
    rest,
    others.map(({ resource }) => resource),
    [],
  );
  return notes.text(request, "note", words.join("\n"), LONGEST_TEXT);
}

/** Everything the sender wrote, as one text that a handler reads. */
function whatHappened({ request, header, patient, others, resolve }: Message, notes: Notes): string {
  const by = request.resource.requester?.reference;
  const requester = by === undefined ? undefined : resolve(by, request.resource)?.resource;
  const sentBy = [practitionerOf(requester, others), header?.resource.source.name ?? ""].filter(
    (words) => words !== "",
  );
  const home = patient?.resource.address?.find(({ use }) => use !== "old" && use !== "temp");
  const address =
    home?.text ?? [...(home?.line ?? []), home?.city ?? "", home?.postalCode ?? ""].filter(Boolean).join(", ");
  const words = senderWords(
    request.resource,
    others.map(({ resource }) => resource),
    sentBy,
  );
  const asides = notes.warnings.filter(({ at }) => at.some((path) => path.startsWith("Patient.identifier")));
  const lines = [
    ...words,
    ...(address === "" ? [] : [`Address on their record: ${address}`]),
    ...asides.map(({ message }) => message),
  ];
  return notes.text(request, "note", lines.join("\n"), LONGEST_TEXT);
}

/** The one who asked; a role is a person's, who may be in the message too. */
function practitionerOf(requester: Resource | undefined, others: readonly Placed<Resource>[]): string {
  if (requester?.resourceType === "Practitioner") return practitionerWords(requester);
  if (requester?.resourceType === "Organization") return requester.name ?? "";
  if (requester?.resourceType !== "PractitionerRole") return "";
  const own = requester.practitioner?.reference ?? "";
  const person = others.find(
    ({ resource }) => resource.resourceType === "Practitioner" && own.endsWith(resource.id ?? "\n"),
  );
  return person ? practitionerWords(person.resource as Practitioner) : (requester.practitioner?.display ?? "");
}

/**
 * Whether they know and agree. The hub's own extension says so for all of it. A Consent that permits speaks of the referral
 * alone, never of telling others; one that denies is a refusal, which needs a reason.
 */
function consentOf({ request, others }: Message, notes: Notes): { readonly agreed: Agreed } & Record<string, string> {
  const { extension } = request.resource;
  const said = AGREED.find((word) => word === notes.saidOnce(request, "", extension, "agreed"));
  const consents = others.filter((other): other is Placed<Consent> => other.resource.resourceType === "Consent");
  const standing = consents.filter(({ resource }) => resource.status === "active");
  const denied = standing.some(({ resource }) => resource.provision?.type === "deny");
  const permitted = standing.some(({ resource }) => resource.provision?.type === "permit");
  const agreed = said ?? (denied ? "no" : permitted ? "yes" : "not-asked");
  const agreedReason = notes.saidOnce(request, "", extension, "agreedReason");
  if (agreed === "no" && agreedReason === "")
    notes.wrong(
      "required",
      request,
      "extension",
      "They refused: send urn:hub:agreed-reason, the reason for sending it all the same.",
    );
  return { agreed, agreedReason, "consent.service": agreed, "consent.sharing": said ?? (denied ? "no" : "not-asked") };
}

/** The page that asks what every referrer is asked. */
const QUESTIONS = questionsOf(referralPage("gp"));
const SENT_WORDS = "What the sending system said";

/** What was answered, by the words of the form that asks the same. */
function askedOf(answers: Answers): Record<string, string> {
  const labels = QUESTIONS.filter(({ name }) => (answers[name] ?? "").length > 0).map(({ name, label }) => [
    name,
    label,
  ]);
  const asked = Object.fromEntries(labels) as Record<string, string>;
  return "whatHappened" in asked ? { ...asked, whatHappened: SENT_WORDS } : asked;
}
