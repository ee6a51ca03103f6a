import type { From } from "#db/connection.ts";
import type { Instant } from "#machines/time.ts";
import { canBeToldInHub, caseActions, type CaseAction } from "./case-actions.ts";
import { caseFrame, openedCase, type CaseFrame } from "./case-frame.ts";

export interface ActionPage {
  readonly frame: CaseFrame;
  readonly action: CaseAction;
  /** Somebody at its owner signs in. */
  readonly canBeToldInHub: boolean;
}

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
  return { frame: await caseFrame(from, row, at), action, canBeToldInHub: await canBeToldInHub(from, row, actionId) };
}
