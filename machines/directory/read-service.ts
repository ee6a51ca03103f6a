// Reads one entry of a directory: the service, or the path of everything that is wrong with it.
import type { Day } from "../time.ts";
import { incomingService, type AtLocation, type IncomingService, type Service, type Term } from "./service.ts";

export interface Problem {
  /** Where in the entry, such as `schedules.0.opens_at`; "" for the entry itself. */
  readonly path: string;
  readonly message: string;
}
export type ReadService =
  { readonly ok: true; readonly service: Service } | { readonly ok: false; readonly problems: readonly Problem[] };

const DEEPEST = 12;
const MOST_PROBLEMS = 20;

/** The entry without what says nothing (null, empty words), which feeds write for "not known"; what lies too deep is let go. */
function withoutNothing(value: unknown, depth = 0): unknown {
  if (value === null || depth > DEEPEST) return undefined;
  if (typeof value === "string") return value.trim() === "" ? undefined : value;
  if (Array.isArray(value))
    return value.map((one) => withoutNothing(one, depth + 1)).filter((one) => one !== undefined);
  if (typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([name, one]) => [name, withoutNothing(one, depth + 1)] as const)
      .filter(([, one]) => one !== undefined),
  );
}

/** Reads an entry on a day: nobody can have checked it later than that. Messages never repeat what was written. */
export function readService(entry: unknown, today: Day): ReadService {
  if (typeof entry !== "object" || entry === null || Array.isArray(entry))
    return { ok: false, problems: [{ path: "", message: "This is no service." }] };
  const read = incomingService.safeParse(withoutNothing(entry));
  if (!read.success)
    return {
      ok: false,
      problems: read.error.issues.slice(0, MOST_PROBLEMS).map(({ path, message }) => ({
        path: path.join("."),
        message: path.length === 1 && message.startsWith("Invalid input: expected") ? "Say this." : message,
      })),
    };
  if (read.data.assured_date !== undefined && read.data.assured_date > today)
    return { ok: false, problems: [{ path: "assured_date", message: "This day is still to come." }] };
  return { ok: true, service: whole(read.data) };
}

function whole(read: IncomingService): Service {
  const {
    contacts,
    phones,
    languages,
    schedules,
    service_areas,
    attributes,
    service_at_locations,
    hub_needs,
    hub_refuge,
    ...plain
  } = read;
  const named = <T extends { id?: string | undefined }>(list: readonly T[] | undefined, kind: string) =>
    (list ?? []).map((one, place) => ({ ...one, id: one.id ?? partId(read.id, kind, place) }));
  return {
    ...plain,
    ...(hub_needs === undefined ? {} : { hub_needs: [...new Set(hub_needs)] }),
    hub_refuge: hub_refuge ?? false,
    // People named as contacts are not kept: only the numbers that answer.
    phones: named([...(phones ?? []), ...(contacts ?? []).flatMap((one) => one.phones ?? [])], "phone"),
    languages: named(
      languages?.filter(({ name, code }) => name !== undefined || code !== undefined),
      "language",
    ),
    schedules: named(schedules, "schedule"),
    service_areas: named(
      service_areas?.filter(({ name }) => name !== undefined),
      "area",
    ),
    attributes: named(attributes, "attribute").flatMap(termOf),
    service_at_locations: named(service_at_locations, "at").flatMap(atLocation),
  };
}

/** The id of a part that came without one: the same every time. */
export const partId = (serviceId: string, kind: string, place: number): string =>
  `${serviceId.slice(0, 80)}-${kind}-${place + 1}`;

function termOf({
  id,
  taxonomy_term: said,
}: { readonly id: string } & Partial<NonNullable<IncomingService["attributes"]>[number]>): Term[] {
  const term = said?.term ?? said?.name;
  if (!said || term === undefined) return [];
  return [
    {
      id,
      taxonomy_term: {
        id: said.id ?? `${id.slice(0, 90)}-term`,
        term,
        taxonomy: said.taxonomy ?? "not said",
        ...(said.term_uri === undefined ? {} : { term_uri: said.term_uri }),
      },
    },
  ];
}

function atLocation({
  id,
  location,
}: { readonly id: string } & Partial<NonNullable<IncomingService["service_at_locations"]>[number]>): AtLocation[] {
  if (!location) return [];
  const { addresses, ...rest } = location;
  return [
    {
      id,
      location: {
        ...rest,
        id: rest.id ?? `${id.slice(0, 90)}-location`,
        location_type: rest.location_type ?? "physical",
        addresses: (addresses ?? []).filter((one) => Object.keys(one).length > 0).slice(0, 1),
      },
    },
  ];
}
