// The directory as one document, written piece by piece so that a large one is never held whole.
import type { From } from "#db/connection.ts";
import { countServices, servicesAfter } from "#db/service.ts";
import { servicesOf } from "../directory/stored.ts";

const TOGETHER = 100;

/** The pieces of the document: a page of an Open Referral UK API that holds every service. */
export async function* directoryPieces(from: From): AsyncGenerator<string> {
  const total = await countServices(from);
  const page = { total_items: total, total_pages: 1, page_number: 1, size: total, first_page: true, last_page: true };
  yield `${JSON.stringify({ ...page, empty: total === 0 }).slice(0, -1)},"contents":[`;
  let last = "";
  for (;;) {
    const rows = await servicesAfter(from, last, TOGETHER);
    for (const [index, service] of (await servicesOf(from, rows)).entries())
      yield `${last === "" && index === 0 ? "" : ","}\n${JSON.stringify(service)}`;
    last = rows.at(-1)?.id ?? last;
    if (rows.length < TOGETHER) break;
  }
  yield "\n]}\n";
}
