import type { Db, Trx } from "#db/connection.ts";
import { deflators } from "#db/deflator.ts";
import { unitCosts } from "#db/unit-cost.ts";
import { may } from "#machines/access.ts";
import { EVERYWHERE, type CataloguePrice } from "#machines/catalogue-change.ts";
import { bundleOf, bundlesAbove } from "#machines/cost-tree.ts";
import type { Instant } from "#machines/time.ts";
import { vintageAt } from "../ledger-vintage.ts";
import { done, notFound, type Result } from "./result.ts";
import { proposeChange } from "./shared/propose-change.ts";
import { readPrice, type ListWords, type WrongCell } from "./shared/read-price.ts";
import { tell } from "./shared/tell.ts";
import type { Told } from "./told.ts";

/** One line of the file as it was parted into cells. */
export interface PriceLine {
  readonly line: number;
  readonly cells: Readonly<Record<string, string>>;
  /** Why the line cannot be read at all. */
  readonly wrong: string | null;
}

export interface ProposePrices {
  readonly lines: readonly PriceLine[];
  readonly words: ListWords;
}

export interface ProposedPrices {
  /** Null when every price is known already. */
  readonly changeId: string | null;
  readonly rows: number;
  readonly new: number;
  readonly known: number;
  /** True when these very prices wait already. */
  readonly waiting: boolean;
}

/** Every cell that is wrong. Nothing was taken. */
export interface WrongFile {
  readonly kind: "wrong";
  readonly cells: readonly WrongCell[];
}

/**
 * Proposes the prices of a list that are not stored yet, all of them or none. A price that is stored stays as it is: another one
 * under its code is wrong, and needs a version of its own. A finance lead's to do, or somebody's at the terminal (the clock).
 */
export async function proposePrices(
  db: Db,
  { lines, words }: ProposePrices,
  told: Told,
): Promise<Result<ProposedPrices> | WrongFile> {
  if (told.by.role !== "clock" && !may(told.by, "cost.change")) return notFound;
  let wrong: readonly WrongCell[] = [];
  const result = await tell<ProposedPrices>(db, "propose-prices", told, { lines, words }, async (trx) => {
    const read = await readAll(trx, lines, words, told.at);
    wrong = read.wrong;
    if (wrong.length > 0) return notFound;
    const counts = { rows: lines.length, known: lines.length - read.prices.length };
    if (read.prices.length === 0) return done({ changeId: null, new: 0, waiting: false, ...counts });
    const name = [...new Set(read.prices.map(({ version }) => version))].join(", ");
    const payload = { kind: "import", prices: read.prices } as const;
    const { changeId, again } = await proposeChange(trx, EVERYWHERE, name, payload, told);
    return done({ changeId, new: again ? 0 : read.prices.length, waiting: again, ...counts });
  });
  return wrong.length > 0 ? { kind: "wrong", cells: wrong } : result;
}

interface Read {
  /** Those that are not stored yet. */
  readonly prices: readonly CataloguePrice[];
  readonly wrong: readonly WrongCell[];
}

async function readAll(trx: Trx, lines: readonly PriceLine[], words: ListWords, at: Instant): Promise<Read> {
  const years = new Set((await deflators(trx, await vintageAt(trx, at))).map(({ fy }) => fy));
  const stored = new Map((await unitCosts(trx)).map((row) => [`${row.version} ${row.code}`, row]));
  const lineOf = new Map<string, number>();
  const placed: { readonly price: CataloguePrice; readonly line: number }[] = [];
  const wrong: WrongCell[] = [];
  for (const { line, cells, wrong: broken } of lines) {
    if (broken !== null) {
      wrong.push({ line, column: "the whole line", because: broken });
      continue;
    }
    const read = readPrice(cells, line, words, years);
    if ("wrong" in read) {
      wrong.push(...read.wrong);
      continue;
    }
    const { price } = read;
    const place = `${price.version} ${price.code}`;
    const first = lineOf.get(place);
    const known = stored.get(place);
    if (first !== undefined) wrong.push({ line, column: "code", because: `${place} stands on line ${first} already.` });
    else if (known && (known.pence !== price.pence || known.price_year !== price.priceYear))
      wrong.push({
        line,
        column: "code",
        because: `${place} is stored with another price: give the list a new version.`,
      });
    lineOf.set(place, first ?? line);
    placed.push({ price, line });
  }
  const parents = new Map<string, string | null>([...stored].map(([place, { bundle }]) => [place, bundle]));
  for (const { price } of placed)
    if (!stored.has(`${price.version} ${price.code}`)) parents.set(`${price.version} ${price.code}`, price.bundle);
  for (const { price, line } of placed) {
    const because = whyNoBundle(price, parents);
    if (because !== null) wrong.push({ line, column: "bundle", because });
  }
  wrong.sort((a, b) => a.line - b.line);
  return {
    prices: placed.map(({ price }) => price).filter((price) => !stored.has(`${price.version} ${price.code}`)),
    wrong,
  };
}

/** Why a price cannot be a part of what it says it is a part of. */
function whyNoBundle(
  { version, code, bundle }: CataloguePrice,
  parents: ReadonlyMap<string, string | null>,
): string | null {
  if (bundle !== null && !parents.has(`${version} ${bundle}`)) return `There is no price “${bundle}” in ${version}.`;
  try {
    bundlesAbove(code, (part) => parents.get(`${version} ${part}`) ?? bundleOf(part));
    return null;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return error.message;
  }
}
