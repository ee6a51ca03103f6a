import type { Db } from "#db/connection.ts";
import { lockProtocolVersions, protocolVersion, withdrawProtocolVersion as withdrawRow } from "#db/protocol-version.ts";
import { may } from "#machines/access.ts";
import { conflict, done, notFound, type Result } from "./result.ts";
import { writeAudit } from "./shared/record.ts";
import { tell } from "./shared/tell.ts";
import { standingOf } from "./switch-protocol-version.ts";
import type { Told } from "./told.ts";

/** Takes back a proposal that nobody has switched on. Its number is not used again. */
export function withdrawProtocolVersion(
  db: Db,
  input: { readonly version: string },
  told: Told,
): Promise<Result<{ version: string }>> {
  return tell(db, "withdraw-protocol-version", told, input, async (trx) => {
    if (!may(told.by, "protocol.propose")) return notFound;
    await lockProtocolVersions(trx);
    const row = await protocolVersion(trx, input.version);
    if (!row) return notFound;
    const standing = standingOf(row);
    if (standing) return conflict(1, standing);
    await withdrawRow(trx, row.version, { by: told.by.userId, at: told.at });
    await writeAudit(trx, "protocol.withdraw", { table: "protocol_version", id: row.version }, told);
    return done({ version: row.version });
  });
}
