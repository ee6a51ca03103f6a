import type { From } from "#db/connection.ts";
import { countServices, serviceById, servicesByChecked } from "#db/service.ts";
import { partsOfServices } from "#db/service-part.ts";
import { checkedWords, type Checked } from "#machines/directory/checked.ts";
import { NEEDS } from "#machines/directory/needs.ts";
import type { ServiceStatus } from "#machines/directory/service.ts";
import type { Instant } from "#machines/time.ts";
import { servicesOf } from "../directory/stored.ts";
import { shownService, type ShownService } from "./shown-service.ts";

const STATUS_WORDS: Readonly<Record<ServiceStatus, string>> = {
  active: "Open to people",
  inactive: "Inactive",
  defunct: "Ended",
  "temporarily closed": "Closed for now",
};
const ON_A_PAGE = 50;

export interface ListedService {
  readonly id: string;
  readonly name: string;
  readonly organisation: string;
  readonly status: string;
  readonly checked: Checked;
}

/** A page of the directory, what was never or longest ago checked first. */
export async function directoryPage(from: From, wanted: number, at: Instant) {
  const count = await countServices(from);
  const pageCount = Math.max(1, Math.ceil(count / ON_A_PAGE));
  const page = Math.min(wanted, pageCount);
  const rows = await servicesByChecked(from, { limit: ON_A_PAGE, offset: (page - 1) * ON_A_PAGE });
  const services: ListedService[] = rows.map((row) => ({
    id: row.id,
    name: row.name,
    organisation: row.organisation_name ?? "",
    status: STATUS_WORDS[row.status],
    checked: checkedWords(row.assured_date, at),
  }));
  return { services, count, page, pageCount };
}

export interface ServicePage {
  readonly service: ShownService;
  readonly eligibility: string;
  readonly status: string;
  readonly source: string;
  readonly version: number;
  readonly needs: readonly string[];
  readonly choices: readonly { readonly code: string; readonly title: string }[];
}

/** One service with what the hub can change of it; null when there is none. */
export async function servicePage(from: From, id: string, at: Instant): Promise<ServicePage | null> {
  const row = await serviceById(from, id);
  const [service] = row ? await servicesOf(from, [row]) : [];
  if (!row || !service) return null;
  const { service_need: needs } = await partsOfServices(from, [id]);
  return {
    service: shownService(service, at),
    eligibility: service.eligibility_description ?? "",
    status: STATUS_WORDS[row.status],
    source: row.source,
    version: row.version,
    needs: needs.map(({ need }) => need),
    choices: NEEDS.map(({ code, title }) => ({ code, title })),
  };
}
