// Which of the ways to reach somebody a press uses.
import type { SafeContactRow } from "#db/safe-contact.ts";

/** For a text: the number they gave for texts alone, where they gave one. Else the phone. */
export const wayBy = (kind: "call" | "text", all: readonly SafeContactRow[]): SafeContactRow | undefined =>
  (kind === "text" ? all.find((one) => one.channel === "text" && one.value_sealed !== null) : undefined) ??
  all.find((one) => one.channel === "phone");
