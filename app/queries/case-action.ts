import { actionById } from "#db/action.ts";
import type { From } from "#db/connection.ts";
import { boxesFor } from "#db/sealed.ts";
import { tellingsOfAction } from "#db/telling.ts";
import { TOLD_HOW_WORDS } from "#machines/action-words.ts";
import { mayBeTold } from "#machines/tell-sheet.ts";
import type { Instant } from "#machines/time.ts";
import { canBeToldInHub, caseActions, type CaseAction } from "./case-actions.ts";
import { caseFrame, openedCase, type CaseFrame } from "./case-frame.ts";
import { userNames } from "./user-names.ts";

export interface ActionPage {
  readonly frame: CaseFrame;
  readonly action: CaseAction;
  /** Somebody at its owner signs in. */
  readonly canBeToldInHub: boolean;
  /** Every time they were told, newest first. */
  readonly tellings: readonly ShownTelling[];
  /** They have been told, and still owe it: they may be told again. */
  readonly mayBeToldAgain: boolean;
  /** There is something to print or to write to them. */
  readonly hasSheet: boolean;
}

export interface ShownTelling {
  readonly at: Instant;
  readonly how: string;
  readonly whom: string | null;
  readonly reference: string | null;
  /** Who told them; null where the hub sent it by itself. */
  readonly by: string | null;
}

const TOLD: ReadonlySet<string> = new Set(["sent", "accepted", "under-way"]);

/** One action of an opened case; undefined when the case has none of this id. */
export async function actionPage(
  from: From,
  caseId: string,
  actionId: string,
  at: Instant,
): Promise<ActionPage | undefined> {
  const row = await openedCase(from, caseId);
  const action = (await caseActions(from, row, at)).find((one) => one.id === actionId);
  if (!action) return undefined;
  return {
    frame: await caseFrame(from, row, at),
    action,
    canBeToldInHub: await canBeToldInHub(from, row, actionId),
    tellings: await tellingsOf(from, action),
    mayBeToldAgain: TOLD.has(action.status),
    hasSheet: mayBeTold(action),
  };
}

async function tellingsOf(from: From, { id, told }: CaseAction): Promise<ShownTelling[]> {
  const rows = await tellingsOfAction(from, id);
  const boxes = await boxesFor(
    from,
    rows.map((one) => one.key_id),
  );
  const names = await userNames(
    from,
    rows.map((one) => one.by),
  );
  const shown: ShownTelling[] = rows.map((one) => {
    const open = (column: "whom_sealed" | "reference_sealed") =>
      boxes.get(one.key_id)?.openMaybe("telling", column, one.id, one[column]) ?? null;
    return {
      at: one.at,
      how: TOLD_HOW_WORDS[one.how],
      whom: open("whom_sealed"),
      reference: open("reference_sealed"),
      by: names.get(one.by) ?? "a colleague",
    };
  });
  // Sent by the plan itself, or before tellings were kept: what the action says of it comes first.
  const sentAt = (await actionById(from, id))?.sent_at ?? null;
  if (told !== null && sentAt !== null && !shown.some(({ at }) => at === sentAt))
    shown.unshift({ at: sentAt, how: told, whom: null, reference: null, by: null });
  return shown.reverse();
}
