// The addresses by which FHIR names lists and kinds of numbers: the standard's own, and the hub's for what no standard has.

export const NHS_NUMBER = "https://fhir.nhs.uk/Id/nhs-number";
export const CATEGORY = "https://fhir.nhs.uk/CodeSystem/message-category-servicerequest";
export const EVENT = "https://fhir.nhs.uk/CodeSystem/message-events-bars";
export const REASON = "https://fhir.nhs.uk/CodeSystem/message-reason-bars";
export const SNOMED = "http://snomed.info/sct";
/** Who somebody is to somebody else, themself among them. */
export const ROLE_CODE = "http://terminology.hl7.org/CodeSystem/v3-RoleCode";

/** The hub's reference, as an identifier. */
export const HUB_REFERENCE = "urn:hub:referral";
/** One of the five sentences that are safe on a referrer's screen. */
export const STATUS_SENTENCE = "urn:hub:status-sentence";
