// How many there are, in words, for pages that count what only grows.

/** Counting stops at as many: what is over only grows, and nobody reads the hundred-thousandth row of it. */
export const mostCounted = (owesNothing: boolean): number => (owesNothing ? 1_000 : 5_000);

/** "None now", "1 now", "1,000 or more". */
export function countWords(count: number, owesNothing: boolean): string {
  const most = mostCounted(owesNothing);
  if (count >= most) return `${most.toLocaleString("en-GB")} or more`;
  return `${count === 0 ? "None" : count.toLocaleString("en-GB")} now`;
}
