import { updateAction, type ActionRow } from "#db/action.ts";
import type { CaseRow } from "#db/case.ts";
import type { Trx } from "#db/connection.ts";
import { openDeadlinesOfSubject } from "#db/deadline.ts";
import { isLate, type AnyClock } from "#machines/owed.ts";
import { inNumberOrder, type ResultAction, type RuleCode } from "#machines/protocol/index.ts";
import { instantOf } from "#machines/time.ts";
import type { Told } from "../told.ts";
import { owe, settle } from "./owe.ts";

/**
 * A pathway that is open already is not begun a second time: the open action takes on the further rules (it may now stand in
 * for the advocate of a high grade, say) and the earlier of the two due times, as two entries of one triage become one.
 */
export async function joinAction(
  trx: Trx,
  row: CaseRow,
  open: ActionRow,
  suggested: Pick<ResultAction, "rules" | "due">,
  told: Told,
): Promise<void> {
  const known = JSON.parse(open.rules) as RuleCode[];
  const rules = inNumberOrder([...known, ...suggested.rules]);
  const due = instantOf(suggested.due);
  const sooner = open.status !== "under-way" && due < open.due_at;
  if (rules.length === known.length && !sooner) return;
  await updateAction(trx, open.id, open.version, {
    rules: JSON.stringify(rules),
    ...(sooner ? { due_at: due } : {}),
  });
  if (sooner) await hurry(trx, row, open, due, told);
}

/** Its clock runs to the sooner time. One that has passed already is with the duty manager, and stays there. */
async function hurry(trx: Trx, row: CaseRow, { id }: ActionRow, due: ActionRow["due_at"], told: Told): Promise<void> {
  const clock = (await openDeadlinesOfSubject(trx, "action", id)).map((deadline) => deadline.clock as AnyClock)[0];
  if (clock === undefined || isLate(clock)) return;
  await settle(trx, "action", id, told);
  await owe(trx, { subject: "action", subjectId: id, caseId: row.id, clock, due });
}
