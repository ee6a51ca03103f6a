// What is kept of a return, opened: its numbers, to whom it was released, and why it was withdrawn.
import type { From } from "#db/connection.ts";
import { organisationById } from "#db/organisation.ts";
import type { ReturnReleaseRow, ReturnSnapshotRow, ReturnWithdrawalRow } from "#db/return-snapshot.ts";
import { boxFor } from "#db/sealed.ts";
import { may, type Holder } from "#machines/access.ts";
import type { Recipient } from "./reports/returns/recipient.ts";
import type { ReturnContent } from "./reports/returns/return.ts";

/**
 * Exact numbers are seen at the hub alone, by whoever prepares or releases returns there. A finance lead of another organisation may
 * ask for one to be prepared, and gets its numbers as anybody else does: by a release.
 */
export async function maySeeExact(from: From, actor: Holder): Promise<boolean> {
  if (!may(actor, "return.prepare") && !may(actor, "return.release")) return false;
  const organisation = await organisationById(from, actor.organisationId);
  return organisation?.kind === "hub" && organisation.area === actor.area;
}

/** The numbers of a snapshot with their words. */
export async function contentOf(from: From, row: ReturnSnapshotRow): Promise<ReturnContent> {
  const box = await boxFor(from, row.key_id);
  return JSON.parse(box.open("return_snapshot", "content_sealed", row.id, row.content_sealed)) as ReturnContent;
}

/** To whom a release was made. */
export async function recipientOf(from: From, row: ReturnReleaseRow): Promise<Recipient> {
  const box = await boxFor(from, row.key_id);
  return JSON.parse(box.open("return_release", "recipient_sealed", row.id, row.recipient_sealed)) as Recipient;
}

/** What a release was made for. */
export const purposeOf = async (from: From, row: ReturnReleaseRow): Promise<string> =>
  (await boxFor(from, row.key_id)).open("return_release", "purpose_sealed", row.id, row.purpose_sealed);

/** Why a snapshot was withdrawn. */
export const whyOf = async (from: From, row: ReturnWithdrawalRow): Promise<string> =>
  (await boxFor(from, row.key_id)).open("return_withdrawal", "why_sealed", row.id, row.why_sealed);
