// The pages on versions of the protocol: who proposed and switched on what, what differs, and whom it would touch.
import type { Actor } from "#app/commands/told.ts";
import type { From } from "#db/connection.ts";
import { protocolVersions, type ProtocolVersionRow } from "#db/protocol-version.ts";
import { usersById } from "#db/user.ts";
import { may } from "#machines/access.ts";
import { changesInWords } from "#machines/protocol/change-words.ts";
import type { Instant } from "#machines/time.ts";
import { casesClosedTo } from "../closed-to.ts";
import { definitionIn, protocolAt } from "../protocol.ts";
import { comparedCases } from "./protocol-differences.ts";
import { userNames } from "./user-names.ts";

export type VersionState = "proposed" | "to come" | "in force" | "before" | "withdrawn";

export interface ShownVersion {
  readonly version: string;
  readonly name: string;
  readonly state: VersionState;
  /** Null for the first, which came with the hub. */
  readonly proposedBy: string | null;
  readonly proposedAt: Instant;
  readonly switchedBy: string | null;
  readonly from: Instant | null;
  readonly withdrawnBy: string | null;
}

function stateOf(row: ProtocolVersionRow, inForce: string, at: Instant): VersionState {
  if (row.withdrawn_at !== null) return "withdrawn";
  if (row.from_at === null) return "proposed";
  if (row.from_at > at) return "to come";
  return row.version === inForce ? "in force" : "before";
}

/** A protocol holds for every hub there is; names are for those who work beside each other. */
const ELSEWHERE = "somebody at another hub";

async function shown(
  from: From,
  actor: Actor,
  rows: readonly ProtocolVersionRow[],
  at: Instant,
): Promise<ShownVersion[]> {
  const { version: inForce } = await protocolAt(from, at);
  const ids = rows.flatMap((row) => [row.proposed_by, row.switched_by, row.withdrawn_by]);
  const colleagues = (
    await usersById(
      from,
      ids.filter((id) => id !== null),
    )
  ).filter((user) => user.organisation_id === actor.organisationId);
  const names = await userNames(
    from,
    colleagues.map((user) => user.id),
  );
  const nameOf = (id: string | null) => (id === null ? null : (names.get(id) ?? ELSEWHERE));
  return rows.map((row) => ({
    version: row.version,
    name: row.name,
    state: stateOf(row, inForce, at),
    proposedBy: nameOf(row.proposed_by),
    proposedAt: row.proposed_at,
    switchedBy: nameOf(row.switched_by),
    from: row.from_at,
    withdrawnBy: nameOf(row.withdrawn_by),
  }));
}

/** Every version, the newest first. */
export async function protocolVersionsPage(from: From, actor: Actor, at: Instant): Promise<readonly ShownVersion[]> {
  return (await shown(from, actor, await protocolVersions(from), at)).reverse();
}

/** So many references are listed; the others are counted. */
export const MOST_LISTED = 100;

export interface Touched {
  /** Open cases that were assessed, and how many of them would be judged otherwise. */
  readonly cases: number;
  readonly differ: number;
  /** Those of the reader's own hub, for who may read them; null for everybody else, who is told numbers alone. */
  readonly listed: readonly { readonly id: string; readonly reference: string }[] | null;
}

export interface ProtocolVersionPage extends ShownVersion {
  readonly inForce: string;
  /** Against the version in force, in sentences; against version 1 for a version of the past. */
  readonly changes: readonly string[];
  readonly comparedWith: string;
  /** Null when nothing is to be decided about it any more. */
  readonly touched: Touched | null;
  /** What differs from version 1, as it was proposed. */
  readonly definition: string;
}

/** One version for `actor`; null when there is none with that number. */
export async function protocolVersionPage(
  from: From,
  actor: Actor,
  version: string,
  at: Instant,
): Promise<ProtocolVersionPage | null> {
  const rows = await protocolVersions(from);
  const row = rows.find((one) => one.version === version);
  const first = rows.find((one) => one.version === "1");
  const [view] = row ? await shown(from, actor, [row], at) : [];
  if (!row || !view || !first) return null;
  const inForce = await protocolAt(from, at);
  const isAhead = view.state === "proposed" || view.state === "to come";
  const base = isAhead ? inForce : definitionIn(first);
  return {
    ...view,
    inForce: inForce.version,
    changes: changesInWords(base, definitionIn(row)),
    comparedWith: base.version,
    touched: isAhead ? await touchedBy(from, actor, inForce, definitionIn(row)) : null,
    definition: JSON.stringify(JSON.parse(row.definition), null, 2),
  };
}

type Definition = ReturnType<typeof definitionIn>;

async function touchedBy(from: From, actor: Actor, before: Definition, after: Definition): Promise<Touched> {
  const mayRead = may(actor, "case.read");
  const hub = mayRead ? { area: actor.area, organisationId: actor.organisationId } : undefined;
  const hidden = await casesClosedTo(from, actor);
  const listed: { id: string; reference: string }[] = [];
  let cases = 0;
  let differ = 0;
  for await (const { caseId, reference, difference } of comparedCases(from, before, after, hub)) {
    if (hidden.has(caseId)) continue;
    cases += 1;
    if (!difference) continue;
    differ += 1;
    if (mayRead && listed.length < MOST_LISTED) listed.push({ id: caseId, reference });
  }
  return { cases, differ, listed: mayRead ? listed : null };
}
