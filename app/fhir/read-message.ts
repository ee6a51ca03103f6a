// Which of the things a message can ask for it asks for, and of whom it speaks.
import type { Bundle, MessageHeader, Patient, Reference, Resource, ServiceRequest } from "@medplum/fhirtypes";
import type { Notes } from "./notes.ts";
import type { Placed } from "./outcome.ts";
import { brokenReferences, everythingIn, type Resolve, resolverOf, resourcesOf } from "./references.ts";
import { CATEGORY, EVENT, HUB_REFERENCE, REASON } from "./systems.ts";

/** A new referral, one that is taken back, or something to add to one. */
export type Asks = { readonly kind: "refer" } | { readonly kind: "withdraw" | "add"; readonly reference: string };

export interface Message {
  readonly request: Placed<ServiceRequest>;
  /** Absent where the reference of a referral that was sent is enough. */
  readonly patient: Placed<Patient> | null;
  readonly header: Placed<MessageHeader> | null;
  /** Everything else in it. */
  readonly others: readonly Placed<Resource>[];
  readonly resolve: Resolve;
  readonly asks: Asks;
}

/** Reads what is right in shape. Null when it cannot be told what is asked: the notes say why. */
export function readMessage(posted: Bundle | ServiceRequest, notes: Notes): Message | null {
  oldVersions(posted, notes);
  const resolve = resolverOf(posted);
  const header = posted.resourceType === "Bundle" ? headerOf(posted, notes) : null;
  const request = posted.resourceType === "Bundle" ? focusOf(header, resolve, notes) : placedRoot(posted);
  if (!request) return null;
  const { problems, warnings } = brokenReferences(posted, resolve);
  notes.problems.push(...problems);
  notes.warnings.push(...warnings);
  const asks = asksOf(request, header, notes);
  if (!asks) return null;
  // What is taken back is known by its reference, of whatever kind the sender says that it was.
  if (asks.kind !== "withdraw") checkKind(request, header, notes);
  const patient = asks.kind !== "refer" ? null : patientOf(request, resolve, notes);
  if (asks.kind === "refer" && !patient) return null;
  const told = new Set<Resource | undefined>([request.resource, patient?.resource, header?.resource, posted]);
  const others = everythingIn(posted).filter(({ resource }) => !told.has(resource));
  return { request, patient, header, others, resolve, asks };
}

const placedRoot = (resource: ServiceRequest): Placed<ServiceRequest> => ({ resource, path: "ServiceRequest" });

/** A profile of another version of FHIR: its fields may have our names and other meanings. */
function oldVersions(posted: Resource, notes: Notes): void {
  for (const placed of [
    ...(posted.resourceType === "Bundle" ? [{ resource: posted, path: "Bundle" }] : []),
    ...resourcesOf(posted),
  ])
    (placed.resource.meta?.profile ?? []).forEach((profile, place) => {
      if (/\/(?:STU3|DSTU2|STU2|R5|R4B|[1-35]\.\d)(?:\/|$)/i.test(profile))
        notes.wrong("not-supported", placed, `meta.profile[${place}]`, "The hub reads FHIR R4, version 4.0.1, alone.");
    });
}

function headerOf(bundle: Bundle, notes: Notes): Placed<MessageHeader> | null {
  if (bundle.type !== "message")
    notes.wrong("not-supported", { resource: bundle, path: "Bundle" }, "type", "Send a Bundle of the type message.");
  const first = bundle.entry?.[0]?.resource;
  if (first?.resourceType === "MessageHeader") return { resource: first, path: "Bundle.entry[0].resource" };
  const place = { resource: bundle, path: "Bundle" };
  notes.wrong("required", place, "entry[0].resource", "A message begins with its MessageHeader.");
  return null;
}

function focusOf(header: Placed<MessageHeader> | null, resolve: Resolve, notes: Notes): Placed<ServiceRequest> | null {
  if (!header) return null;
  const { focus = [], eventCoding: event, reason, response } = header.resource;
  const another =
    event?.system === EVENT ? event.code !== REFERS : /response|booking|appointment/i.test(event?.code ?? "");
  if (another) notes.wrong("not-supported", header, "eventCoding", `The hub takes referrals: ${REFERS}.`);
  if (response)
    notes.wrong("not-supported", header, "response", "The hub takes referrals, and no answers to messages.");
  reason?.coding?.forEach(({ system, code = "" }, place) => {
    if (system === REASON && !REASONS.has(code))
      notes.wrong("code-invalid", header, `reason.coding[${place}].code`, `Choose one of: ${[...REASONS].join(", ")}.`);
  });
  if (focus.length !== 1) {
    notes.wrong("required", header, "focus", "Send one referral in a message: one ServiceRequest as its focus.");
    return null;
  }
  const found = resolve(focus[0]?.reference ?? "", header.resource);
  if (found?.resource.resourceType === "ServiceRequest") return { resource: found.resource, path: found.path };
  const message = found
    ? "The focus of a referral is a ServiceRequest."
    : "Nothing in the message is what this refers to.";
  notes.wrong(found ? "not-supported" : "not-found", header, "focus[0].reference", message);
  return null;
}

