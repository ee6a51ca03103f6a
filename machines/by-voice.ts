// What is given by voice alone is taken out of words that go to others: whoever tells what happened may say where they live and
// how to ring them in the same breath.

const NUMBER = /(?<![\d+])(?:\+|0)\d(?:[\s().-]{0,2}\d){8,13}(?!\d)/g;
const POSTCODE = /\b[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}\b/gi;
const TAKEN_OUT = "[we tell you by voice]";
/** A first line shorter than this is a word that may stand anywhere. */
const SHORTEST_LINE = 6;

/** The words without anything like a phone number or a postcode, and without the address that is known, whole or its first line. */
export function withoutPlaces(words: string, address: string | null): string {
  const first = address?.split(/[,\n]/)[0] ?? "";
  const known = [address ?? "", first].map((text) => text.trim()).filter((text) => text.length >= SHORTEST_LINE);
  const without = known.reduce((text, one) => text.replaceAll(looselyAs(one), TAKEN_OUT), words);
  return without.replaceAll(NUMBER, TAKEN_OUT).replaceAll(POSTCODE, TAKEN_OUT);
}

/** The text in any capitals, and with any spaces and commas between its words. */
const looselyAs = (text: string): RegExp =>
  new RegExp(
    text
      .split(/[\s,]+/)
      .filter(Boolean)
      .map((word) => word.replace(/[^\p{L}\p{N}]/gu, String.raw`\$&`))
      .join(String.raw`[\s,]+`),
    "gi",
  );
