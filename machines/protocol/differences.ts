// A later version of the protocol as it is written and stored: what differs from version 1.
import type { PathwayCode } from "./catalogue.ts";
import { FIRST_DEFINITION, type ExtraRule, type ProtocolDefinition } from "./definition.ts";
import { differencesSchema, type Differences } from "./differences-schema.ts";
import { errorsFrom, type FactsError } from "./issues.ts";
import type { RuleCode } from "./rules.ts";

export { CAN_BE_OFF, type Differences } from "./differences-schema.ts";

export type ReadDifferences =
  | { readonly ok: true; readonly differences: Differences }
  | { readonly ok: false; readonly errors: readonly FactsError[] };

/** Reads what differs from version 1. Never throws: every wrong value and unknown key is an error with its path. */
export function readDifferences(value: unknown): ReadDifferences {
  const parsed = differencesSchema.safeParse(value);
  if (parsed.success) return { ok: true, differences: parsed.data };
  return {
    ok: false,
    errors: errorsFrom(
      parsed.error.issues,
      (_, key) => `Nothing called “${key}” can differ here: check how it is spelt.`,
    ),
  };
}

type Given<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** The keys that are given a value. */
const given = <T extends object>(value: T): Given<T> =>
  Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as Given<T>;

/** A whole version: version 1 with the differences in their place. Expects differences that `readDifferences` let through. */
export function definitionOf(version: string, differences: Differences): ProtocolDefinition {
  const first: ProtocolDefinition = FIRST_DEFINITION;
  const pathways = { ...first.pathways };
  for (const [code, change] of Object.entries(differences.pathways ?? {}) as [PathwayCode, object][])
    pathways[code] = { ...first.pathways[code], ...given(change) };
  return {
    version,
    settings: { ...first.settings, ...given(differences.settings ?? {}) },
    prompts: { ...first.prompts, ...given(differences.prompts ?? {}) },
    mostNotKnown: differences.mostNotKnown ?? first.mostNotKnown,
    assessmentHours: { ...first.assessmentHours, ...given(differences.assessmentHours ?? {}) },
    safetyPlanHours: differences.safetyPlanHours ?? first.safetyPlanHours,
    pathways,
    extra: (differences.extra ?? []).map(({ code, say: words, when, pathways: asked, prompt, flag }): ExtraRule => ({
      code,
      say: words,
      when: given(when),
      pathways: asked ?? [],
      prompt: prompt ?? false,
      flag: flag ?? null,
    })),
    off: (differences.off ?? []) as RuleCode[],
  };
}
