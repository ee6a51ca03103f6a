import type { CapabilityStatement } from "@medplum/fhirtypes";

/** What the hub's FHIR interface can do, at an address. */
export function capabilityStatement(origin: string): CapabilityStatement {
  return {
    resourceType: "CapabilityStatement",
    status: "active",
    date: "2026-11-22",
    kind: "instance",
    software: { name: "Hub" },
    implementation: {
      description: "Referrals to the hub, from the systems of those who refer",
      url: `${origin}/api/fhir`,
    },
    fhirVersion: "4.0.1",
    format: ["application/fhir+json", "json"],
    rest: [
      {
        mode: "server",
        documentation:
          "A referral comes as a ServiceRequest, or as a message whose focus is one. No patient is looked up here.",
        security: {
          cors: false,
          description:
            "A bearer token for each system, given by the hub. It can refer, and read how its own referrals go.",
        },
        resource: [
          {
            type: "ServiceRequest",
            documentation: "The id is the hub's reference. patientInstruction is never set, and never kept.",
            interaction: [{ code: "create" }, { code: "read" }],
            versioning: "no-version",
            conditionalCreate: false,
          },
        ],
        operation: [
          {
            name: "process-message",
            definition: "http://hl7.org/fhir/OperationDefinition/MessageHeader-process-message",
          },
        ],
      },
    ],
    messaging: [
      {
        documentation:
          "X-Request-Id makes a message one of a kind: sent again, it gets the first answer again. A referral, more about one, and one that is taken back are received; bookings, requests for validation and answers are not.",
        supportedMessage: [
          {
            mode: "receiver",
            definition: "https://fhir.nhs.uk/MessageDefinition/bars-message-servicerequest-request-referral",
          },
          {
            mode: "receiver",
            definition: "https://fhir.nhs.uk/MessageDefinition/bars-message-servicerequest-request-cancelled",
          },
        ],
      },
    ],
  };
}
