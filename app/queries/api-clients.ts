// The systems that refer by themselves: who asks now, and the list for whoever looks after them.
import { apiClients, liveApiClient, type LiveApiClient } from "#db/api-client.ts";
import type { Db } from "#db/connection.ts";

/** The client whose token hashes to this; undefined when it was taken back, or never was. */
export const liveClient = (db: Db, tokenHash: string): Promise<LiveApiClient | undefined> =>
  liveApiClient(db, tokenHash);

/** Every system, with no token and nothing a token follows from. */
export async function apiClientList(db: Db) {
  return (await apiClients(db)).map((row) => ({
    id: row.id,
    organisation: row.organisation,
    name: row.name,
    perMinute: row.per_minute,
    createdAt: row.created_at,
    revokedAt: row.revoked_at,
  }));
}
