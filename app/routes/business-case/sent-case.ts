// What both forms of a business case do with a post, up to the command.
import type { FieldError } from "../../components/summary-of-errors.tsx";
import { type FormValues, typedIn, wrongIn } from "../../forms.ts";
import type { Hub } from "../../hub.ts";
import { vintagesKnown } from "../../queries/report-price-indices.ts";
import { cataloguePrices, seriesOf } from "../../queries/report-business-start.ts";
import { readVersion, type UncheckedVersion } from "../../reports/business-case/version.ts";
import { ownIndex } from "./own-index.ts";
import { errorsAtFields, isMissingYear, uncheckedFrom } from "./read-typed.ts";
import { OWN_INDEX, type TypedCase, typedFrom } from "./typed-case.ts";
import { typedAfter } from "./type-more.ts";

/** A form as it goes back to the page. */
export interface SentCase {
  readonly typed: TypedCase;
  readonly key: string;
  /** The number of the version that the form was made from. */
  readonly version: string;
  readonly errors: readonly FieldError[];
}

type Posted =
  /** A button that changes only the form, or a field that can't be read: the page again, with this. */
  | { readonly kind: "again"; readonly sent: SentCase; readonly status: 200 | 422 }
  | {
      readonly kind: "save";
      readonly sent: SentCase;
      readonly unchecked: UncheckedVersion;
      readonly vintageKnown: boolean;
    };

const OWN_FIELDS = new Set(["key", "version", "intent"]);
const NOT_PICKED = "Choose a price of the catalogue first.";

/** Reads a post of the form. Nothing is written. */
export async function postedCase(db: Hub["db"], values: FormValues): Promise<Posted> {
  const typed = typedFrom(values);
  const { intent, key, version } = typedIn(values, ["intent", "key", "version"]);
  const sent: SentCase = { typed, key, version, errors: [] };
  const wrong = wrongIn(
    values,
    Object.keys(values).filter((name) => !OWN_FIELDS.has(name)),
  );
  if (wrong.length > 0) return { kind: "again", sent: { ...sent, errors: wrong }, status: 422 };
  const picking = /^add-price\.(\d{1,3})$/.exec(intent)?.[1];
  if (picking !== undefined) {
    const field = `outcomes.${picking}.pick`;
    const picked = typedIn(values, [field])[field];
    const price = (await cataloguePrices(db)).find((one) => one.key === picked);
    if (!price) return { kind: "again", sent: { ...sent, errors: [{ field, message: NOT_PICKED }] }, status: 422 };
    return { kind: "again", sent: { ...sent, typed: typedAfter(intent, typed, price) ?? typed }, status: 200 };
  }
  const after = typedAfter(intent, typed);
  if (after) return { kind: "again", sent: { ...sent, typed: after }, status: 200 };
  if (typed.vintage === OWN_INDEX) return withOwnIndex(sent, await vintagesKnown(db));
  const series = await seriesOf(db, typed.vintage);
  return { kind: "save", sent, unchecked: uncheckedFrom(typed, series), vintageKnown: series !== null };
}

function withOwnIndex(sent: SentCase, vintages: readonly string[]): Posted {
  const { series, errors } = ownIndex(sent.typed, vintages);
  const unchecked = uncheckedFrom(sent.typed, series);
  if (errors.length === 0) return { kind: "save", sent, unchecked, vintageKnown: true };
  const read = readVersion(unchecked);
  // Without a series every year is missing from it, which says nothing more.
  const others = read.ok ? [] : read.errors.filter(({ message }) => series !== null || !isMissingYear(message));
  const all = [...errors, ...errorsAtFields(others, true)];
  return { kind: "again", sent: { ...sent, errors: all }, status: 422 };
}
