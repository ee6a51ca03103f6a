// The OpenAPI document, made from the list of routes: what is not in the list does not exist.
import { EXTENSIONS } from "../../fhir/extensions.ts";
import { CATEGORY, HUB_REFERENCE, NHS_NUMBER, STATUS_SENTENCE } from "../../fhir/systems.ts";
import type { ApiRoute } from "./routes.ts";

const REFUSALS: Readonly<Record<number, string>> = {
  400: "No message: it is not JSON, or X-Request-Id is missing",
  401: "No token that opens: it is missing, wrong, or was taken back",
  404: "Your organisation's systems sent no such referral",
  406: "Another form than JSON was asked for",
  409: "The X-Request-Id was used for another message, or the referral does not allow it now",
  413: "The message is too long",
  415: "Not JSON, or compressed",
  422: "The message is not as R4 has it, or is not a referral: each issue names its place",
  429: "Too many requests: Retry-After says when to come again",
  500: "The hub could not: send it again in a minute, with the same X-Request-Id",
};

const TITLES = {
  Bundle: "A Bundle of the type message, FHIR R4",
  ServiceRequest: "A ServiceRequest, FHIR R4",
  CapabilityStatement: "A CapabilityStatement, FHIR R4",
  OperationOutcome: "An OperationOutcome, FHIR R4",
  OpenAPI: "An OpenAPI document",
} as const;

/** The document at an address. */
export function openApi(routes: readonly ApiRoute[], origin: string): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const route of routes) (paths[route.path] ??= {})[route.method.toLowerCase()] = operationOf(route);
  return {
    openapi: "3.1.0",
    info: { title: "Hub: referrals from systems", version: "1", description: description() },
    servers: [{ url: origin }],
    paths,
    components: {
      securitySchemes: {
        token: { type: "http", scheme: "bearer", description: "One for each system, given by the hub" },
      },
      headers: {
        RetryAfter: { description: "Seconds until the next request is taken", schema: { type: "integer" } },
      },
      schemas: { ...schemas(), Extensions: extensionsSchema() },
    },
  };
}

const isOpen = (route: ApiRoute): boolean => !route.refuses.includes(401);
const typeOf = (name: keyof typeof TITLES): string =>
  name === "OpenAPI" ? "application/json" : "application/fhir+json";
const contentOf = (name: keyof typeof TITLES) => ({
  [typeOf(name)]: { schema: { $ref: `#/components/schemas/${name}` } },
});

function operationOf(route: ApiRoute): object {
  const names = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
  const answers = Object.entries(route.answers).map(([status, name]) => [
    status,
    { description: TITLES[name], content: contentOf(name) },
  ]);
  const refusals = route.refuses.map((status) => [
    String(status),
    {
      description: REFUSALS[status],
      ...(status === 429 ? { headers: { "Retry-After": { $ref: "#/components/headers/RetryAfter" } } } : {}),
      content: contentOf("OperationOutcome"),
    },
  ]);
  return {
    summary: route.summary,
    security: isOpen(route) ? [] : [{ token: [] }],
    parameters: [...names.map(pathParameter), ...(route.takes ? [REQUEST_ID] : [])],
    ...(route.takes ? { requestBody: { required: true, content: contentOf(route.takes) } } : {}),
    responses: Object.fromEntries([...answers, ...refusals]) as object,
  };
}

const pathParameter = (name: string) => ({
  name,
  in: "path",
  required: true,
  description: "The hub's reference, as in ABCD-2345",
  schema: { type: "string" },
});

const REQUEST_ID = {
  name: "X-Request-Id",
  in: "header",
  required: true,
  description: "A UUID of its own for each message. Sent again within seven days, it gets the first answer again.",
  schema: { type: "string", format: "uuid" },
};

function schemas(): Record<string, object> {
  return Object.fromEntries(
    Object.entries(TITLES).map(([name, title]) => [
      name,
      {
        title,
        type: "object",
        ...(name === "OpenAPI"
          ? {}
          : { required: ["resourceType"], properties: { resourceType: { const: name } }, externalDocs: docsOf(name) }),
      },
    ]),
  );
}

const docsOf = (name: string) => ({ url: `https://hl7.org/fhir/R4/${name.toLowerCase()}.html` });

/** Each extension of the hub's own as a field: where it stands, how it is sent, what it says. */
function extensionsSchema(): object {
  return {
    title: "What the hub reads beside FHIR's own fields, by the extension's url",
    type: "object",
    properties: Object.fromEntries(
      Object.values(EXTENSIONS).map((extension) => [
        extension.url,
        {
          type: "string",
          description: `${extension.says} On ${extension.on}, as ${extension.type}.`,
          ...("words" in extension ? { enum: [...extension.words] } : {}),
        },
      ]),
    ),
  };
}

const description = (): string =>
  [
    `A referral is a ServiceRequest with the status active and, where it has a category of ${CATEGORY}, the code referral.`,
    `The Patient needs a name, and a whole date of birth or an NHS number (${NHS_NUMBER}) that checks.`,
    "What cannot be taken: a booking, a request for validation, an answer to a message, somebody without a name, a Patient that is on another server alone, what says doNotPerform, and whatever bears a modifierExtension or implicitRules. A message brings along everybody its header and its request name, or says who they are by a display or an identifier.",
    "Their own numbers are in Patient.telecom, or in a contact whose one relationship is ONESELF; nobody else's is kept.",
    "A phone number is kept and never rung, unless urn:hub:contact-safe on it says that it is safe. A priority says nothing about danger: urn:hub:immediate-danger does.",
    "What there is to say is read as words: the reasons and notes, what came of a CarePlan, the answers of a QuestionnaireResponse, Conditions, Observations, Flags and Tasks. Ten thousand characters are read, in all.",
    "Whether they agree is not taken from silence: urn:hub:agreed says so. A Consent that permits counts for the referral, not for telling others.",
    `The answer bears the hub's reference as an identifier of ${HUB_REFERENCE} and, in ${STATUS_SENTENCE}, one sentence that is safe on a screen. It never sets patientInstruction.`,
    "To take a referral back, send it as revoked with that identifier. To add to one, send a message whose reason is update, with that identifier and a note.",
    "In danger now: ring 999 first. A message is read by a person, by its time.",
  ].join("\n\n");
