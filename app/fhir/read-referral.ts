// From a message to what the hub is told: the same answers that a professional's form gives.
import type { Consent } from "@medplum/fhirtypes";
import { agesOf, type Answers } from "#machines/intake/answers.ts";
import { questionsOf, referralPage } from "#machines/intake/refer/pages.ts";
import { AGREED, type Agreed } from "#machines/intake/refer/read.ts";
import { londonDay, type Instant } from "#machines/time.ts";
import type { ExtensionName } from "./extensions.ts";
import { whatHappened } from "./message-words.ts";
import type { Notes } from "./notes.ts";
import type { Placed } from "./outcome.ts";
import { readCodes } from "./read-codes.ts";
import type { Message } from "./read-message.ts";
import { readPatient } from "./read-patient.ts";

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
