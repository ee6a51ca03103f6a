// Business cases, each version as it was saved. Nothing here is ever changed: a later version has the next number.
import type { From, Trx } from "./connection.ts";
import { insertRow, rowById } from "./rows.ts";
import type { NewRow, Row } from "./rows.ts";

export type BusinessCaseRow = Row<"business_case">;
export type BusinessCaseVersionRow = Row<"business_case_version">;
export type CashableSignatureRow = Row<"cashable_signature">;

/** Puts a business case in; its first version is a row of its own. */
export const insertBusinessCase = (trx: Trx, row: NewRow<"business_case">): Promise<void> =>
  insertRow(trx, "business_case", row);

/** Puts a version in. The database refuses a number that is taken. */
export const insertBusinessCaseVersion = (trx: Trx, row: NewRow<"business_case_version">): Promise<void> =>
  insertRow(trx, "business_case_version", row);

/** Signs the cashable share of a version. The database refuses a second signature. */
export const insertCashableSignature = (trx: Trx, row: NewRow<"cashable_signature">): Promise<void> =>
  insertRow(trx, "cashable_signature", row);

/** One business case. */
export const businessCaseById = (from: From, id: string): Promise<BusinessCaseRow | undefined> =>
  rowById(from, "business_case", id);

/** Every business case of an area, newest first. */
export function businessCasesOf(from: From, area: string): Promise<BusinessCaseRow[]> {
  return from.q
    .selectFrom("business_case")
    .selectAll()
    .where("area", "=", area)
    .orderBy("created_at", "desc")
    .orderBy("id", "desc")
    .execute();
}

/** What a list shows of each version. */
export type VersionHead = Omit<BusinessCaseVersionRow, "input" | "sources">;
const HEAD = [
  "id",
  "business_case_id",
  "number",
  "vintage",
  "comparator",
  "comparator_grade",
  "comparator_words",
  "note",
  "at",
  "by",
] as const satisfies readonly (keyof VersionHead)[];

/** The versions of these business cases without their numbers, oldest first. */
export async function businessCaseVersions(from: From, ids: readonly string[]): Promise<VersionHead[]> {
  if (ids.length === 0) return [];
  return from.q
    .selectFrom("business_case_version")
    .select(HEAD)
    .where("business_case_id", "in", ids)
    .orderBy("business_case_id")
    .orderBy("number")
    .execute();
}

/** One version, whole. */
export function businessCaseVersion(
  from: From,
  id: string,
  number: number,
): Promise<BusinessCaseVersionRow | undefined> {
  return from.q
    .selectFrom("business_case_version")
    .selectAll()
    .where("business_case_id", "=", id)
    .where("number", "=", number)
    .executeTakeFirst();
}

/** The version that was saved last, whole. */
export function newestBusinessCaseVersion(from: From, id: string): Promise<BusinessCaseVersionRow | undefined> {
  return from.q
    .selectFrom("business_case_version")
    .selectAll()
    .where("business_case_id", "=", id)
    .orderBy("number", "desc")
    .limit(1)
    .executeTakeFirst();
}

/** The signatures under these versions. */
export async function cashableSignatures(from: From, versionIds: readonly string[]): Promise<CashableSignatureRow[]> {
  if (versionIds.length === 0) return [];
  return from.q.selectFrom("cashable_signature").selectAll().where("version_id", "in", versionIds).execute();
}
