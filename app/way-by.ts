// Which of the ways to reach somebody a press uses.
import type { SafeContactRow } from "#db/safe-contact.ts";

export type WrittenOrRung = "call" | "text" | "email" | "letter";

/** The channel an attempt of this kind is made by: of a kind that nobody knows, the phone. */
export const channelBy = (kind: string): "phone" | "email" | "post" =>
  kind === "email" ? "email" : kind === "letter" ? "post" : "phone";

/** For a text: the number they gave for texts alone, where they gave one. Else the phone, the mailbox or the letterbox. */
export const wayBy = (kind: string, all: readonly SafeContactRow[]): SafeContactRow | undefined =>
  (kind === "text" ? all.find((one) => one.channel === "text" && one.value_sealed !== null) : undefined) ??
  all.find((one) => one.channel === channelBy(kind));
