// Messages as a practice's system would send them, about somebody invented.
import type { Bundle, BundleEntry, Patient, Resource, ServiceRequest } from "@medplum/fhirtypes";

export const IDS = {
  header: "urn:uuid:3d0f2a10-0001-4a00-8a00-0000000000a1",
  request: "urn:uuid:3d0f2a10-0002-4a00-8a00-0000000000a2",
  patient: "urn:uuid:3d0f2a10-0003-4a00-8a00-0000000000a3",
  practice: "urn:uuid:3d0f2a10-0004-4a00-8a00-0000000000a4",
  hub: "urn:uuid:3d0f2a10-0005-4a00-8a00-0000000000a5",
  clinician: "urn:uuid:3d0f2a10-0006-4a00-8a00-0000000000a6",
  role: "urn:uuid:3d0f2a10-0007-4a00-8a00-0000000000a7",
  encounter: "urn:uuid:3d0f2a10-0008-4a00-8a00-0000000000a8",
  condition: "urn:uuid:3d0f2a10-0009-4a00-8a00-0000000000a9",
  observation: "urn:uuid:3d0f2a10-0010-4a00-8a00-0000000000b0",
  flag: "urn:uuid:3d0f2a10-0011-4a00-8a00-0000000000b1",
} as const;

export const SENT = {
  name: "Wilhelmina Pretend",
  phone: "07700 900417",
  street: "9 Nowhere Lane",
  reason: "Says she is afraid to go home tonight",
  seen: "Marks on both wrists",
  flagged: "Carer present at most visits",
  clinician: "Dr Sandor Madeup",
} as const;

const ref = (reference: string) => ({ reference });
const entry = (fullUrl: string, resource: Resource): BundleEntry => ({
  fullUrl,
  resource: { ...resource, id: fullUrl.slice("urn:uuid:".length) },
});

export const PATIENT: Patient = {
  resourceType: "Patient",
  identifier: [{ system: "https://fhir.nhs.uk/Id/nhs-number", value: "999 000 0018" }],
  name: [{ use: "official", family: "Pretend", given: ["Wilhelmina"], prefix: ["Ms"] }],
  telecom: [
    {
      system: "phone",
      use: "mobile",
      value: SENT.phone,
      extension: [{ url: "urn:hub:contact-safe", valueCode: "safe" }],
    },
  ],
  gender: "female",
  birthDate: "1991-08-05",
  address: [{ use: "home", line: [SENT.street], postalCode: "ZZ99 3VZ" }],
};

const REQUEST: ServiceRequest = {
  resourceType: "ServiceRequest",
  extension: [
    { url: "urn:hub:immediate-danger", valueCode: "no" },
    { url: "urn:hub:agreed", valueCode: "yes" },
  ],
  status: "active",
  intent: "order",
  priority: "urgent",
  category: [
    { coding: [{ system: "https://fhir.nhs.uk/CodeSystem/message-category-servicerequest", code: "referral" }] },
  ],
  subject: ref(IDS.patient),
  encounter: ref(IDS.encounter),
  occurrencePeriod: { start: "2026-03-02T09:00:00+00:00" },
  authoredOn: "2026-03-02T08:58:00+00:00",
  requester: ref(IDS.role),
  performer: [ref(IDS.hub)],
  reasonCode: [{ text: SENT.reason }],
  reasonReference: [ref(IDS.condition)],
  supportingInfo: [ref(IDS.observation), ref(IDS.flag)],
};

/** A whole referral message, new each time, to be broken at will. */
export function aMessage(): Bundle {
  return structuredClone<Bundle>({
    resourceType: "Bundle",
    id: "3d0f2a10-0012-4a00-8a00-0000000000b2",
    meta: { lastUpdated: "2026-03-02T08:59:00+00:00" },
    type: "message",
    timestamp: "2026-03-02T08:59:00+00:00",
    entry: [
      entry(IDS.header, {
        resourceType: "MessageHeader",
        eventCoding: { system: "https://fhir.nhs.uk/CodeSystem/message-events-bars", code: "servicerequest-request" },
        destination: [{ endpoint: "urn:invented:hub", receiver: ref(IDS.hub) }],
        sender: ref(IDS.practice),
        source: {
          name: "Test practice",
          software: "An invented system",
          version: "7",
          endpoint: "urn:invented:z99000",
        },
        reason: { coding: [{ system: "https://fhir.nhs.uk/CodeSystem/message-reason-bars", code: "new" }] },
        focus: [ref(IDS.request)],
      }),
      entry(IDS.request, REQUEST),
      entry(IDS.patient, PATIENT),
      entry(IDS.practice, {
        resourceType: "Organization",
        identifier: [{ system: "https://fhir.nhs.uk/Id/ods-organization-code", value: "Z99000" }],
        name: "Test practice",
      }),
      entry(IDS.hub, { resourceType: "Organization", name: "Test hub" }),
      entry(IDS.clinician, {
        resourceType: "Practitioner",
        name: [{ prefix: ["Dr"], given: ["Sandor"], family: "Madeup" }],
        telecom: [{ system: "phone", use: "work", value: "01632 960455" }],
      }),
      entry(IDS.role, {
        resourceType: "PractitionerRole",
        practitioner: ref(IDS.clinician),
        organization: ref(IDS.practice),
      }),
      entry(IDS.encounter, {
        resourceType: "Encounter",
        status: "finished",
        class: { system: "http://terminology.hl7.org/CodeSystem/v3-ActCode", code: "AMB" },
        subject: ref(IDS.patient),
      }),
      entry(IDS.condition, {
        resourceType: "Condition",
        clinicalStatus: {
          coding: [{ system: "http://terminology.hl7.org/CodeSystem/condition-clinical", code: "active" }],
        },
        code: { coding: [{ system: "http://snomed.info/sct", code: "77386006", display: "Pregnant" }] },
        subject: ref(IDS.patient),
      }),
      entry(IDS.observation, {
        resourceType: "Observation",
        status: "final",
        code: { text: "Examined today" },
        subject: ref(IDS.patient),
        valueString: SENT.seen,
      }),
      entry(IDS.flag, {
        resourceType: "Flag",
        status: "active",
        code: { text: SENT.flagged },
        subject: ref(IDS.patient),
      }),
    ],
  });
}

/** The same referral as one resource, with the person inside. */
export const aServiceRequest = (changes: Partial<ServiceRequest> = {}): ServiceRequest =>
  structuredClone<ServiceRequest>({
    resourceType: "ServiceRequest",
    ...(REQUEST.extension ? { extension: REQUEST.extension } : {}),
    contained: [{ ...PATIENT, id: "person" }],
    status: "active",
    intent: "order",
    subject: ref("#person"),
    reasonCode: [{ text: SENT.reason }],
    ...changes,
  });
