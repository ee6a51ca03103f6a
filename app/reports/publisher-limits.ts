// What a publisher may set. The browser may know it.
import type { Publisher } from "./report.ts";

/** A publisher may be stricter than the default, never less: with fewer hidden, a crossing of two lists can pin one of them down. */
export const HIDDEN_FROM_TO = { least: 7, most: 50 } as const;
/** A count that is shown is a multiple of one of these. */
export const STEPS = [5, 10, 20, 50] as const;

export const WRONG_HIDDEN = `Enter a whole number from ${HIDDEN_FROM_TO.least} to ${HIDDEN_FROM_TO.most}`;
export const WRONG_STEP = `Choose one of ${STEPS.join(", ")}`;

/** What is wrong with a setting, by its field. */
export function problemsWithPublisher(input: Publisher): { field: keyof Publisher; message: string }[] {
  const { least, most } = HIDDEN_FROM_TO;
  const hidden = Number.isInteger(input.mostHidden) && input.mostHidden >= least && input.mostHidden <= most;
  return [
    ...(hidden ? [] : [{ field: "mostHidden", message: WRONG_HIDDEN } as const]),
    ...(STEPS.some((step) => step === input.countStep) ? [] : [{ field: "countStep", message: WRONG_STEP } as const]),
  ];
}
