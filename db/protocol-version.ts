// Versions of the triage protocol: proposed by one person, switched on by another, never changed. Version 1 is always there.
import { sql } from "kysely";
import type { Instant } from "#machines/time.ts";
import type { From, Trx } from "./connection.ts";
import { change, lookForOne } from "./look.ts";
import { insertRow } from "./rows.ts";
import type { NewRow, Row } from "./rows.ts";

export type ProtocolVersionRow = Row<"protocol_version">;

/** Puts a proposal in. */
export const insertProtocolVersion = (trx: Trx, row: NewRow<"protocol_version">): Promise<void> =>
  insertRow(trx, "protocol_version", row);

/** The one with this number. */
export function protocolVersion(from: From, version: string): Promise<ProtocolVersionRow | undefined> {
  return lookForOne(from, "protocol version", [version], (q) =>
    q.selectFrom("protocol_version").selectAll().where("version", "=", version),
  );
}

/** The version that cases are triaged under at a moment: of those switched on, the newest that began by then. */
export function protocolVersionAt(from: From, at: Instant): Promise<ProtocolVersionRow | undefined> {
  return lookForOne(from, "protocol version at", [at], (q) =>
    q
      .selectFrom("protocol_version")
      .selectAll()
      .where("from_at", "is not", null)
      .where("from_at", "<=", at)
      .orderBy("from_at", "desc")
      .orderBy("switched_at", "desc")
      .limit(sql.lit(1)),
  );
}

/** Every version, the first proposed in front, withdrawn ones too. */
export async function protocolVersions(from: From): Promise<ProtocolVersionRow[]> {
  const rows = await from.q.selectFrom("protocol_version").selectAll().execute();
  return rows.sort((a, b) => Number(a.version) - Number(b.version));
}

/** Keeps everybody else from proposing or switching until the transaction is over. */
export async function lockProtocolVersions(trx: Trx): Promise<void> {
  // On SQLite transactions that write come one after another anyway.
  if (trx.dialect === "postgres")
    await trx.q.selectFrom("protocol_version").select("version").where("version", "=", "1").forUpdate().execute();
}

/** Switches a proposal on; false when it is on already, was withdrawn, or is not there. */
export async function switchProtocolVersion(
  trx: Trx,
  version: string,
  { fromAt, by, at }: { readonly fromAt: Instant; readonly by: string; readonly at: Instant },
): Promise<boolean> {
  const changed = await change(trx, "switch protocol version", [fromAt, by, at, version], (q) =>
    stillProposed(
      q.updateTable("protocol_version").set({ from_at: fromAt, switched_by: by, switched_at: at }),
      version,
    ),
  );
  return changed === 1;
}

/** Takes a proposal back; false when it is on already, was withdrawn, or is not there. */
export async function withdrawProtocolVersion(
  trx: Trx,
  version: string,
  { by, at }: { readonly by: string; readonly at: Instant },
): Promise<boolean> {
  const changed = await change(trx, "withdraw protocol version", [by, at, version], (q) =>
    stillProposed(q.updateTable("protocol_version").set({ withdrawn_by: by, withdrawn_at: at }), version),
  );
  return changed === 1;
}

interface Narrowed<Q> {
  where(column: "version", is: "=", version: string): Q;
  where(column: "switched_at" | "withdrawn_at", is: "is", nothing: null): Q;
}

const stillProposed = <Q extends Narrowed<Q>>(update: Q, version: string): Q =>
  update.where("version", "=", version).where("switched_at", "is", null).where("withdrawn_at", "is", null);
