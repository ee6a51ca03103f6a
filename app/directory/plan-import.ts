// From the entries of a directory to the services to be kept: what cannot be read is refused, and no place of a refuge comes through.
import { readService, type Problem } from "#machines/directory/read-service.ts";
import { isRefuge, isUuid, marksOf, withoutPlaces, withoutShared } from "#machines/directory/refuge.ts";
import type { Service } from "#machines/directory/service.ts";
import type { Day } from "#machines/time.ts";

export interface RefusedEntry {
  /** Its place among the entries, from 1. */
  readonly row: number;
  /** Its id when that says nothing but itself. */
  readonly id: string | null;
  readonly problems: readonly Problem[];
}

/** Stands for a service that its directory lists and did not give. */
export class UnreadEntry {
  readonly id: string;
  readonly reason: string;
  constructor(id: string, reason: string) {
    this.id = id;
    this.reason = reason;
  }
}

export interface ImportPlan {
  readonly services: readonly Service[];
  readonly refused: readonly RefusedEntry[];
  /** Every id that came, of what was refused too: those are not gone. */
  readonly seen: ReadonlySet<string>;
}

const idIn = (entry: unknown): string | null => {
  const id = typeof entry === "object" && entry !== null ? (entry as { id?: unknown }).id : null;
  return typeof id === "string" ? id : null;
};

/** Reads entries on a day. `areas` are the names by which a refuge's area may be told. */
export function planImport(entries: readonly unknown[], today: Day, areas: readonly string[]): ImportPlan {
  const refused: RefusedEntry[] = [];
  const seen = new Set<string>();
  const read: Service[] = [];
  entries.forEach((entry, index) => {
    const id = idIn(entry);
    const refuse = (problems: readonly Problem[]) =>
      void refused.push({ row: index + 1, id: id !== null && isUuid(id) ? id : null, problems });
    if (id !== null && seen.has(id)) return refuse([{ path: "id", message: "This id came before." }]);
    if (id !== null) seen.add(id);
    if (entry instanceof UnreadEntry) return refuse([{ path: "", message: entry.reason }]);
    const result = readService(entry, today);
    if (!result.ok) return refuse(result.problems);
    if (isRefuge(result.service) && !isUuid(result.service.id))
      return refuse([{ path: "id", message: "The id of a refuge has to be a UUID: any other could say where it is." }]);
    read.push(result.service);
  });
  const hidden = new Set(read.filter(isRefuge).flatMap((one) => one.service_at_locations.flatMap(marksOf)));
  const services = read.map((service) =>
    isRefuge(service) ? withoutPlaces(service, areas) : withoutShared(service, hidden),
  );
  return { services, refused, seen };
}
