// Money with the year its price was set in. Amounts of different price years never add: the types refuse it where the
// years are known, and the functions refuse it where they are not.
declare const priceYear: unique symbol;

/** A financial year as prices are quoted, `2013-14`, checked by `priceYearOf`. */
export type PriceYear<Y extends string = string> = Y & { readonly [priceYear]: true };

/** An amount in whole pence at the prices of one financial year. */
export interface Money<Y extends string = string> {
  readonly pence: number;
  readonly year: PriceYear<Y>;
}

/** One named series of price indices in one vintage: figures made with different ones are different figures. */
export interface DeflatorSeries {
  readonly name: string;
  readonly vintage: string;
  readonly index: Readonly<Record<string, number>>;
}

/** Reads `2013-14`. Throws a RangeError when the text is not two years that follow each other. */
export function priceYearOf<const Y extends string>(text: Y): PriceYear<Y> {
  const years = /^(\d{4})-(\d{2})$/.exec(text);
  if (years === null || (Number(years[1]) + 1) % 100 !== Number(years[2]))
    throw new RangeError(`"${text}" is not a financial year such as 2013-14.`);
  return text as PriceYear<Y>;
}

function whole(pence: number): number {
  if (!Number.isSafeInteger(pence)) throw new RangeError("An amount must be a whole number of pence.");
  return pence === 0 ? 0 : pence;
}

/** An amount of pence at the prices of `year`. Throws a RangeError for part-pence and for what is no year. */
export function money<const Y extends string>(pence: number, year: Y): Money<Y> {
  return { pence: whole(pence), year: priceYearOf(year) };
}

/** a + b, both at the prices of the same year. Throws a RangeError when the years differ. */
export function add<Y extends string>(a: Money<Y>, b: Money<NoInfer<Y>>): Money<Y> {
  if (a.year !== b.year)
    throw new RangeError(`Prices of ${a.year} and of ${b.year} do not add: bring them to one year first.`);
  return { pence: whole(a.pence + b.pence), year: a.year };
}

/** The sum of amounts of `year`; nothing at all is 0. Throws a RangeError when any is of another year. */
export function sum<const Y extends string>(amounts: readonly Money<NoInfer<Y>>[], year: Y): Money<Y> {
  return amounts.reduce<Money<Y>>((total, amount) => add(total, amount), money(0, year));
}

/** The same amount the other way round, for a contra entry. */
export function negated<Y extends string>(amount: Money<Y>): Money<Y> {
  return { pence: whole(-amount.pence), year: amount.year };
}

/** Integer division, rounded half away from zero. `over` must be above 0. */
export function divided(value: bigint, over: bigint): bigint {
  const size = value < 0n ? -value : value;
  const rounded = (2n * size + over) / (2n * over);
  return value < 0n ? -rounded : rounded;
}

// Indices carry four decimals and quantities at most two; six leave room, and whole numbers round exactly.
const SCALE = 1_000_000;
const scaled = (value: number): bigint => BigInt(Math.round(value * SCALE));

/** `quantity` of the thing that costs `unit`, rounded half away from zero to the penny. Throws for a quantity that is not finite. */
export function times<Y extends string>(unit: Money<Y>, quantity: number): Money<Y> {
  if (!Number.isFinite(quantity)) throw new RangeError("A quantity must be a number.");
  return { pence: whole(Number(divided(BigInt(unit.pence) * scaled(quantity), BigInt(SCALE)))), year: unit.year };
}

function indexOf(series: DeflatorSeries, year: string): number {
  const index = Object.hasOwn(series.index, year) ? series.index[year] : undefined;
  if (index === undefined || !(index > 0))
    throw new RangeError(`${series.name}, ${series.vintage}, has no index for ${year}.`);
  return index;
}

/** The amount at the prices of `to`: pence × index(to) ÷ index(from), rounded half away from zero. Throws a RangeError that names a missing year. */
export function uprate<const Y extends string>(amount: Money, series: DeflatorSeries, to: Y): Money<Y> {
  const year = priceYearOf(to);
  return { pence: upratedPence(amount.pence, indexOf(series, amount.year), indexOf(series, year)), year };
}

const WRITTEN = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/;

/** The number exactly as it is written: digits ÷ 10 to the power of places. Throws a RangeError for what is not finite. */
export function decimal(value: number): { readonly digits: bigint; readonly places: bigint } {
  const written = WRITTEN.exec(String(value));
  if (!written) throw new RangeError("Only a finite number can be worked with.");
  const [, sign = "", whole = "0", after = "", power = "0"] = written;
  const places = after.length - Number(power);
  const digits = BigInt(`${sign}${whole}${after}`);
  return places >= 0 ? { digits, places: BigInt(places) } : { digits: digits * 10n ** BigInt(-places), places: 0n };
}

/** Pence × index ÷ index, with no rounding on the way and half away from zero at its end. Both indices must be above 0. */
export function upratedPence(pence: number, from: number, to: number): number {
  if (![pence, from, to].every(Number.isFinite) || from <= 0 || to <= 0)
    throw new RangeError("An amount and two indices above 0 are needed.");
  const [amount, old, now] = [decimal(pence), decimal(from), decimal(to)];
  const value = amount.digits * now.digits * 10n ** old.places;
  return whole(Number(divided(value, old.digits * 10n ** (now.places + amount.places))));
}

const POUNDS = new Intl.NumberFormat("en-GB", { style: "currency", currency: "GBP", maximumFractionDigits: 0 });
const POUNDS_AND_PENCE = new Intl.NumberFormat("en-GB", { style: "currency", currency: "GBP" });

/** `£1,234`, or `£1,234.50` when there are pence. */
export function formatPounds(pence: number): string {
  return (pence % 100 === 0 ? POUNDS : POUNDS_AND_PENCE).format(pence / 100);
}
