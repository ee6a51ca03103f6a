import type { Actor } from "#app/commands/told.ts";
import { areaByCode } from "#db/area.ts";
import type { From } from "#db/connection.ts";
import type { ReturnFormat } from "#db/migrations/0022-returns.ts";
import {
  downloadsOfReleases,
  releasesOfReturns,
  returnHeads,
  returnSnapshotById,
  withdrawalsOfReturns,
  type ReturnDownloadRow,
  type ReturnReleaseRow,
} from "#db/return-snapshot.ts";
import { may } from "#machines/access.ts";
import { dateWords, timeWords } from "#machines/due-words.ts";
import type { Instant } from "#machines/time.ts";
import { periodWords } from "../reports/returns/periods.ts";
import type { Recipient } from "../reports/returns/recipient.ts";
import type { ReturnContent } from "../reports/returns/return.ts";
import { returnNamed } from "../reports/returns/returns.ts";
import { contentOf, purposeOf, recipientOf, whyOf } from "../returns-kept.ts";
import { userNames } from "./user-names.ts";

export interface ShownRelease {
  readonly id: string;
  readonly on: string;
  readonly by: string;
  readonly organisation: string;
  /** Who exactly, and what for; null for whoever does not see the numbers either. */
  readonly to: {
    readonly name: Recipient["name"];
    readonly email: Recipient["email"];
    readonly purpose: string;
  } | null;
  /** Every giving of a file, oldest first. */
  readonly given: readonly { readonly format: ReturnFormat; readonly on: string; readonly by: string }[];
  /** The files that may still be taken. */
  readonly files: readonly ReturnFormat[];
}

export interface ReturnPage {
  readonly id: string;
  readonly title: string;
  readonly area: string;
  readonly name: string;
  readonly period: string;
  readonly periodWords: string;
  readonly number: number;
  readonly preparedOn: string;
  readonly preparedBy: string;
  readonly preparedByYou: boolean;
  /** The other numbers of the same period. */
  readonly others: readonly { readonly id: string; readonly number: number }[];
  readonly withdrawn: { readonly on: string; readonly by: string; readonly why: string | null } | null;
  readonly mayRelease: boolean;
  /** Null for whoever does not see exact numbers. */
  readonly content: ReturnContent | null;
  readonly releases: readonly ShownRelease[];
}

const when = (at: Instant): string => `${dateWords(at)} at ${timeWords(at)}`;
const FORMATS: readonly ReturnFormat[] = ["csv", "json"];

/** One number of a return; its numbers only when `exact` (open-return.ts says so, and writes it down). Null when there is none. */
export async function returnPage(from: From, actor: Actor, id: string, exact: boolean): Promise<ReturnPage | null> {
  const row = await returnSnapshotById(from, id);
  const of = row && returnNamed(row.name);
  if (!of || row.area !== actor.area) return null;
  const [withdrawal] = await withdrawalsOfReturns(from, [id]);
  const releases = await releasesOfReturns(from, [id]);
  const given = await downloadsOfReleases(
    from,
    releases.map((one) => one.id),
  );
  const names = await userNames(from, [
    row.made_by,
    withdrawal?.by ?? null,
    ...releases.map((one) => one.released_by),
    ...given.map(({ by }) => by),
  ]);
  const nameOf = (by: string | null): string => (by === null ? "At the terminal" : (names.get(by) ?? "Somebody"));
  const mayTake = exact && may(actor, "return.release") && !withdrawal;
  const shown = async (release: ReturnReleaseRow, own: readonly ReturnDownloadRow[]): Promise<ShownRelease> => {
    const { organisation, name, email } = await recipientOf(from, release);
    const taken = own.filter(({ by }) => by !== null).map(({ format }) => format);
    return {
      id: release.id,
      on: when(release.at),
      by: nameOf(release.released_by),
      organisation,
      to: exact ? { name, email, purpose: await purposeOf(from, release) } : null,
      given: own.map(({ format, at, by }) => ({ format, on: when(at), by: nameOf(by) })),
      files: mayTake ? FORMATS.filter((format) => !taken.includes(format)) : [],
    };
  };
  return {
    id,
    title: of.title,
    area: (await areaByCode(from, row.area))?.name ?? "",
    name: of.name,
    period: row.period,
    periodWords: periodWords(of.period, row.period),
    number: row.number,
    preparedOn: when(row.made_at),
    preparedBy: nameOf(row.made_by),
    preparedByYou: row.made_by === actor.userId,
    others: (await returnHeads(from, row.area))
      .filter((one) => one.name === row.name && one.period === row.period && one.id !== id)
      .map((one) => ({ id: one.id, number: one.number })),
    withdrawn: withdrawal
      ? {
          on: when(withdrawal.at),
          by: nameOf(withdrawal.by),
          why: exact ? await whyOf(from, withdrawal) : null,
        }
      : null,
    mayRelease: exact && may(actor, "return.release"),
    content: exact ? await contentOf(from, row) : null,
    releases: await Promise.all(
      releases.map((release) =>
        shown(
          release,
          given.filter((one) => one.release_id === release.id),
        ),
      ),
    ),
  };
}
