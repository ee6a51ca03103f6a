// How numbers of a business case are written on its pages: whole pounds, for pennies would be precision that is not there.
import { formatPounds } from "#machines/money.ts";

/** `£1,235`, `-£20`. */
export const poundsWords = (pence: number): string => formatPounds(Math.round(pence / 100) * 100 || 0);

export const numeric = (text: string) => ({ text, format: "numeric" }) as const;
export const amount = (pence: number) => numeric(poundsWords(pence));

/** `2.75`, to two places. */
export const ratioWords = (ratio: number | null): string =>
  ratio === null ? "None: there is no cost" : ratio.toFixed(2);

/** The year by which it has paid for itself. */
export const paybackWords = (year: number | null): string => (year === null ? "Not in these years" : `Year ${year}`);

export const LOCKED = "Locked";
