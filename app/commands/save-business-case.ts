import {
  businessCaseById,
  insertBusinessCase,
  insertBusinessCaseVersion,
  newestBusinessCaseVersion,
} from "#db/business-case.ts";
import type { Db, Trx } from "#db/connection.ts";
import { newId } from "#db/ids.ts";
import { may } from "#machines/access.ts";
import { hasHidden } from "#machines/intake/answers.ts";
import type { InputProblem } from "../reports/business-case/read.ts";
import { MOST, readVersion, type CaseVersion, type UncheckedVersion } from "../reports/business-case/version.ts";
import { conflict, done, notFound, type Result } from "./result.ts";
import { writeAudit } from "./shared/record.ts";
import { tell } from "./shared/tell.ts";
import type { Told } from "./told.ts";

/** It is no business case as it stands: each error with its path. Nothing was written. */
export interface NotACase {
  readonly kind: "invalid";
  readonly errors: readonly InputProblem[];
}

export interface NewBusinessCase extends UncheckedVersion {
  readonly name: string;
}

/** Makes a business case of the actor's area, with its first version. */
export async function makeBusinessCase(
  db: Db,
  input: NewBusinessCase,
  told: Told,
): Promise<Result<{ id: string; number: number }> | NotACase> {
  if (!may(told.by, "business-case.make")) return notFound;
  const read = readVersion(input);
  const errors = [...wrongName(input.name), ...(read.ok ? [] : read.errors)];
  if (!read.ok || errors.length > 0) return { kind: "invalid", errors };
  return tell(db, "make-business-case", told, input, async (trx) => {
    const id = newId();
    const { userId, area } = told.by;
    await insertBusinessCase(trx, { id, area, name: input.name.trim(), created_at: told.at, created_by: userId });
    await writeAudit(trx, "business-case.make", { table: "business_case", id }, told);
    await keep(trx, { id, number: 1 }, read.version, told);
    return done({ id, number: 1 });
  });
}

export interface LaterVersion extends UncheckedVersion {
  readonly id: string;
  /** The number of the version that it was made from. */
  readonly basedOn: number;
}

/**
 * Saves the next version of a business case of the actor's area; earlier ones stay. When somebody else saved one since, nothing is
 * written: the conflict names the version that stands now.
 */
export async function saveBusinessCase(
  db: Db,
  input: LaterVersion,
  told: Told,
): Promise<Result<{ number: number }> | NotACase> {
  if (!may(told.by, "business-case.make")) return notFound;
  const { id, basedOn } = input;
  const known = await businessCaseById(db, id);
  if (known?.area !== told.by.area) return notFound;
  const read = readVersion(input);
  if (!read.ok) return { kind: "invalid", errors: read.errors };
  return tell(db, "save-business-case", told, input, async (trx) => {
    const newest = await newestBusinessCaseVersion(trx, id);
    if (!newest) return notFound;
    if (newest.number !== basedOn) return conflict(newest.number, {});
    await keep(trx, { id, number: newest.number + 1 }, read.version, told);
    return done({ number: newest.number + 1 });
  });
}

async function keep(
  trx: Trx,
  { id, number }: { readonly id: string; readonly number: number },
  version: CaseVersion,
  told: Told,
): Promise<void> {
  const versionId = newId();
  const compared = version.comparator !== "none";
  await insertBusinessCaseVersion(trx, {
    id: versionId,
    business_case_id: id,
    number,
    input: JSON.stringify(version.input),
    sources: JSON.stringify(version.sources),
    vintage: version.vintage,
    comparator: version.comparator,
    comparator_grade: version.comparator === "assumption" ? version.comparatorGrade : null,
    comparator_words: compared ? (version.comparatorWords ?? "").trim() : null,
    note: version.note.trim(),
    at: told.at,
    by: told.by.userId,
  });
  await writeAudit(trx, "business-case.save", { table: "business_case_version", id: versionId }, told);
}

function wrongName(name: string): InputProblem[] {
  const good = name.trim() !== "" && name.length <= MOST.name && !hasHidden(name);
  return good ? [] : [{ path: "name", message: `Give the business case a name of at most ${MOST.name} letters.` }];
}
