import type { Prepare } from "../deed.ts";
import { act, decideGrade, readAction, readApprovals } from "./actions.ts";
import { beginAttempt, endAttempt, partnerBegins, partnerEnds } from "./attempts.ts";
import { agreeCall, beginCall, endCall, loseCall, readCall, refer, saveMore } from "./calls.ts";
import {
  agree,
  close,
  confirmReach,
  cost,
  danger,
  dangerPasses,
  handOver,
  note,
  read,
  review,
  ringAgain,
  safetyPlan,
  settleNeed,
  take,
} from "./cases.ts";
import { changeAnOrganisation, changeArea, changeSomebody } from "./people.ts";

type Weighted = readonly (readonly [Prepare, number])[];

/** What may be done on a contact that is still open. */
export const ON_CONTACT: Weighted = [
  [saveMore, 8],
  [loseCall, 4],
  [endCall, 2],
  [agreeCall, 7],
  [readCall, 1],
];

/** What may be done on a case, its actions, its attempts and its approvals. */
export const ON_CASE: Weighted = [
  [act, 70],
  [agree, 12],
  [close, 14],
  [settleNeed, 12],
  [decideGrade, 9],
  [beginAttempt, 6],
  [endAttempt, 8],
  [partnerBegins, 3],
  [partnerEnds, 4],
  [take, 4],
  [handOver, 4],
  [review, 6],
  [ringAgain, 4],
  [danger, 2],
  [dangerPasses, 5],
  [read, 3],
  [confirmReach, 1],
  [safetyPlan, 1],
  [note, 1],
  [cost, 1],
];

/** Everything anybody might do. */
export const ANYTHING: Weighted = [
  ...ON_CASE,
  ...ON_CONTACT,
  [beginCall, 8],
  [refer, 4],
  [readAction, 2],
  [readApprovals, 1],
  [changeSomebody, 4],
  [changeAnOrganisation, 3],
  [changeArea, 2],
];
