import { createHash } from "node:crypto";
import { insertCatalogueChange, waitingChangeLike, type CatalogueChangeRow } from "#db/catalogue-change.ts";
import type { From, Trx } from "#db/connection.ts";
import { newId } from "#db/ids.ts";
import { holdTable } from "#db/row-seal.ts";
import { boxFor, createKey } from "#db/sealed.ts";
import type { ChangePayload } from "#machines/catalogue-change.ts";
import type { Told } from "../told.ts";
import { userOf, writeAudit } from "./record.ts";

export interface Proposed {
  readonly changeId: string;
  /** True when the same was proposed before and still waits. */
  readonly again: boolean;
}

/** Puts a change before a second person; the same content waits once. `name` is the list, vintage or trigger it is about. */
export async function proposeChange(
  trx: Trx,
  area: string,
  name: string,
  payload: ChangePayload,
  told: Told,
): Promise<Proposed> {
  const text = JSON.stringify(payload);
  const digest = createHash("sha256").update(text).digest("hex");
  await holdTable(trx, "catalogue_change");
  const waiting = await waitingChangeLike(trx, area, digest);
  if (waiting) return { changeId: waiting.id, again: true };
  const id = newId();
  const box = await createKey(trx, "organisation", told.at);
  await insertCatalogueChange(trx, {
    id,
    area,
    kind: payload.kind,
    name,
    digest,
    payload_sealed: box.seal("catalogue_change", "payload_sealed", id, text),
    proposed_by: userOf(told),
    proposed_at: told.at,
    status: "proposed",
    decided_by: null,
    decided_at: null,
    words_sealed: null,
    key_id: box.keyId,
    version: 1,
  });
  await writeAudit(trx, "catalogue.propose", { table: "catalogue_change", id }, told);
  return { changeId: id, again: false };
}

/** What a change is, opened. */
export async function payloadOf(from: From, row: CatalogueChangeRow): Promise<ChangePayload> {
  const box = await boxFor(from, row.key_id);
  return JSON.parse(box.open("catalogue_change", "payload_sealed", row.id, row.payload_sealed)) as ChangePayload;
}
