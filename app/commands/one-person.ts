// One person, one case: somebody who knows both asks, a second person decides, and what was decided can be asked anew. Nothing is
// rewritten: the cases stay two, each with its own clocks, and are shown together.
import { caseToChange, type CaseRow } from "#db/case.ts";
import type { Db, Trx } from "#db/connection.ts";
import { newId } from "#db/ids.ts";
import { insertPersonLink, personLinkById, personLinksOfCases, updatePersonLink } from "#db/person-link.ts";
import { boxFor } from "#db/sealed.ts";
import { may } from "#machines/access.ts";
import { WITHIN } from "#machines/clocks-of.ts";
import type { OnePersonEvent } from "#machines/one-person-words.ts";
import { later } from "#machines/time.ts";
import { joinedWith, waitingBetween } from "../one-person.ts";
import { conflict, done, notFound, refused, type Result } from "./result.ts";
import { caseFor, turnCase } from "./shared/move-case.ts";
import { owe, settle } from "./shared/owe.ts";
import { writeAudit, writeEvent } from "./shared/record.ts";
import { tell } from "./shared/tell.ts";
import type { Told } from "./told.ts";

export interface AskOnePerson {
  readonly caseId: string;
  readonly otherCaseId: string;
  /** `join` them as one person's, or `part` them again. */
  readonly kind: "join" | "part";
  readonly reason: string;
}

const CLOCK = "decide-same-person";

/** Asks a second person whether two cases are one person's, or no longer are. Until they answer all stays as it is. */
export function askOnePerson(db: Db, input: AskOnePerson, told: Told): Promise<Result<{ linkId: string }>> {
  return tell(db, "ask-one-person", told, input, async (trx) => {
    const pair = await bothCases(trx, input.caseId, input.otherCaseId, told);
    if (!pair) return notFound;
    const [row, other] = pair;
    const reason = input.reason.trim();
    if (reason === "") return refused("Say how you know.", ["Write how you know, and send it again"]);
    const links = await personLinksOfCases(trx, [row.id]);
    if (waitingBetween(links, row.id, other.id))
      return refused("This has been asked already: a second person decides.", ["Wait for the duty manager"]);
    const joined = joinedWith(links, row.id).includes(other.id);
    if (joined === (input.kind === "join"))
      return refused(joined ? "These are one person's already." : "These are two people's already.");
    const carrier = [row, other].find((one) => one.status !== "closed");
    if (!carrier)
      return refused("Both cases are closed, and a closed case owes nothing.", ["Ask when one of them is open again"]);
    const id = newId();
    const due = later(told.at, WITHIN[CLOCK]);
    const box = await boxFor(trx, row.key_id);
    await insertPersonLink(trx, {
      id,
      area: row.area,
      kind: input.kind,
      case_id: row.id,
      other_case_id: other.id,
      reason_sealed: box.seal("person_link", "reason_sealed", id, reason),
      status: "waiting",
      asked_by: told.by.userId,
      asked_at: told.at,
      due_at: due,
      version: 1,
      key_id: row.key_id,
    });
    await owe(trx, { subject: "case", subjectId: carrier.id, caseId: carrier.id, clock: CLOCK, due });
    await turnCase(trx, carrier, told);
    await happened(trx, pair, input.kind === "join" ? "JOIN_ASKED" : "PART_ASKED", told);
    await writeAudit(trx, `one-person.ask-${input.kind}`, { table: "person_link", id, caseId: row.id }, told);
    return done({ linkId: id });
  });
}

/** The second person's answer. Who asked never decides. */
export function decideOnePerson(
  db: Db,
  input: { readonly linkId: string; readonly version?: number; readonly decision: "agree" | "refuse" },
  told: Told,
): Promise<Result<{ linkId: string }>> {
  return tell(db, "decide-one-person", told, input, async (trx) => {
    const link = may(told.by, "grade.approve") ? await personLinkById(trx, input.linkId) : undefined;
    const pair = link && (await bothCases(trx, link.case_id, link.other_case_id, told));
    if (!link || !pair) return notFound;
    if (link.asked_by === told.by.userId) return refused("You asked for this yourself.", ["Ask another duty manager"]);
    const status = input.decision === "agree" ? "agreed" : "refused";
    if (link.status !== "waiting" || (input.version !== undefined && input.version !== link.version))
      return conflict(link.version, { decided: link.status === "agreed" ? "agreed" : "not agreed" });
    const decided = { status, decided_by: told.by.userId, decided_at: told.at } as const;
    if (!(await updatePersonLink(trx, link.id, link.version, decided)))
      return conflict(link.version, { decided: "by somebody else" });
    for (const row of pair) await keepClock(trx, row, told);
    const verb = link.kind === "join" ? "JOIN" : "PART";
    await happened(trx, pair, `${verb}_${status === "agreed" ? "AGREED" : "REFUSED"}`, told);
    await writeAudit(
      trx,
      `one-person.${input.decision}`,
      { table: "person_link", id: link.id, caseId: link.case_id },
      told,
    );
    return done({ linkId: link.id });
  });
}

/** Both as the actor may see them; none when one of them is not there for the actor, or they are the same. */
async function bothCases(trx: Trx, id: string, otherId: string, told: Told): Promise<[CaseRow, CaseRow] | undefined> {
  if (id === otherId) return undefined;
  const row = await caseFor(trx, id, told);
  const other = row && (await caseFor(trx, otherId, told));
  return row && other ? [row, other] : undefined;
}

const happened = async (trx: Trx, pair: readonly CaseRow[], type: OnePersonEvent, told: Told): Promise<void> => {
  for (const row of pair)
    await writeEvent(
      trx,
      { subject: "case", subjectId: row.id, caseId: row.id, type, from: row.status, to: row.status },
      told,
    );
};

/** One clock for all that waits about a case: it stops when nothing does any more. */
async function keepClock(trx: Trx, { id }: CaseRow, told: Told): Promise<void> {
  const row = await caseToChange(trx, id);
  if (!row || row.status === "closed") return;
  await settle(trx, "case", id, told, CLOCK);
  const waiting = (await personLinksOfCases(trx, [id])).filter((link) => link.status === "waiting");
  for (const link of waiting.slice(0, 1))
    await owe(trx, { subject: "case", subjectId: id, caseId: id, clock: CLOCK, due: link.due_at });
  await turnCase(trx, row, told);
}
