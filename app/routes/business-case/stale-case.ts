// Somebody saved a version meanwhile: what it says and what was typed, side by side.
import type { StaleField } from "../../components/stale-form.tsx";
import type { SavedVersion } from "../../queries/report-business-case.ts";
import { readVersion, type UncheckedVersion } from "../../reports/business-case/version.ts";
import { COMPARATOR_WORDS, differencesOf, statedOf } from "../../reports/business-case/stated.ts";

const NOTHING = "Not there";

/** Each number that is not the same, beside which version stands now and whose it is. */
export function staleFields(now: SavedVersion, typed: UncheckedVersion): StaleField[] {
  const read = readVersion(typed);
  const differences = read.ok ? differencesOf(statedOf(now.version.input), statedOf(read.version.input)) : [];
  return [
    { label: "Version", theirs: `${now.number}, saved by ${now.by} on ${now.on}`, yours: "Made from an earlier one" },
    ...differences.map(({ what, a, b }) => ({ label: what, theirs: a ?? NOTHING, yours: b ?? NOTHING })),
    ...(now.version.comparator === typed.comparator
      ? []
      : [
          {
            label: "Compared with",
            theirs: COMPARATOR_WORDS[now.version.comparator],
            yours: COMPARATOR_WORDS[typed.comparator],
          },
        ]),
  ];
}
