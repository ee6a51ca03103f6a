import type { From } from "#db/connection.ts";
import { priceRules } from "#db/price-rule.ts";
import type { Day } from "#machines/time.ts";

/**
 * True when a price of the area's own from that day on would change none that stands: by today nothing has priced the trigger but, later,
 * a price of the area's own.
 */
export async function isFirstPrice(from: From, area: string, trigger: string, day: Day, today: Day): Promise<boolean> {
  const rules = await priceRules(from, area);
  return rules
    .filter((rule) => rule.trigger === trigger && rule.from_day <= today)
    .every((rule) => rule.area === area && rule.from_day > day);
}
