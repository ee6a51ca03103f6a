import { apiClientById, insertApiClient, updateApiClient } from "#db/api-client.ts";
import { inTransaction, type Db, type Trx } from "#db/connection.ts";
import { newId } from "#db/ids.ts";
import { organisationById } from "#db/organisation.ts";
import type { Instant } from "#machines/time.ts";
import { conflict, done, notFound, refused, type Result } from "./result.ts";
import { newUser } from "./shared/new-user.ts";
import { writeAudit } from "./shared/record.ts";
import { hashOfToken, newToken } from "./token.ts";
import type { Told } from "./told.ts";

/** A token says what it is, so that one that leaked is found by those who look for such things. */
const newApiToken = (): string => `hub_${newToken()}`;

export interface NewApiClient {
  readonly organisationId: string;
  /** What the system is called; never a person's name. */
  readonly name: string;
  /** How many requests it may send in a minute. */
  readonly perMinute: number;
}

/** Lets a system of an organisation refer. Its token is answered this once and never kept. */
export function createApiClient(
  db: Db,
  { organisationId, name, perMinute }: NewApiClient,
  told: Told,
): Promise<Result<{ readonly id: string; readonly token: string }>> {
  return inTransaction(db, async (trx) => {
    const organisation = await organisationById(trx, organisationId);
    if (organisation?.status !== "active") return notFound;
    if (organisation.kind === "hub" || organisation.kind === "commissioner")
      return refused("Only an organisation that refers can have a system that does.");
    const id = newId();
    const token = newApiToken();
    await insertApiClient(trx, {
      id,
      organisation_id: organisationId,
      user_id: await addStandIn(trx, organisationId, name, told.at),
      name,
      token_hash: hashOfToken(token),
      per_minute: perMinute,
      created_at: told.at,
      revoked_at: null,
      version: 1,
    });
    await writeAudit(trx, "api-client.create", { table: "api_client", id }, told);
    return done({ id, token });
  });
}

/** A new token for a system whose old one was lost, or may be known: the old one opens nothing from this moment. */
export function renewApiClient(db: Db, id: string, told: Told): Promise<Result<{ readonly token: string }>> {
  return inTransaction(db, async (trx) => {
    const row = await apiClientById(trx, id);
    if (!row) return notFound;
    if (row.revoked_at !== null) return refused("This system may no longer refer: create it anew.");
    const token = newApiToken();
    if (!(await updateApiClient(trx, id, row.version, { token_hash: hashOfToken(token) })))
      return conflict(row.version, {});
    await writeAudit(trx, "api-client.renew", { table: "api_client", id }, told);
    return done({ token });
  });
}

/** The system's token opens nothing from this moment. Done twice it is done once. */
export function revokeApiClient(db: Db, id: string, told: Told): Promise<Result> {
  return inTransaction(db, async (trx) => {
    const row = await apiClientById(trx, id);
    if (!row) return notFound;
    if (row.revoked_at !== null) return done({});
    if (!(await updateApiClient(trx, id, row.version, { revoked_at: told.at }))) return conflict(row.version, {});
    await writeAudit(trx, "api-client.revoke", { table: "api_client", id }, told);
    return done({});
  });
}

/**
 * Who did something is always a user. A system's is one that nobody signs in as: disabled, without a password, at an address that
 * can't exist.
 */
async function addStandIn(trx: Trx, organisationId: string, name: string, at: Instant): Promise<string> {
  const email = `${newId().toLowerCase()}@system.invalid`;
  const standIn = { organisation_id: organisationId, role: "referrer", status: "disabled" } as const;
  return (await newUser(trx, { ...standIn, email, name: `System: ${name}` }, at)).id;
}
