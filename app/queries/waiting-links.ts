import type { Actor } from "#app/commands/told.ts";
import { casesById } from "#db/case.ts";
import type { From } from "#db/connection.ts";
import { waitingPersonLinks } from "#db/person-link.ts";
import { boxesFor } from "#db/sealed.ts";
import { type Due, dueAt, momentWords } from "#machines/due-words.ts";
import type { Instant } from "#machines/time.ts";
import { casesClosedTo } from "../closed-to.ts";
import { alikeIn } from "./case-likeness.ts";
import { userNames } from "./user-names.ts";

/** Two cases of which somebody asks whether they are one person's. */
export interface WaitingLink {
  readonly id: string;
  readonly version: number;
  readonly kind: "join" | "part";
  readonly cases: readonly { readonly id: string; readonly reference: string }[];
  readonly agrees: string;
  readonly reason: string;
  readonly askedBy: string;
  readonly asked: string;
  readonly due: Due;
  /** Who asked may not decide. */
  readonly isMine: boolean;
}

/** More are not shown at once. */
const AT_ONCE = 50;

/** What waits for a second person in the actor's hub, earliest clock first. */
export async function waitingLinks(from: From, actor: Actor, at: Instant): Promise<WaitingLink[]> {
  const links = (await waitingPersonLinks(from, actor.area)).slice(0, AT_ONCE);
  const hidden = await casesClosedTo(from, actor);
  const ids = links.flatMap((link) => [link.case_id, link.other_case_id]);
  const ours = (await casesById(from, [...new Set(ids)])).filter(
    (row) => row.hub_organisation_id === actor.organisationId && !hidden.has(row.id),
  );
  const cases = new Map(ours.map((row) => [row.id, row]));
  const boxes = await boxesFor(from, [...new Set(links.map((link) => link.key_id))]);
  const names = await userNames(
    from,
    links.map((link) => link.asked_by),
  );
  const waiting: WaitingLink[] = [];
  for (const link of links) {
    const [row, other] = [cases.get(link.case_id), cases.get(link.other_case_id)];
    if (!row || !other) continue;
    const alike = (await alikeIn(from, row, actor)).find((one) => one.row.id === other.id && one.here === one.there);
    waiting.push({
      id: link.id,
      version: link.version,
      kind: link.kind,
      cases: [row, other].map(({ id, reference }) => ({ id, reference })),
      agrees: new Intl.ListFormat("en-GB").format([...(alike?.agrees ?? []), ...(alike?.differs ?? [])]),
      reason: boxes.get(link.key_id)?.open("person_link", "reason_sealed", link.id, link.reason_sealed) ?? "",
      askedBy: names.get(link.asked_by) ?? "",
      asked: momentWords(link.asked_at, at),
      due: dueAt(link.due_at, at),
      isMine: link.asked_by === actor.userId,
    });
  }
  return waiting;
}
