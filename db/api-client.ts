// A system of another organisation that refers by itself. Its token is not here: only what the token hashes to.
import type { From, Trx } from "./connection.ts";
import { lookForOne } from "./look.ts";
import type { OrganisationRow } from "./organisation.ts";
import type { ReferralRow } from "./referral.ts";
import { changeRow, insertRow, rowById } from "./rows.ts";
import type { Changes, NewRow, Row } from "./rows.ts";

export type ApiClientRow = Row<"api_client">;

/** Puts one in. */
export const insertApiClient = (trx: Trx, row: NewRow<"api_client">): Promise<void> =>
  insertRow(trx, "api_client", row);

/** The one with this id. */
export const apiClientById = (from: From, id: string): Promise<ApiClientRow | undefined> =>
  rowById(from, "api_client", id);

/** Changes it; false when it is no longer at `version`. */
export const updateApiClient = (
  trx: Trx,
  id: string,
  version: number,
  changes: Changes<"api_client">,
): Promise<boolean> => changeRow(trx, "api_client", id, version, changes);

/** A client whose token still opens, and what it acts for. */
export type LiveApiClient = Pick<ApiClientRow, "id" | "user_id" | "organisation_id" | "per_minute"> &
  Pick<OrganisationRow, "area" | "kind">;

/** The client whose token hashes to this; none when it was revoked, or its organisation is no longer active. */
export function liveApiClient(from: From, tokenHash: string): Promise<LiveApiClient | undefined> {
  return lookForOne(from, "live api client", [tokenHash, "active"], (q) =>
    q
      .selectFrom("api_client")
      .innerJoin("organisation", "organisation.id", "api_client.organisation_id")
      .select([
        "api_client.id",
        "api_client.user_id",
        "api_client.organisation_id",
        "api_client.per_minute",
        "organisation.area",
        "organisation.kind",
      ])
      .where("api_client.token_hash", "=", tokenHash)
      .where("api_client.revoked_at", "is", null)
      .where("organisation.status", "=", "active"),
  );
}

/** Every client with its organisation's name, revoked ones too, the oldest first. */
export function apiClients(from: From): Promise<(ApiClientRow & { readonly organisation: string })[]> {
  return from.q
    .selectFrom("api_client")
    .innerJoin("organisation", "organisation.id", "api_client.organisation_id")
    .selectAll("api_client")
    .select("organisation.name as organisation")
    .orderBy("api_client.created_at")
    .orderBy("api_client.id")
    .execute();
}

/** The referral with this reference, when a system of the organisation sent it; whoever has the token now. */
export function referralOfSystems(
  from: From,
  organisationId: string,
  reference: string,
): Promise<ReferralRow | undefined> {
  return lookForOne(from, "referral of systems", [reference, organisationId], (q) =>
    q
      .selectFrom("referral")
      .innerJoin("api_client", "api_client.user_id", "referral.referred_by")
      .selectAll("referral")
      .where("referral.reference", "=", reference)
      .where("referral.organisation_id", "=", organisationId),
  );
}
