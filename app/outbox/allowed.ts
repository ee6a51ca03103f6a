// Whether a message may go out now. Asked when it is sent, not only when it was written.
import { caseById } from "#db/case.ts";
import type { From } from "#db/connection.ts";
import type { OutboxRow } from "#db/outbox.ts";
import { channelAmong, safeContactsOfCase } from "#db/safe-contact.ts";
import { boxFor } from "#db/sealed.ts";
import { userById } from "#db/user.ts";
import { automaticKind, mayContact, type Refusal } from "#machines/safe-contact.ts";
import type { Instant } from "#machines/time.ts";
import { payloadOf } from "./payload.ts";

export type HeldWhy = Refusal | "case-closed" | "changed-since" | "no-address";

export type Allowed =
  | {
      readonly ok: true;
      readonly channel: "text" | "email";
      readonly to: string;
      readonly subject: string;
      readonly body: string;
    }
  | { readonly ok: false; readonly why: HeldWhy; readonly next: Instant | null };

const held = (why: HeldWhy, next: Instant | null = null): Allowed => ({ ok: false, why, next });

/** Whether this message may go out at `at`, with where it goes and what it says; or why not, and when it is next allowed. */
export async function allowedNow(from: From, row: OutboxRow, at: Instant): Promise<Allowed> {
  const { to, subject, body } = payloadOf(await boxFor(from, row.key_id), row);
  if (row.safe_contact_id !== null) return allowedToPerson(from, row, { to, subject, body }, at);
  if (row.user_id === null) return to === null ? held("no-address") : { ok: true, channel: "email", to, subject, body };
  const user = await userById(from, row.user_id);
  if (!user || user.status === "disabled") return held("no-address");
  const address = (await boxFor(from, user.key_id)).open("user", "email_sealed", user.id, user.email_sealed);
  return { ok: true, channel: "email", to: address, subject, body };
}

interface Said {
  readonly to: string | null;
  readonly subject: string;
  readonly body: string;
}

async function allowedToPerson(from: From, row: OutboxRow, { to, ...said }: Said, at: Instant): Promise<Allowed> {
  const theirs = row.case_id === null ? undefined : await caseById(from, row.case_id);
  if (!theirs || theirs.status === "closed") return held("case-closed");
  const all = await safeContactsOfCase(from, theirs.id);
  const contact = all.find((one) => one.id === row.safe_contact_id);
  const kind = contact && automaticKind(contact);
  if (!contact || !kind) return held("wrong-channel");
  const answer = mayContact(channelAmong(contact, all), kind, at);
  if (!answer.ok) return held(answer.why, answer.next);
  const value = (await boxFor(from, contact.key_id)).openMaybe(
    "safe_contact",
    "value_sealed",
    contact.id,
    contact.value_sealed,
  );
  if (value === null) return held("no-address");
  // It was written for a number that is no longer theirs, or for one that nobody had then.
  if (value !== to) return held("changed-since");
  return { ok: true, channel: kind === "automatic-text" ? "text" : "email", to: value, ...said };
}
