// Whether a release may follow those before it. One release is controlled by itself (disclosure.ts, tabulate.ts); this is about two of the
// same report, area and period set against each other, of which a reader may keep every one.
//
// What a reader could try, and why it fails:
// - Subtract one release from the next. What is left is of those people alone whose part changed. They are more than seven, or there is
//   no next release; and both numbers were rounded or hidden by themselves, so that not even the sum of the changes is exact.
// - Look at one cell alone. It may have moved because of one of those people: from 20 to 25 says that a boundary of rounding was crossed,
//   by one or by nine, and from "1 to 7" to 10 that there is at least one more. How many of them are in that cell nobody is told.
// - Subtract the first from the third, when what the second changed was taken back. So a new release is compared with every one before
//   it, never with the last alone: each pair is of the same people, or differs by more than seven.
// - Wait for small corrections one by one. Those of 1 to 7 people are held back and not forgotten: the next look compares all that is
//   true by then with all that was ever shown, until it is of more than seven. A release that was held back leaves no number anywhere.
// - Ask often. A look that finds the same people with the same parts writes nothing, whatever was set about rounding in between: the
//   same people rounded in two ways would be two glimpses of one number.
// - Choose quarters. Releases are kept by quarter and read as they are, so a quarter's numbers do not depend on what stands beside them.
// - Compare reports. Those that are made of the same people are made of one table at one moment (freeze-quarter.ts).
// That something was held back is said, and says that between one and seven people's records changed: not who, nor how.
import { createHash } from "node:crypto";

/** Person to a digest of what they brought. */
export type People = ReadonlyMap<string, string>;

/** `same`: the newest release stands as it is. `frozen`: there is a next one. `held`: it would tell of too few people. */
export type Verdict = "frozen" | "same" | "held";

/** How many people are in one alone, or in both with different parts. */
export function differing(one: People, other: People): number {
  let count = 0;
  for (const [person, digest] of one) if (other.get(person) !== digest) count += 1;
  for (const person of other.keys()) if (!one.has(person)) count += 1;
  return count;
}

/** What becomes of a release made of `people`, after those that were frozen, oldest first. */
export function verdictOn(people: People, frozen: readonly People[], mostHidden: number): Verdict {
  const by = frozen.map((earlier) => differing(people, earlier));
  if (by.at(-1) === 0) return "same";
  return by.some((count) => count >= 1 && count <= mostHidden) ? "held" : "frozen";
}

/** The people as they are kept: a line for each, in the order of their ids. */
export function peopleText(people: People): string {
  return [...people.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([person, digest]) => `${person} ${digest}`)
    .join("\n");
}

/** The people that were kept. */
export function peopleIn(text: string): People {
  if (text === "") return new Map();
  return new Map(text.split("\n").map((line) => line.split(" ") as [string, string]));
}

/** The same for two releases that were made of the same people with the same parts. */
export const digestOf = (text: string): string => createHash("sha256").update(text).digest("base64url");
