// The formula of a local partnership's business case, said once for every kind of number. FORMULA in formula.ts prints the same.
import { KINDS, OPTIMISM_BIAS, type BusinessCase, type Kind, type Outcome } from "./input.ts";
import type { Numbers } from "./numbers.ts";

export interface YearOf<N> {
  readonly cost: N;
  readonly fiscal: N;
  readonly economic: N;
  readonly social: N;
}

/** One business case worked out, in pence of its base year; nothing is rounded. */
export interface Run<N> {
  readonly netUnits: readonly N[];
  /** Undiscounted, after correction for optimism. */
  readonly years: readonly YearOf<N>[];
  readonly present: YearOf<N> & { readonly public: N; readonly cashable: N };
  readonly net: { readonly fiscal: N; readonly public: N };
  /** The first year by whose end discounted fiscal benefit has reached discounted cost. */
  readonly paybackYear: number | null;
  readonly byBearer: ReadonlyMap<string, { readonly cost: N; readonly benefit: N }>;
  /** What one net unit of each outcome is worth to the public, in present value. */
  readonly unitWorth: readonly N[];
  /** Net units of each outcome were all else as it is and its impact 1, without deadweight. */
  readonly reached: readonly N[];
}

/** Works a checked business case out; `bias` says whether costs and benefits are corrected for optimism. */
export function runCase<N>(n: Numbers<N>, input: BusinessCase, { bias }: { readonly bias: boolean }): Run<N> {
  const one = n.of(1);
  const nil = n.of(0);
  const correction = (grade: number) => n.of(bias ? (OPTIMISM_BIAS[grade - 1] ?? 0) : 0);
  const index = new Map(input.series.map(({ fy, index }) => [fy, n.of(index)]));
  const indexOf = (fy: string): N => {
    const found = index.get(fy);
    if (found === undefined) throw new RangeError(`The series has no index for ${fy}.`);
    return found;
  };
  const base = indexOf(input.baseYear);
  const uprated = (pence: number, fy: string) => n.over(n.times(n.of(pence), base), indexOf(fy));

  const growth = n.plus(one, n.of(input.discountRate));
  const first = input.discountFirstYear ? 1 : 0;
  const discount = Array.from({ length: input.years }, (_, t) => n.power(growth, -(t + first)));

  const years = Array.from({ length: input.years }, () => ({ cost: nil, fiscal: nil, economic: nil, social: nil }));
  const bearers = new Map<string, { cost: N; benefit: N }>();
  const addTo = (bearer: string, side: "cost" | "benefit", amount: N) => {
    const known = bearers.get(bearer) ?? { cost: nil, benefit: nil };
    bearers.set(bearer, { ...known, [side]: n.plus(known[side], amount) });
  };
  const put = (t: number, what: "cost" | Kind, amount: N) => {
    const year = years[t];
    if (year) year[what] = n.plus(year[what], amount);
  };

  let costs = nil;
  for (const cost of input.costs) {
    const amount = n.times(uprated(cost.pence, cost.priceYear), n.plus(one, correction(cost.grade)));
    const present = n.times(amount, discount[cost.year] ?? nil);
    put(cost.year, "cost", amount);
    addTo(cost.bearer, "cost", present);
    costs = n.plus(costs, present);
  }

  let cashable = nil;
  const benefit = { fiscal: nil, economic: nil, social: nil };
  const reached = input.outcomes.map((outcome) => reachedBy(n, outcome));
  const netUnits = input.outcomes.map((outcome, o) => n.times(reached[o] ?? nil, netImpact(n, outcome)));
  const unitWorth = input.outcomes.map((outcome, o) => {
    const units = netUnits[o] ?? nil;
    const kept = n.minus(one, correction(outcome.grade));
    const left = n.minus(one, n.of(outcome.dropOff));
    const profile = discount.map((_, t) => (t < outcome.lagYears ? nil : n.power(left, t - outcome.lagYears)));
    const lasting = profile.reduce((sum, share, t) => n.plus(sum, n.times(share, discount[t] ?? nil)), nil);
    // Every line of an outcome has its profile: they are added up first, for exact fractions grow with each year.
    const worth = worthOf(n, outcome, ({ pencePerYear, priceYear }) => n.times(uprated(pencePerYear, priceYear), kept));
    for (const kind of KINDS) {
      if (n.isNil(worth.byKind[kind])) continue;
      const all = n.times(worth.byKind[kind], units);
      profile.forEach((share, t) => put(t, kind, n.times(all, share)));
      benefit[kind] = n.plus(benefit[kind], n.times(all, lasting));
    }
    const gained = n.times(units, lasting);
    for (const [bearer, each] of worth.byBearer) addTo(bearer, "benefit", n.times(each, gained));
    cashable = n.plus(cashable, n.times(worth.cashable, gained));
    return n.times(worth.all, lasting);
  });

  const { fiscal, economic, social } = benefit;
  const all = n.plus(n.plus(fiscal, economic), social);
  return {
    netUnits,
    years,
    present: { cost: costs, fiscal, economic, social, public: all, cashable },
    net: { fiscal: n.minus(fiscal, costs), public: n.minus(all, costs) },
    paybackYear: paybackOf(n, years, discount),
    byBearer: bearers,
    unitWorth,
    reached,
  };
}

function reachedBy<N>(n: Numbers<N>, { population, affected, engaged, retained }: Outcome): N {
  return [affected, engaged, retained].reduce((units, share) => n.times(units, n.of(share)), n.of(population));
}

/** What one net unit of an outcome is worth in a year in which all of it holds, in pence of the base year. */
function worthOf<N>(n: Numbers<N>, outcome: Outcome, each: (line: Outcome["costableAs"][number]) => N) {
  const nil = n.of(0);
  const byKind = { fiscal: nil, economic: nil, social: nil };
  const byBearer = new Map<string, N>();
  let [cashable, all] = [nil, nil];
  for (const line of outcome.costableAs) {
    const unit = each(line);
    byKind[line.kind] = n.plus(byKind[line.kind], unit);
    byBearer.set(line.bearer, n.plus(byBearer.get(line.bearer) ?? nil, unit));
    if (line.kind === "fiscal") cashable = n.plus(cashable, n.times(unit, n.of(line.cashable)));
    all = n.plus(all, unit);
  }
  return { byKind, byBearer, cashable, all };
}

function netImpact<N>(n: Numbers<N>, { impact, deadweight, deadweightMode }: Outcome): N {
  const [effect, anyway] = [n.of(impact), n.of(deadweight)];
  return deadweightMode === "points" ? n.minus(effect, anyway) : n.times(effect, n.minus(n.of(1), anyway));
}

function paybackOf<N>(n: Numbers<N>, years: readonly YearOf<N>[], discount: readonly N[]): number | null {
  let [cost, fiscal] = [n.of(0), n.of(0)];
  for (const [t, year] of years.entries()) {
    const factor = discount[t] ?? n.of(0);
    cost = n.plus(cost, n.times(year.cost, factor));
    fiscal = n.plus(fiscal, n.times(year.fiscal, factor));
    if (n.reaches(fiscal, cost)) return t;
  }
  return null;
}