const REFERS = "servicerequest-request";
const REASONS: ReadonlySet<string> = new Set(["new", "update", "delete"]);
/** Messages of the standard, by the definition they name, that are something else than a referral. */
const OTHER_MESSAGES = /\/MessageDefinition\/bars-message-(?:.*-)?(?:booking|response|validation|cancel)/;

/** The standard's list has other kinds of request too. A request that names none of that list is taken as a referral. */
const REFERRALS = new Set(["referral", "case-transfer", "transfer-of-care"]);

function checkKind(request: Placed<ServiceRequest>, header: Placed<MessageHeader> | null, notes: Notes): void {
  if (request.resource.doNotPerform === true)
    notes.wrong("not-supported", request, "doNotPerform", "This asks that nothing be done: the hub takes referrals.");
  if (header && OTHER_MESSAGES.test(header.resource.definition ?? ""))
    notes.wrong("not-supported", header, "definition", "This is the definition of another message than a referral.");
  const coded = (request.resource.category ?? []).flatMap(({ coding }) => coding ?? []);
  const kinds = coded.filter(({ system }) => system === CATEGORY);
  if (kinds.length > 0 && !kinds.some(({ code }) => REFERRALS.has(code ?? "")))
    notes.wrong("not-supported", request, "category", "The hub takes requests of the category referral.");
}

const TAKEN_BACK = new Set(["revoked", "entered-in-error"]);

function asksOf(request: Placed<ServiceRequest>, header: Placed<MessageHeader> | null, notes: Notes): Asks | null {
  const { status } = request.resource;
  if (status !== undefined && TAKEN_BACK.has(status)) return known("withdraw", request, notes);
  if (status !== "active")
    notes.wrong("not-supported", request, "status", "Send a referral as active, or take one back as revoked.");
  const why = (header?.resource.reason?.coding ?? []).map(({ code }) => code);
  // Whoever deletes and says active has not said what they want: a new referral is not it.
  if (header && why.includes("delete"))
    notes.wrong("not-supported", header, "reason", "To take a referral back, send it as revoked.");
  return why.includes("update") ? known("add", request, notes) : { kind: "refer" };
}

/** Which referral is meant: by the hub's own reference, as an identifier or as the id. */
function known(kind: "withdraw" | "add", request: Placed<ServiceRequest>, notes: Notes): Asks | null {
  const { identifier, id = "" } = request.resource;
  const reference = identifier?.find(({ system }) => system === HUB_REFERENCE)?.value ?? id;
  if (/^[0-9A-Z]{4}-[0-9A-Z]{4}$/.test(reference)) return { kind, reference };
  notes.wrong(
    "required",
    request,
    "identifier",
    `Say which referral: its reference, with the system ${HUB_REFERENCE}.`,
  );
  return null;
}

function patientOf(request: Placed<ServiceRequest>, resolve: Resolve, notes: Notes): Placed<Patient> | null {
  const { subject } = request.resource;
  const { reference } = subject;
  const found = reference === undefined ? undefined : resolve(reference, request.resource);
  if (found?.resource.resourceType === "Patient") return { resource: found.resource, path: found.path };
  const named = subject.identifier !== undefined && subject.display !== undefined;
  if (!found && (reference === undefined || named)) return namedInPlace(subject, request, notes);
  const field = "subject.reference";
  // What is missing has been said already, unless it is on another server.
  if (found) notes.wrong("not-supported", request, field, "A referral to the hub is about a Patient.");
  else if (!notes.problems.some(({ at }) => at.includes(`${request.path}.${field}`)))
    notes.wrong("not-found", request, field, "Send the Patient along: the hub looks nobody up elsewhere.");
  return null;
}

/** A subject that is no reference: a name and an NHS number, said where they are needed. */
function namedInPlace(subject: Reference, request: Placed<ServiceRequest>, notes: Notes): Placed<Patient> | null {
  if (subject.identifier && subject.display !== undefined) {
    const resource: Patient = {
      resourceType: "Patient",
      identifier: [subject.identifier],
      name: [{ text: subject.display }],
    };
    return { resource, path: `${request.path}.subject` };
  }
  notes.wrong("required", request, "subject", "Say who is referred: a Patient, or an NHS number and a name.");
  return null;
}
