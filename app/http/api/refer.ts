// A message becomes a referral, or the end of one, or a word more about one. Nothing is written before all of it is read.
import type { Bundle, ServiceRequest } from "@medplum/fhirtypes";
import type { LiveApiClient } from "#db/api-client.ts";
import { referrerOf } from "#machines/intake/refer/pages.ts";
import { SAFE_STATUSES } from "#machines/referral-words.ts";
import { addToReferral } from "../../commands/add-to-referral.ts";
import { receiveReferral } from "../../commands/receive-referral.ts";
import type { Result } from "../../commands/result.ts";
import { SENT_BEFORE } from "../../commands/shared/tell.ts";
import type { Told } from "../../commands/told.ts";
import { withdrawReferral } from "../../commands/withdraw-referral.ts";
import { shapeProblems } from "../../fhir/check-shape.ts";
import { wordsOfMessage } from "../../fhir/message-words.ts";
import { Notes } from "../../fhir/notes.ts";
import { outcomeOf } from "../../fhir/outcome.ts";
import { type Message, readMessage } from "../../fhir/read-message.ts";
import { readReferral } from "../../fhir/read-referral.ts";
import { type AnsweredReferral, serviceRequestOf } from "../../fhir/service-request.ts";
import type { Hub } from "../../hub.ts";
import { usedForAnother } from "../../queries/request-ids.ts";
import { systemReferral } from "../../queries/system-referral.ts";
import { ApiRefusal, refusal } from "./answer.ts";
import { inTurn } from "./in-turn.ts";

/** Who sends, and by which request: the same request sent again is the same referral. */
export interface Sender {
  readonly client: LiveApiClient;
  readonly requestId: string;
}

export interface Referred {
  /** True for a referral that was not there before. */
  readonly created: boolean;
  readonly referral: ServiceRequest;
  readonly aside: ReturnType<typeof outcomeOf> | undefined;
}

/** Does what the message asks. Throws a refusal that says what is wrong with it, and where. */
export async function refer(
  hub: Hub,
  posted: unknown,
  type: "Bundle" | "ServiceRequest",
  sender: Sender,
): Promise<Referred> {
  const problems = await shapeProblems(posted, type);
  if (problems.length > 0) throw new ApiRefusal(422, problems);
  const notes = new Notes();
  const message = readMessage(posted as Bundle | ServiceRequest, notes);
  if (!message) throw new ApiRefusal(422, notes.problems);
  const told: Told = {
    by: {
      userId: sender.client.user_id,
      organisationId: sender.client.organisation_id,
      role: "referrer",
      area: sender.client.area,
    },
    at: hub.clock(),
    key: sender.requestId,
  };
  const answered = await inTurn(`${sender.client.id} ${sender.requestId}`, () =>
    done(hub, message, posted, notes, sender, told),
  );
  const aside = notes.warnings.length > 0 ? outcomeOf(notes.warnings, "warning") : undefined;
  return { created: message.asks.kind === "refer", referral: serviceRequestOf(answered, aside), aside };
}

/** Under which name the answer to a request is kept, by what it asks. */
const SCOPES = { refer: "receive-referral", add: "add-to-referral", withdraw: "withdraw-referral" } as const;

async function done(
  hub: Hub,
  message: Message,
  posted: unknown,
  notes: Notes,
  { client }: Sender,
  told: Told,
): Promise<AnsweredReferral> {
  const { asks } = message;
  if (await usedForAnother(hub.db, told, SCOPES[asks.kind])) throw sentBefore();
  if (asks.kind === "refer") {
    const { answers, asked, agreed } = readReferral(message, told.at, notes);
    if (notes.problems.length > 0) throw new ApiRefusal(422, notes.problems);
    const input = { source: referrerOf(client.kind), answers, asked, agreed, message: JSON.stringify(posted) };
    const received = await receiveReferral(hub.db, input, told);
    if (received.kind === "invalid")
      throw new ApiRefusal(
        422,
        received.errors.map(({ message: said }) => ({
          code: "value" as const,
          at: ["ServiceRequest.extension"],
          message: said,
        })),
      );
    const { reference, due } = doneOr(received);
    return { reference, sentence: SAFE_STATUSES[0], due };
  }
  if (notes.problems.length > 0) throw new ApiRefusal(422, notes.problems);
  const { reference } = asks;
  const sent = await systemReferral(hub.db, client.organisation_id, reference);
  if (!sent) throw notFound();
  const words = wordsOfMessage(message, notes);
  if (notes.problems.length > 0) throw new ApiRefusal(422, notes.problems);
  if (asks.kind === "add") {
    if (words === "") throw refusal(422, "required", "Send what there is to add: as a note, or as a reason.");
    doneOr(await addToReferral(hub.db, { reference, words }, told));
  } else if (sent.sentence !== null) {
    const reason = words === "" ? "None was sent." : words;
    doneOr(await withdrawReferral(hub.db, { reference, version: sent.version, reason }, told));
  }
  return (await systemReferral(hub.db, client.organisation_id, reference)) ?? sent;
}

const notFound = (): ApiRefusal =>
  refusal(404, "not-found", "None of your organisation's systems sent such a referral.");

const sentBefore = (): ApiRefusal =>
  refusal(409, "duplicate", "This X-Request-Id was used for another message. Give each message its own.");

function doneOr<D extends object>(result: Result<D>): D {
  if (result.kind === "done") return result;
  if (result.kind === "not-found") throw notFound();
  if (result.kind === "conflict")
    throw refusal(409, "conflict", "It changed meanwhile: ask for its status, and send again.");
  if (result.reason === SENT_BEFORE) throw sentBefore();
  throw refusal(409, "business-rule", result.reason);
}
