// What a referral to the hub says that FHIR has no field for. Each is an extension of its own; whatever is not said stays unknown.
import { AGREED } from "#machines/intake/refer/read.ts";
import { STRANGULATION, TOPICS, YES_NO_UNKNOWN } from "#machines/protocol/vocabulary.ts";

export interface HubExtension {
  readonly url: string;
  /** The resource or field it stands on. */
  readonly on: "ServiceRequest" | "Patient.telecom";
  readonly type: "valueCode" | "valueString";
  /** The words one is chosen from. */
  readonly words?: readonly string[];
  readonly says: string;
}

export const EXTENSIONS = {
  immediateDanger: {
    url: "urn:hub:immediate-danger",
    on: "ServiceRequest",
    type: "valueCode",
    words: YES_NO_UNKNOWN,
    says: "Whether they are in danger today. A priority does not say so; absent means unknown.",
  },
  agreed: {
    url: "urn:hub:agreed",
    on: "ServiceRequest",
    type: "valueCode",
    words: AGREED,
    says: "Whether they know of this referral and agree; absent means not asked.",
  },
  agreedReason: {
    url: "urn:hub:agreed-reason",
    on: "ServiceRequest",
    type: "valueString",
    says: "Why it is sent all the same, when they refused.",
  },
  feedbackSafe: {
    url: "urn:hub:feedback-safe",
    on: "ServiceRequest",
    type: "valueCode",
    words: YES_NO_UNKNOWN,
    says: "Whether it is safe that the referrer hears how it goes.",
  },
  topics: {
    url: "urn:hub:topic",
    on: "ServiceRequest",
    type: "valueCode",
    words: TOPICS,
    says: "What worries the referrer; as often as there are worries.",
  },
  strangulation: {
    url: "urn:hub:strangulation",
    on: "ServiceRequest",
    type: "valueCode",
    words: STRANGULATION,
    says: "When they were last strangled, choked or held by the neck.",
  },
  children: {
    url: "urn:hub:children-ages",
    on: "ServiceRequest",
    type: "valueString",
    says: "The ages of the children in the home, as in “3, 7”; “none” when there are none.",
  },
  contactSafe: {
    url: "urn:hub:contact-safe",
    on: "Patient.telecom",
    type: "valueCode",
    words: ["safe", "at-times", "not-safe", "unknown"],
    says: "Whether this number is safe to ring. A number that does not say so is kept and not rung.",
  },
  safeTimes: {
    url: "urn:hub:safe-times",
    on: "Patient.telecom",
    type: "valueString",
    says: "When it is safe, with at-times: “Mon to Fri 10:00 to 11:30”.",
  },
} as const satisfies Record<string, HubExtension>;

export type ExtensionName = keyof typeof EXTENSIONS;
