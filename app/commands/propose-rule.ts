import type { Db, Trx } from "#db/connection.ts";
import { deflators } from "#db/deflator.ts";
import { priceRuleFor } from "#db/price-rule.ts";
import { implausible } from "#db/seed/plausible.ts";
import { unitCost } from "#db/unit-cost.ts";
import { may } from "#machines/access.ts";
import type { CataloguePrice, ChangePayload, RuleChange } from "#machines/catalogue-change.ts";
import { isTrigger } from "#machines/triggers.ts";
import { daysLater, londonDay } from "#machines/time.ts";
import { vintageAt } from "../ledger-vintage.ts";
import { done, notFound, type Result } from "./result.ts";
import { isFirstPrice } from "./shared/first-price.ts";
import { proposeChange } from "./shared/propose-change.ts";
import { tell } from "./shared/tell.ts";
import type { Told } from "./told.ts";

/** What prices a trigger of the area: a price of its own, or one of a published list. */
export type ProposeRule = RuleChange &
  (
    | { readonly how: "own"; readonly price: Omit<CataloguePrice, "version" | "code" | "bearer" | "band" | "bundle"> }
    | { readonly how: "published"; readonly version: string; readonly code: string }
    /** The price that stands, in another band or for another bearer. */
    | { readonly how: "same" }
  );

/** A field that cannot be taken, with why. */
export interface WrongField {
  readonly field: string;
  readonly message: string;
}
export interface NotARule {
  readonly kind: "invalid";
  readonly errors: readonly WrongField[];
}

/** A rule may be made at most this long ahead. */
const DAYS_AHEAD = 730;
/** A first price may begin this long ago. */
const DAYS_BACK = 5 * 365;

/**
 * Proposes what prices a trigger in the actor's own area, from a day that is not past: what is entered keeps its price. What has no price
 * yet may get its first one from an earlier day. Stands once a second person has approved it.
 */
export async function proposeRule(
  db: Db,
  input: ProposeRule,
  told: Told,
): Promise<Result<{ changeId: string }> | NotARule> {
  if (!may(told.by, "cost.change") || !isTrigger(input.trigger)) return notFound;
  let errors: readonly WrongField[] = [];
  const result = await tell<{ changeId: string }>(db, "propose-rule", told, input, async (trx) => {
    errors = [...(await whyNoDay(trx, input, told)), ...(await whyNot(trx, input, told))];
    if (errors.length > 0) return notFound;
    const payload = await payloadFor(trx, input, told);
    if (payload === null) return notFound;
    const { changeId } = await proposeChange(trx, told.by.area, input.trigger, payload, told);
    return done({ changeId });
  });
  return errors.length > 0 ? { kind: "invalid", errors } : result;
}

async function whyNoDay(trx: Trx, { trigger, fromDay }: ProposeRule, { by, at }: Told): Promise<WrongField[]> {
  const today = londonDay(at);
  if (fromDay < today && !(await isFirstPrice(trx, by.area, trigger, fromDay, today)))
    return [{ field: "from", message: "Enter today or a later day: what was entered before keeps its price" }];
  if (fromDay < daysLater(today, -DAYS_BACK))
    return [{ field: "from", message: "Enter a day of the last five years, or a later one" }];
  return fromDay > daysLater(today, DAYS_AHEAD) ? [{ field: "from", message: "Enter a day within two years" }] : [];
}

async function whyNot(trx: Trx, input: ProposeRule, told: Told): Promise<WrongField[]> {
  switch (input.how) {
    case "own": {
      const { price, band, bearer } = input;
      const years = new Set((await deflators(trx, await vintageAt(trx, told.at))).map(({ fy }) => fy));
      if (!years.has(price.priceYear))
        return [{ field: "year", message: `The price index has no year ${price.priceYear || "like this"}` }];
      const row = {
        ...price,
        version: "own",
        code: input.trigger,
        price_year: price.priceYear,
        band,
        bearer,
        demo: 0 as const,
      };
      return implausible(row) === null ? [] : [{ field: "price", message: UNLIKELY }];
    }
    case "published": {
      const row = await unitCost(trx, input.version, input.code);
      const theirs = row !== undefined && (row.area === null || row.area === told.by.area);
      return theirs ? [] : [{ field: "code", message: `There is no price “${input.code}” in ${input.version}` }];
    }
    case "same": {
      const rule = await priceRuleFor(trx, told.by.area, input.trigger, input.fromDay);
      if (!rule) return [{ field: "band", message: "It has no price yet: give it one first" }];
      return rule.band === input.band && rule.bearer === input.bearer
        ? [{ field: "band", message: "This is what holds already" }]
        : [];
    }
  }
}

const UNLIKELY = "Check the amount: it is less than a pound, or more than anything costs by this unit";

async function payloadFor(trx: Trx, input: ProposeRule, told: Told): Promise<ChangePayload | null> {
  const { trigger, band, bearer, fromDay, because } = input;
  const rule = { trigger, band, bearer, fromDay, because };
  if (input.how === "own") return { kind: "price", price: { ...input.price, band, bearer, bundle: null }, rule };
  if (input.how === "published") return { kind: "rule", version: input.version, code: input.code, rule };
  const stands = await priceRuleFor(trx, told.by.area, trigger, fromDay);
  return stands ? { kind: "rule", version: stands.unit_cost_version, code: stands.unit_cost_code, rule } : null;
}
