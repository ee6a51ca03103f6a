// What has not gone out yet, for the people who see to it.
import type { Actor } from "#app/commands/told.ts";
import { casesById, type CaseRow } from "#db/case.ts";
import type { From } from "#db/connection.ts";
import { organisationsById } from "#db/organisation.ts";
import { outboxById, outboxOfArea, type OutboxRow, type OutboxStatus } from "#db/outbox.ts";
import { may } from "#machines/access.ts";
import { momentWords } from "#machines/due-words.ts";
import { isTemplate, TEMPLATE } from "#machines/templates/templates.ts";
import type { Instant } from "#machines/time.ts";
import { casesClosedTo } from "../closed-to.ts";
import { heldWords } from "../outbox/held-words.ts";

/** How many of each are shown. */
const AT_ONCE = 100;
const SHOWN = ["failed", "waiting", "held", "claimed"] as const satisfies readonly OutboxStatus[];
export type ShownStatus = (typeof SHOWN)[number];

export interface ShownMessage {
  readonly id: string;
  readonly status: ShownStatus;
  readonly title: string;
  /** Whom it is for, in words; never a name, a number or an address. */
  readonly to: string;
  readonly caseId: string | null;
  readonly since: string;
  /** Why it is held or did not go, and when it is tried again; "" when it only waits. */
  readonly why: string;
  /** It may be opened by this reader. */
  readonly mayOpen: boolean;
}

export type OutboxPage = Readonly<Record<ShownStatus, readonly ShownMessage[]>>;

/** What has not gone, by what keeps it: of the reader's area, and of the cases that are there for them. */
export async function outboxPage(from: From, actor: Actor, at: Instant): Promise<OutboxPage> {
  const lists = await Promise.all(
    SHOWN.map(async (status) => {
      const rows = await outboxOfArea(from, actor.area, status, AT_ONCE);
      return [status, await shown(from, actor, rows, at)] as const;
    }),
  );
  return Object.fromEntries(lists) as unknown as OutboxPage;
}

/** One that has not gone; null when it is not there for the reader, or has been seen to. */
export async function outboxMessage(from: From, id: string, actor: Actor, at: Instant): Promise<ShownMessage | null> {
  const row = await outboxById(from, id);
  if (row?.area !== actor.area || !SHOWN.some((status) => status === row.status)) return null;
  return (await shown(from, actor, [row], at))[0] ?? null;
}

async function shown(from: From, actor: Actor, rows: readonly OutboxRow[], at: Instant): Promise<ShownMessage[]> {
  const ids = rows.flatMap(({ case_id: id }) => (id === null ? [] : [id]));
  const closed = await casesClosedTo(from, actor);
  const ours = (row: CaseRow) => row.area === actor.area && row.hub_organisation_id === actor.organisationId;
  const cases = new Map(
    (await casesById(from, [...new Set(ids)]))
      .filter((row) => ours(row) && !closed.has(row.id))
      .map((row) => [row.id, row]),
  );
  const organisations = new Map(
    (
      await organisationsById(from, [...new Set(rows.flatMap(({ organisation_id: id }) => (id === null ? [] : [id])))])
    ).map(({ id, name }) => [id, name]),
  );
  return rows.flatMap((row) => {
    const about = row.case_id === null ? null : cases.get(row.case_id);
    if (about === undefined) return [];
    const template = isTemplate(row.kind) ? TEMPLATE[row.kind] : null;
    const organisation = organisations.get(row.organisation_id ?? "") ?? "an organisation";
    const next = row.status === "held" && row.due_at !== null ? ` Looked at again ${momentWords(row.due_at, at)}.` : "";
    return {
      id: row.id,
      status: row.status as ShownStatus,
      title: template?.title ?? "A message",
      to: about ? `The person of ${about.reference}, through safe contact` : `Somebody at ${organisation}`,
      caseId: about?.id ?? null,
      since: momentWords(row.at, at),
      why: row.why === null ? "" : `${heldWords(row.why)}${next}`,
      mayOpen: row.status !== "claimed" && (template?.secret !== true || may(actor, "outbox.secret")),
    };
  });
}
