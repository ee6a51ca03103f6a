// How many there are, in words, for pages that count what only grows.

/** Counting stops here: nobody reads the hundred-thousandth row. */
export const MOST = 5_000;

/** "None now", "1 now", "5,000 or more". */
export function countWords(count: number): string {
  if (count >= MOST) return `${MOST.toLocaleString("en-GB")} or more`;
  return `${count === 0 ? "None" : count.toLocaleString("en-GB")} now`;
}
