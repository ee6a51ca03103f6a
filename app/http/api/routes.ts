// Every address under /api: what it takes, what it answers, and who may ask. The OpenAPI document is made from this list.
import type { Request, Response } from "express";
import { capabilityStatement } from "../../fhir/capability-statement.ts";
import { messageAnswer } from "../../fhir/message-answer.ts";
import { serviceRequestOf } from "../../fhir/service-request.ts";
import type { Hub } from "../../hub.ts";
import { systemReferral } from "../../queries/system-referral.ts";
import { publicOrigin } from "../origin.ts";
import { type ApiAnswer, refusal } from "./answer.ts";
import { clientOf, countRequest } from "./bearer.ts";
import { openApi } from "./openapi.ts";
import { bodyOf } from "./read-body.ts";
import { refer, type Sender } from "./refer.ts";

export interface ApiRoute {
  readonly method: "GET" | "POST";
  /** As OpenAPI writes it. */
  readonly path: string;
  readonly summary: string;
  /** What is posted; a route without it takes nothing. */
  readonly takes?: "Bundle" | "ServiceRequest";
  /** What is answered when all is well, by status. */
  readonly answers: Readonly<Record<number, "Bundle" | "ServiceRequest" | "CapabilityStatement" | "OpenAPI">>;
  /** What else may be answered, each with an OperationOutcome. */
  readonly refuses: readonly number[];
  readonly handle: (hub: Hub, req: Request, res: Response) => Promise<ApiAnswer> | ApiAnswer;
}

const REFUSED = [400, 401, 404, 406, 409, 413, 415, 422, 429, 500] as const;

export const API_ROUTES: readonly ApiRoute[] = [
  {
    method: "POST",
    path: "/api/fhir/$process-message",
    summary: "Refer somebody by a message, add to a referral, or take one back",
    takes: "Bundle",
    answers: { 200: "Bundle" },
    refuses: REFUSED,
    async handle(hub, req, res) {
      const { sender, posted } = await sentBy(hub, req, res);
      const { referral, aside } = await refer(hub, posted, "Bundle", sender);
      // What was left aside is a resource of the message itself here: it need not be said inside the referral too.
      const { contained: _, supportingInfo: __, ...alone } = referral;
      return { status: 200, body: messageAnswer(sender.requestId, alone, aside) };
    },
  },
  {
    method: "POST",
    path: "/api/fhir/ServiceRequest",
    summary: "Refer somebody by one ServiceRequest, with its Patient inside, or take a referral back",
    takes: "ServiceRequest",
    answers: { 201: "ServiceRequest", 200: "ServiceRequest" },
    refuses: REFUSED,
    async handle(hub, req, res) {
      const { sender, posted } = await sentBy(hub, req, res);
      const { created, referral } = await refer(hub, posted, "ServiceRequest", sender);
      const headers = { Location: `/api/fhir/ServiceRequest/${referral.id ?? ""}` };
      return { status: created ? 201 : 200, body: referral, headers };
    },
  },
  {
    method: "GET",
    path: "/api/fhir/ServiceRequest/{reference}",
    summary: "How a referral that a system of your organisation sent is going, in one of five sentences",
    answers: { 200: "ServiceRequest" },
    refuses: [401, 404, 406, 429, 500],
    async handle(hub, req) {
      const client = await clientOf(hub, req.headers);
      await countRequest(hub, client);
      // Whatever is no reference finds nothing, as another organisation's does.
      const reference = req.path.split("/").at(-1)?.toUpperCase() ?? "";
      const known = /^[0-9A-Z]{4}-[0-9A-Z]{4}$/.test(reference);
      const sent = known ? await systemReferral(hub.db, client.organisation_id, reference) : null;
      if (!sent) throw refusal(404, "not-found", "None of your organisation's systems sent such a referral.");
      return { status: 200, body: serviceRequestOf(sent) };
    },
  },
  {
    method: "GET",
    path: "/api/fhir/metadata",
    summary: "What the hub's FHIR interface can do",
    answers: { 200: "CapabilityStatement" },
    refuses: [406],
    handle: (hub, req) => ({ status: 200, body: capabilityStatement(publicOrigin(hub.origin, req.headers)) }),
  },
  {
    method: "GET",
    path: "/api/openapi.json",
    summary: "This document",
    answers: { 200: "OpenAPI" },
    refuses: [406],
    handle: (hub, req) => ({
      status: 200,
      body: openApi(API_ROUTES, publicOrigin(hub.origin, req.headers)),
      type: "application/json",
    }),
  },
];

const UUID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i;

/** Who sends, and what. The token is looked up before anything is read, and again when all of it has come. */
async function sentBy(hub: Hub, req: Request, res: Response): Promise<{ sender: Sender; posted: unknown }> {
  await countRequest(hub, await clientOf(hub, req.headers));
  const requestId = req.get("X-Request-Id") ?? "";
  if (!UUID.test(requestId))
    throw refusal(400, "required", "Send a UUID of its own with each message: X-Request-Id.", { Connection: "close" });
  const posted = await bodyOf(req, res);
  return { sender: { client: await clientOf(hub, req.headers), requestId: requestId.toLowerCase() }, posted };
}
