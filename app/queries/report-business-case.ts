import type { Actor } from "#app/commands/told.ts";
import {
  businessCaseById,
  businessCaseVersion,
  businessCaseVersions,
  cashableSignatures,
  newestBusinessCaseVersion,
  type BusinessCaseVersionRow,
} from "#db/business-case.ts";
import type { From } from "#db/connection.ts";
import { dateWords } from "#machines/due-words.ts";
import type { BusinessCase } from "../reports/business-case/input.ts";
import type { CaseVersion } from "../reports/business-case/version.ts";
import { userNames } from "./user-names.ts";

export interface VersionHeading {
  readonly number: number;
  readonly on: string;
  readonly by: string;
  readonly note: string;
}

/** One version as it was saved, with who saved and who signed it. */
export interface SavedVersion extends VersionHeading {
  readonly id: string;
  readonly name: string;
  readonly version: CaseVersion;
  /** Who answers for what of it is cashable, and since when; null while nobody does. */
  readonly signed: { readonly on: string; readonly by: string } | null;
  /** True when the actor saved it, and so can't sign it. */
  readonly own: boolean;
  /** Every version of the business case, the newest first. */
  readonly versions: readonly VersionHeading[];
}

/** What a row holds, as it was checked when it was saved. */
export const versionOf = (row: BusinessCaseVersionRow): CaseVersion => ({
  input: JSON.parse(row.input) as BusinessCase,
  sources: JSON.parse(row.sources) as Record<string, string>,
  vintage: row.vintage,
  comparator: row.comparator,
  comparatorGrade: row.comparator_grade,
  comparatorWords: row.comparator_words,
  note: row.note,
});

/** One version of a business case of the actor's own area, or the newest. Null when there is none of theirs. */
export async function savedVersion(
  from: From,
  asked: { readonly id: string; readonly number?: number },
  actor: Actor,
): Promise<SavedVersion | null> {
  const known = await businessCaseById(from, asked.id);
  if (known?.area !== actor.area) return null;
  const row =
    asked.number === undefined
      ? await newestBusinessCaseVersion(from, asked.id)
      : await businessCaseVersion(from, asked.id, asked.number);
  if (!row) return null;
  const heads = await businessCaseVersions(from, [asked.id]);
  const [signature] = await cashableSignatures(from, [row.id]);
  const names = await userNames(from, [...heads.map(({ by }) => by), signature?.by ?? null]);
  const nameOf = (id: string) => names.get(id) ?? "Somebody";
  const heading = ({ number, at, by, note }: Pick<BusinessCaseVersionRow, "number" | "at" | "by" | "note">) => ({
    number,
    on: dateWords(at),
    by: nameOf(by),
    note,
  });
  return {
    ...heading(row),
    id: asked.id,
    name: known.name,
    version: versionOf(row),
    signed: signature ? { on: dateWords(signature.at), by: nameOf(signature.by) } : null,
    own: row.by === actor.userId,
    versions: heads.map(heading).reverse(),
  };
}
