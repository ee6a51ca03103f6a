// How the hub speaks of a referral to the system that sent it: a reference, a status and one safe sentence. It names nobody, says
// nothing of risk, and never sets `patientInstruction`, which may be shown on the patient's own screen.
import type { OperationOutcome, ServiceRequest } from "@medplum/fhirtypes";
import { SAFE_STATUSES, type SafeStatus } from "#machines/referral-words.ts";
import type { Instant } from "#machines/time.ts";
import { CATEGORY, HUB_REFERENCE, STATUS_SENTENCE } from "./systems.ts";

export interface AnsweredReferral {
  readonly reference: string;
  /** What the referrer may read; null when it was taken back. */
  readonly sentence: SafeStatus | null;
  /** By when somebody acts; null once it is under way, and when it is over. */
  readonly due: Instant | null;
}

const STATUS: Readonly<Record<SafeStatus, NonNullable<ServiceRequest["status"]>>> = {
  [SAFE_STATUSES[0]]: "active",
  [SAFE_STATUSES[1]]: "active",
  [SAFE_STATUSES[2]]: "completed",
  [SAFE_STATUSES[3]]: "on-hold",
  [SAFE_STATUSES[4]]: "revoked",
};

/** The referral as an answer; what was left aside of the message goes along inside it. */
export function serviceRequestOf(
  { reference, sentence, due }: AnsweredReferral,
  aside?: OperationOutcome,
): ServiceRequest {
  return {
    resourceType: "ServiceRequest",
    id: reference,
    ...(aside ? { contained: [{ ...aside, id: "aside" }] } : {}),
    ...(sentence === null ? {} : { extension: [{ url: STATUS_SENTENCE, valueString: sentence }] }),
    identifier: [{ system: HUB_REFERENCE, value: reference }],
    status: sentence === null ? "revoked" : STATUS[sentence],
    intent: "order",
    category: [{ coding: [{ system: CATEGORY, code: "referral" }] }],
    subject: { display: "The person who was referred" },
    ...(due === null ? {} : { occurrencePeriod: { end: due } }),
    ...(aside ? { supportingInfo: [{ reference: "#aside", display: "What was left aside of the message" }] } : {}),
  };
}
