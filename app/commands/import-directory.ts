import { isDeepStrictEqual } from "node:util";
import { areas } from "#db/area.ts";
import { inTransaction, type Db, type Trx } from "#db/connection.ts";
import {
  endService,
  insertService,
  serviceById,
  servicesOfSource,
  updateService,
  type ServiceRow,
} from "#db/service.ts";
import { insertServiceParts, removePartsOfService } from "#db/service-part.ts";
import { needsIn } from "#machines/directory/needs.ts";
import { withoutPlaces } from "#machines/directory/refuge.ts";
import type { Service } from "#machines/directory/service.ts";
import { londonDay } from "#machines/time.ts";
import { planImport, type RefusedEntry } from "../directory/plan-import.ts";
import { columnsOf, partRowsOf, servicesOf } from "../directory/stored.ts";
import { done, refused, type Result } from "./result.ts";
import { writeAudit } from "./shared/record.ts";
import type { Told } from "./told.ts";

export interface DirectoryImport {
  /** What brought them: an address or the name of a file. What this source brought before and has no more becomes inactive. */
  readonly source: string;
  readonly entries: readonly unknown[];
  /** Called with how many are through. */
  readonly progress?: (count: number) => void;
}

export interface Imported {
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  /** Made inactive, for their source has them no more. */
  readonly gone: number;
  readonly refused: readonly RefusedEntry[];
}

interface Source {
  readonly source: string;
  /** The names of the hub's areas. */
  readonly known: readonly string[];
}

/** So many in one transaction: others wait no longer than these take. */
const TOGETHER = 100;

/**
 * Takes a directory in. What cannot be read is answered with its reasons, and the rest is kept; the same again changes nothing. A
 * service belongs to the source that brought it first. When nothing can be read, nothing is known, and nothing changes.
 */
export async function importDirectory(db: Db, input: DirectoryImport, told: Told): Promise<Result<Imported>> {
  const known = (await areas(db)).map(({ name }) => name);
  const plan = planImport(input.entries, londonDay(told.at), known);
  if (plan.services.length === 0) return refused(nothingReadable(plan.refused));
  const count = { added: 0, changed: 0, unchanged: 0, gone: 0 };
  const notTaken: RefusedEntry[] = [...plan.refused];
  for (let from = 0; from < plan.services.length; from += TOGETHER) {
    const some = plan.services.slice(from, from + TOGETHER);
    const outcomes = await inTransaction(db, async (trx) => {
      const all: Outcome[] = [];
      for (const service of some) all.push(await keep(trx, service, { source: input.source, known }, told));
      return all;
    });
    outcomes.forEach((outcome, index) => {
      if (outcome !== "not-theirs") count[outcome] += 1;
      else notTaken.push({ row: 0, id: null, problems: [theirs(some[index])] });
    });
    input.progress?.(from + some.length);
  }
  count.gone = await endWhatIsGone(db, input.source, plan.seen, told);
  return done({ ...count, refused: notTaken });
}

const nothingReadable = (entries: readonly RefusedEntry[]): string => {
  const [problem] = entries[0]?.problems ?? [];
  const why = problem ? ` The first: ${[problem.path, problem.message].filter(Boolean).join(": ")}` : "";
  return `There is no service in it that can be read, so nothing was changed.${why}`;
};

const theirs = (service: Service | undefined) => ({
  path: "id",
  message: `The service ${service?.id ?? ""} came from another source and differs: it stays as that one has it.`,
});

type Outcome = "added" | "changed" | "unchanged" | "not-theirs";

async function keep(trx: Trx, service: Service, { source, known }: Source, told: Told): Promise<Outcome> {
  const row = await serviceById(trx, service.id);
  if (!row) {
    const at = { source, imported_at: told.at, checked_by: null, version: 1 };
    await insertService(trx, { id: service.id, ...columnsOf(service), ...at });
    await insertServiceParts(trx, partRowsOf(service, needsOf(service)));
    await writeAudit(trx, "service.import", { table: "service", id: service.id }, told);
    return "added";
  }
  const [stored] = await servicesOf(trx, [row]);
  if (!stored) throw new Error("A service that has a row is a service.");
  const wanted = merged(stored.hub_refuge ? withoutPlaces(service, known) : service, stored);
  if (isDeepStrictEqual(plain(wanted), plain(stored))) return "unchanged";
  if (row.source !== source) return "not-theirs";
  await replace(trx, row, wanted, told);
  return "changed";
}

const plain = (service: Service): unknown => JSON.parse(JSON.stringify(service));

/**
 * What a source does not say is kept as the hub has it, and the later of two days on which somebody looked. A refuge stays one; of
 * a service that becomes one, no words of before are kept.
 */
function merged(service: Service, stored: Service): Service {
  if (service.hub_refuge && !stored.hub_refuge) return service;
  const local = {
    application_process: service.application_process ?? stored.application_process,
    interpretation_services: service.interpretation_services ?? stored.interpretation_services,
    wait_time: service.wait_time ?? stored.wait_time,
    eligibility_description: service.eligibility_description ?? stored.eligibility_description,
    hub_needs: service.hub_needs ?? stored.hub_needs,
  };
  const dates = [service.assured_date, stored.assured_date].filter((day) => day !== undefined).sort();
  return { ...service, ...local, assured_date: dates.at(-1) };
}

async function replace(trx: Trx, row: ServiceRow, service: Service, told: Told): Promise<void> {
  const isLater = service.assured_date !== row.assured_date;
  // Before a service becomes a refuge its places go: the database holds the two together.
  await removePartsOfService(trx, row.id);
  const changed = { ...columnsOf(service), imported_at: told.at, ...(isLater ? { checked_by: null } : {}) };
  if (!(await updateService(trx, row.id, row.version, changed)))
    throw new Error("Nobody else writes in a transaction.");
  await insertServiceParts(trx, partRowsOf(service, needsOf(service)));
  await writeAudit(trx, "service.import", { table: "service", id: row.id }, told);
}

/** The needs it says it answers, or else those that its words speak of. */
const needsOf = (service: Service): readonly string[] =>
  service.hub_needs === undefined
    ? needsIn([service.name, service.description ?? "", ...service.attributes.map((one) => one.taxonomy_term.term)])
    : [...new Set(service.hub_needs)];

async function endWhatIsGone(db: Db, source: string, seen: ReadonlySet<string>, told: Told): Promise<number> {
  const gone = (await servicesOfSource(db, source)).filter((id) => !seen.has(id));
  return inTransaction(db, async (trx) => {
    let count = 0;
    for (const id of gone) {
      if (!(await endService(trx, id, told.at))) continue;
      await writeAudit(trx, "service.end", { table: "service", id }, told);
      count += 1;
    }
    return count;
  });
}
