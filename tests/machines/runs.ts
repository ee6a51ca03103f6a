/**
 * How many random documents a property is tried with. Mutation testing asks each property hundreds of times: there fewer do,
 * and always the same ones, so that its score can be found again.
 */
export const runs = (numRuns: number): { numRuns: number; seed?: number } =>
  process.env.HUB_TESTS === "mutation" ? { numRuns: Math.ceil(numRuns / 15), seed: 7 } : { numRuns };
