// What is asked again when the risk of a case is graded anew.
import { CALL } from "./call.ts";
import type { Section } from "./question.ts";

const IDS = ["danger", "urgent", "happened", "who-causes-harm", "risk", "wants", "about"];

/** The parts of the call that the grade and the actions depend on, in the order of the call. */
export const ASSESS: readonly Section[] = CALL.filter((section) => IDS.includes(section.id));
