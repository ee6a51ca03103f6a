// How an area controls what it publishes, unless it has set something else.
import type { From } from "#db/connection.ts";
import { publisherSettings } from "#db/publisher-setting.ts";
import type { Publisher } from "./report.ts";
import { COUNT_STEP, MOST_HIDDEN } from "./rounding.ts";

export const USUAL: Publisher = { mostHidden: MOST_HIDDEN, countStep: COUNT_STEP };

/** What holds for the area now. */
export async function publisherOf(from: From, area: string): Promise<Publisher> {
  const last = (await publisherSettings(from, area)).at(-1);
  return last ? { mostHidden: last.most_hidden, countStep: last.count_step } : USUAL;
}
