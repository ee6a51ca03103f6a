// How a price is written wherever it stands: never without its source, year and version, and never as new when it is old.
import { BAND_WORDS, BEARER_WORDS, type Band, type Bearer } from "#machines/money-words.ts";
import { formatPounds } from "#machines/money.ts";

export const OLD_WORDS = "Old: more than five years";

/** `£415.00 per incident, prices of 2008-09`. */
export const amountWords = (price: {
  readonly pence: number;
  readonly unit: string;
  readonly priceYear: string;
}): string => `${formatPounds(price.pence)} ${price.unit}, prices of ${price.priceYear}`;

export const ruleWords = ({ band, bearer }: { readonly band: Band; readonly bearer: Bearer }): string =>
  `${BAND_WORDS[band]}; ${BEARER_WORDS[bearer]}`;

interface Sourced {
  readonly source: string;
  readonly licence: string;
  readonly version: string;
  readonly code: string;
  readonly grade: number;
  readonly old?: boolean;
  readonly invented?: boolean;
}

/** Where a price is from, on what terms, and how far to trust it. */
export function SourceOf({ price }: { readonly price: Sourced }) {
  return (
    <>
      {price.invented && <strong>Demonstration price, invented. </strong>}
      {price.source}. {price.version}, {price.code}. {price.licence}. Evidence grade {price.grade} of 6.
      {price.old && <strong> {OLD_WORDS}.</strong>}
    </>
  );
}
