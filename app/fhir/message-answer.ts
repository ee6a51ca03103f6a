// The answer to a message is a message: its header says which one it answers, and the ServiceRequest bears the reference.
import { createHash } from "node:crypto";
import type { Bundle, OperationOutcome, Resource, ServiceRequest } from "@medplum/fhirtypes";
import { EVENT, REASON } from "./systems.ts";

/** The same request gets the same answer, to the last letter: every id follows from the request's own. */
export function messageAnswer(requestId: string, referral: ServiceRequest, aside?: OperationOutcome): Bundle {
  const urn = (what: string) => `urn:uuid:${uuidFrom(`${requestId} ${what}`)}`;
  const entry = (resource: Resource, what: string) => ({ fullUrl: urn(what), resource });
  return {
    resourceType: "Bundle",
    id: uuidFrom(requestId),
    type: "message",
    entry: [
      entry(
        {
          resourceType: "MessageHeader",
          id: uuidFrom(`${requestId} header`),
          eventCoding: { system: EVENT, code: "servicerequest-response" },
          source: { name: "Hub", endpoint: "urn:hub" },
          reason: { coding: [{ system: REASON, code: "new" }] },
          response: {
            identifier: requestId,
            code: "ok",
            ...(aside ? { details: { reference: urn("aside") } } : {}),
          },
          focus: [{ reference: urn("referral") }],
        },
        "header",
      ),
      entry(referral, "referral"),
      ...(aside ? [entry(aside, "aside")] : []),
    ],
  };
}

/** A name-based UUID of our own (version 8), from SHA-256. */
function uuidFrom(text: string): string {
  const hex = createHash("sha256").update(text).digest("hex");
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ];
  return parts.join("-");
}
