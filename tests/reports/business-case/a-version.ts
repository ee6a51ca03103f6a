import type { UncheckedVersion } from "#app/reports/business-case/version.ts";
import { readVersion, type CaseVersion } from "#app/reports/business-case/version.ts";
import { PLAIN } from "./a-case.ts";

/** The plain business case, as somebody saves it who does not know yet what to compare it with. */
export const UNCOMPARED = {
  input: PLAIN,
  sources: {
    "costs.0": "An invented contract",
    "outcomes.0": "An invented count",
    "outcomes.0.costableAs.0": "An invented list, 2026-27",
  },
  vintage: "HMT March 2026",
  comparator: "none",
  comparatorGrade: null,
  comparatorWords: null,
  note: "",
} as const satisfies UncheckedVersion;

/** The same, with an assumption that unlocks its ratio. */
export const ASSUMED = {
  ...UNCOMPARED,
  comparator: "assumption",
  comparatorGrade: 6,
  comparatorWords: "Half would have come about anyway.",
} as const satisfies UncheckedVersion;

/** As it is checked. Throws when it is refused. */
export function checked(unchecked: UncheckedVersion): CaseVersion {
  const read = readVersion(unchecked);
  if (!read.ok) throw new Error(JSON.stringify(read.errors));
  return read.version;
}
