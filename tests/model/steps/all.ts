import type { Prepare } from "../deed.ts";
import { act, advocateFallsAway, decideGrade, readAction, readApprovals, sayPlaces, tellSomething } from "./actions.ts";
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
  [saveMore, 6],
  [loseCall, 4],
  [endCall, 4],
  [agreeCall, 9],
  [readCall, 1],
];

/** What may be done on a case, its actions, its attempts and its approvals. */
export const ON_CASE: Weighted = [
  [act, 85],
  [advocateFallsAway, 3],
  [agree, 7],
  [close, 14],
  [settleNeed, 10],
  [decideGrade, 16],
  [beginAttempt, 14],
  [endAttempt, 8],
  [partnerBegins, 6],
  [partnerEnds, 4],
  [take, 4],
  [handOver, 4],
  [review, 6],
  [ringAgain, 3],
  [danger, 1],
  [dangerPasses, 6],
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
  [beginCall, 14],
  [refer, 7],
  [readAction, 2],
  [sayPlaces, 3],
  [tellSomething, 2],
  [readApprovals, 1],
  [changeSomebody, 4],
  [changeAnOrganisation, 3],
  [changeArea, 2],
];
