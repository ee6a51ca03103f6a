import type { From } from "#db/connection.ts";
import { deflatorVintages } from "#db/deflator.ts";

/** The name of every price index that the hub has. */
export const vintagesKnown = (from: From): Promise<readonly string[]> => deflatorVintages(from);
