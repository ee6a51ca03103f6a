import type { Actor } from "#app/commands/told.ts";
import type { From } from "#db/connection.ts";
import { countOpenCostClashes, openCostClashes } from "#db/cost-clash.ts";
import { costEventById } from "#db/cost-event.ts";
import { priceRuleById } from "#db/price-rule.ts";
import { quarterOf } from "#machines/time.ts";
import { countedAlready } from "../counted-already.ts";
import { caseInQuarter, entriesShown, eventShown, type CostShown, type EntryShown } from "./report-ledger-line.ts";

const ON_A_PAGE = 25;

export interface ClashShown {
  /** Random: it names the clash in the form, and says nothing else. */
  readonly id: string;
  readonly version: number;
  readonly case: string;
  /** What came later and is not counted. */
  readonly later: CostShown;
  /** What was counted first and still is. */
  readonly counted: readonly EntryShown[];
}

export interface ClashesPage {
  readonly waiting: number;
  readonly page: number;
  readonly pageCount: number;
  readonly clashes: readonly ClashShown[];
}

/** What of the actor's area would be counted twice, and waits for somebody to say which one counts; the oldest first. */
export async function clashesPage(from: From, actor: Actor, asked: number): Promise<ClashesPage> {
  const waiting = await countOpenCostClashes(from, actor.area);
  const pageCount = Math.max(1, Math.ceil(waiting / ON_A_PAGE));
  const page = Math.min(asked, pageCount);
  const rows = await openCostClashes(from, actor.area, { limit: ON_A_PAGE, offset: (page - 1) * ON_A_PAGE });
  const clashes: ClashShown[] = [];
  for (const { id, version, case_id: caseId, cost_event_id, price_rule_id } of rows) {
    const [event, rule] = [await costEventById(from, cost_event_id), await priceRuleById(from, price_rule_id)];
    if (!event || !rule) throw new Error("A clash names its event and its rule.");
    const { trigger, quantity } = event;
    const quarter = quarterOf(event.happened_on);
    clashes.push({
      id,
      version,
      case: caseInQuarter(from, caseId, quarter),
      later: await eventShown(from, { trigger, quantity, quarter }, rule),
      counted: await entriesShown(from, await countedAlready(from, caseId, rule)),
    });
  }
  return { waiting, page, pageCount, clashes };
}
