// One entry of the ledger, worked out again from its sources.
import type { EntryInFull } from "#db/ledger-check.ts";
import type { Row } from "#db/rows.ts";
import { BASE_YEAR } from "#db/seed/deflators.ts";
import { money, times, upratedPence } from "#machines/money.ts";
import { quarterOf } from "#machines/time.ts";

/** What entries are made from, by what an entry names it. */
export interface Sources {
  /** By version and code. */
  readonly costs: ReadonlyMap<string, Row<"unit_cost">>;
  /** By vintage and year. */
  readonly indices: ReadonlyMap<string, number>;
  readonly rules: ReadonlyMap<string, Row<"price_rule">>;
}

/** What of an entry does not follow from its sources, in sentences; nothing when all of it does. */
export function wrongIn({ entry, event, corrected }: EntryInFull, sources: Sources): string[] {
  const wrong: string[] = [];
  const must = (holds: () => boolean, why: string) => {
    if (!isSo(holds)) wrong.push(why);
  };
  const cost = sources.costs.get(`${entry.unit_cost_version} ${entry.unit_cost_code}`);
  must(() => cost !== undefined, "The price it names is not in the catalogue.");
  if (cost)
    must(
      () => cost.pence === entry.unit_pence && cost.price_year === entry.price_year,
      `Its unit price is not that of ${cost.version} ${cost.code}.`,
    );
  const rule = sources.rules.get(entry.price_rule_id);
  must(() => rule !== undefined, "The rule it was priced by is gone.");
  if (rule)
    must(
      () =>
        rule.unit_cost_version === entry.unit_cost_version &&
        rule.unit_cost_code === entry.unit_cost_code &&
        rule.band === entry.band &&
        rule.bearer === entry.bearer,
      "Its price, band or bearer is not what its rule says.",
    );
  const [old, now] = [
    sources.indices.get(`${entry.vintage} ${entry.price_year}`),
    sources.indices.get(`${entry.vintage} ${entry.base_year}`),
  ];
  must(
    () => old !== undefined && now !== undefined && upratedPence(entry.unit_pence, old, now) === entry.unit_base_pence,
    `Its unit price in the base year does not follow from the price index, ${entry.vintage}.`,
  );
  must(
    () => entry.base_year === BASE_YEAR,
    `It is at prices of ${entry.base_year}: reports add up amounts of ${BASE_YEAR} alone.`,
  );
  must(
    () => times(money(entry.unit_base_pence, entry.base_year), entry.quantity).pence === entry.base_pence,
    "Its amount is not its quantity times its unit price.",
  );
  must(() => event !== null, "The event it prices is gone.");
  if (event) {
    must(
      () => event.case_id === entry.case_id && event.area === entry.area,
      "Its case or area is not that of its event.",
    );
    must(() => quarterOf(event.happened_on) === entry.quarter, "Its quarter is not that of its event.");
    must(() => Math.abs(entry.quantity) === event.quantity, "Its quantity is not that of its event.");
    if (rule)
      must(
        () =>
          rule.trigger === event.trigger &&
          (rule.area === "*" || rule.area === event.area) &&
          rule.from_day <= event.happened_on,
        "Its rule is not one for its event.",
      );
  }
  if (entry.corrects_id !== null) {
    must(() => corrected !== null, "The entry it takes back is gone.");
    if (corrected)
      must(
        () => corrected.base_pence === -entry.base_pence && corrected.case_id === entry.case_id,
        "It does not take back exactly what it corrects.",
      );
  }
  return wrong;
}

/** What cannot even be worked out, because somebody wrote what is no year or no index, is not so. */
function isSo(holds: () => boolean): boolean {
  try {
    return holds();
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
