// Changes of the catalogue: those that wait for a second person, and what was decided.
import type { Actor } from "#app/commands/told.ts";
import { catalogueChangeById, decidedChanges, waitingChanges, type CatalogueChangeRow } from "#db/catalogue-change.ts";
import type { From } from "#db/connection.ts";
import { deflators } from "#db/deflator.ts";
import { boxFor, openMaybe } from "#db/sealed.ts";
import {
  CHANGE_KIND_WORDS,
  CHANGE_STATUS_WORDS,
  EVERYWHERE,
  type CataloguePrice,
  type ChangePayload,
  type ChangeStatus,
  type IndexYear,
  type RuleChange,
} from "#machines/catalogue-change.ts";
import { triggerWords } from "#machines/triggers.ts";
import { londonDay, type Instant } from "#machines/time.ts";
import { unitCost } from "#db/unit-cost.ts";
import { newestVintageInForce, yearsMissing } from "../ledger-vintage.ts";
import { isOld } from "../reports/prices.ts";
import { userNames } from "./user-names.ts";

/** A change as a list names it. */
export interface ListedChange {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly proposedBy: string;
  readonly proposedAt: Instant;
  readonly status: ChangeStatus;
  readonly statusWords: string;
  readonly decidedBy: string | null;
  readonly decidedAt: Instant | null;
}

/** The same with what it says. */
export interface OneChange extends ListedChange {
  readonly version: number;
  /** True when the reader proposed it themselves. */
  readonly own: boolean;
  readonly prices: readonly (CataloguePrice & { readonly old: boolean })[];
  readonly years: readonly IndexYear[];
  readonly rule: RuleChange | null;
  /** What a vintage of the price index would bring, or has brought, about; null for other changes. */
  readonly effect: string | null;
  /** What whoever decided wrote. */
  readonly words: string | null;
}

const SHOWN_DECIDED = 25;
const AT_THE_TERMINAL = "Somebody at the terminal";

/** What waits, and the last that were decided. */
export async function changesPage(
  from: From,
  { area }: Pick<Actor, "area">,
): Promise<{ readonly waiting: readonly ListedChange[]; readonly decided: readonly ListedChange[] }> {
  const [waiting, decided] = [
    await waitingChanges(from, area),
    await decidedChanges(from, area, { limit: SHOWN_DECIDED }),
  ];
  const names = await userNames(from, peopleOf([...waiting, ...decided]));
  return { waiting: waiting.map((row) => listed(row, names)), decided: decided.map((row) => listed(row, names)) };
}

/** One change of the actor's area or of everybody; null when it is not theirs to see. */
export async function changePage(from: From, actor: Actor, id: string, at: Instant): Promise<OneChange | null> {
  const row = await catalogueChangeById(from, id);
  if (!row || (row.area !== actor.area && row.area !== EVERYWHERE)) return null;
  const names = await userNames(from, peopleOf([row]));
  const year = Number(londonDay(at).slice(0, 4));
  const box = await boxFor(from, row.key_id);
  const payload = JSON.parse(
    box.open("catalogue_change", "payload_sealed", row.id, row.payload_sealed),
  ) as ChangePayload;
  return {
    ...listed(row, names),
    version: row.version,
    own: row.proposed_by === actor.userId,
    prices: (await pricesOf(from, payload)).map((price) => ({ ...price, old: isOld(price.priceYear, year) })),
    years: payload.kind === "deflator" ? payload.years : [],
    effect: payload.kind === "deflator" ? await effectOf(from, payload, row.status) : null,
    rule: "rule" in payload ? payload.rule : null,
    words: openMaybe(box, "catalogue_change", "words_sealed", row.id, row.words_sealed),
  };
}

/** Whether entries will be made with a vintage that waits. */
async function effectOf(
  from: From,
  { vintage, years }: Extract<ChangePayload, { readonly kind: "deflator" }>,
  status: ChangeStatus,
): Promise<string | null> {
  if (status !== "proposed") return null;
  const stored = (await deflators(from, vintage)).map(({ fy }) => fy);
  const missing = await yearsMissing(from, [...stored, ...years.map(({ fy }) => fy)]);
  const now = await newestVintageInForce(from);
  if (missing.length > 0)
    return `The ledger goes on with ${now}: this one has no index for ${missing.join(", ")}, which prices need.`;
  return vintage === now
    ? `The ledger is made with ${now} already.`
    : `From when it is approved, new entries of the ledger are made with it, in place of ${now}. What is entered stays as it is.`;
}

const peopleOf = (rows: readonly CatalogueChangeRow[]) =>
  rows.flatMap(({ proposed_by, decided_by }) => [proposed_by, decided_by]);

function listed(row: CatalogueChangeRow, names: ReadonlyMap<string, string>): ListedChange {
  return {
    id: row.id,
    kind: CHANGE_KIND_WORDS[row.kind],
    name: row.kind === "price" || row.kind === "rule" ? triggerWords(row.name) : row.name,
    proposedBy: row.proposed_by === null ? AT_THE_TERMINAL : (names.get(row.proposed_by) ?? ""),
    proposedAt: row.proposed_at,
    status: row.status,
    statusWords: CHANGE_STATUS_WORDS[row.status],
    decidedBy: row.decided_by === null ? null : (names.get(row.decided_by) ?? ""),
    decidedAt: row.decided_at,
  };
}

/** The prices that a change brings, or points at. */
async function pricesOf(from: From, payload: ChangePayload): Promise<readonly CataloguePrice[]> {
  if (payload.kind === "import") return payload.prices;
  if (payload.kind === "price") return [{ ...payload.price, version: "The area’s own", code: payload.rule.trigger }];
  if (payload.kind === "deflator") return [];
  const row = await unitCost(from, payload.version, payload.code);
  if (!row) return [];
  const { version, code, label, unit, pence, price_year: priceYear, source, licence, grade } = row;
  return [
    {
      version,
      code,
      label,
      unit,
      pence,
      priceYear,
      source,
      licence,
      grade,
      bearer: row.bearer,
      band: row.band,
      bundle: row.bundle,
    },
  ];
}
