import { conference } from "./conference.ts";
import type { Return } from "./return.ts";
import { safeAccommodation } from "./safe-accommodation.ts";

/** Every return there is. */
export const RETURNS: readonly Return[] = [conference, safeAccommodation];

/** The return of this name. */
export const returnNamed = (name: string): Return | undefined => RETURNS.find((one) => one.name === name);
