// Two answers to the same facts, side by side: what another version of the protocol would say differently.
import { CATALOGUE_ORDER, PATHWAY, type PathwayCode } from "./catalogue.ts";
import type { ConsentBasis } from "./consent.ts";
import { flagWords, promptWords, type Added } from "./named.ts";
import type { DueTime, ResultAction, TriageResult } from "./result.ts";
import type { SuggestedGrade } from "./situation.ts";
import { GRADE_WORDS, ROUTE_WORDS } from "./words.ts";

/** What came and what went, each in the order of the answer it stands in. */
export interface Moved<T> {
  readonly added: readonly T[];
  readonly removed: readonly T[];
}

export interface ResultDifference {
  readonly grade: { readonly from: SuggestedGrade; readonly to: SuggestedGrade };
  readonly routes: Moved<TriageResult["conferenceRoutes"][number]>;
  readonly considerHigh: Moved<TriageResult["considerHigh"][number]>;
  readonly flags: Moved<TriageResult["flags"][number]>;
  readonly actions: Moved<PathwayCode> & {
    readonly due: readonly { readonly pathway: PathwayCode; readonly from: DueTime; readonly to: DueTime }[];
    readonly consent: readonly {
      readonly pathway: PathwayCode;
      readonly from: ConsentBasis;
      readonly to: ConsentBasis;
    }[];
  };
  readonly unmet: Moved<PathwayCode>;
}

function moved<T>(before: readonly T[], after: readonly T[]): Moved<T> {
  return {
    added: after.filter((one) => !before.includes(one)),
    removed: before.filter((one) => !after.includes(one)),
  };
}

const codesOf = (list: readonly { readonly pathway: PathwayCode }[]): PathwayCode[] =>
  list.map(({ pathway }) => pathway).sort((a, b) => CATALOGUE_ORDER[a] - CATALOGUE_ORDER[b]);

const isMoved = ({ added, removed }: Moved<unknown>): boolean => added.length + removed.length > 0;

function changed<K extends "due" | "consentBasis">(before: TriageResult, after: TriageResult, key: K) {
  const old = new Map<PathwayCode, ResultAction>(before.actions.map((action) => [action.pathway, action]));
  return after.actions.flatMap((action) => {
    const from = old.get(action.pathway)?.[key];
    return from === undefined || from === action[key] ? [] : [{ pathway: action.pathway, from, to: action[key] }];
  });
}

/** What the second answer says differently; null when a person would see no difference. */
export function differenceOf(before: TriageResult, after: TriageResult): ResultDifference | null {
  const found: ResultDifference = {
    grade: { from: before.suggestedGrade, to: after.suggestedGrade },
    routes: moved(before.conferenceRoutes, after.conferenceRoutes),
    considerHigh: moved(before.considerHigh, after.considerHigh),
    flags: moved(before.flags, after.flags),
    actions: {
      ...moved(codesOf(before.actions), codesOf(after.actions)),
      due: changed(before, after, "due"),
      consent: changed(before, after, "consentBasis"),
    },
    unmet: moved(codesOf(before.unmet), codesOf(after.unmet)),
  };
  const { routes, considerHigh, flags, actions, unmet } = found;
  const differs =
    changesGradeOrRoute(found) ||
    [routes, considerHigh, flags, actions, unmet].some(isMoved) ||
    actions.due.length + actions.consent.length > 0;
  return differs ? found : null;
}

/** Another grade, another route to the conference, or other pathways: what somebody should look at again. */
export const changesGradeOrRoute = ({ grade, routes, actions }: ResultDifference): boolean =>
  grade.from !== grade.to || isMoved(routes) || isMoved(actions);

const titles = (codes: readonly PathwayCode[]): string => codes.map((code) => PATHWAY[code].title).join("; ");

/** The difference in plain sentences, the grade first. `added` are the rules that later versions bring. */
export function differenceWords(difference: ResultDifference, added: Added): string[] {
  const { grade, routes, considerHigh, flags, actions, unmet } = difference;
  const list = (label: string, words: readonly string[]) => words.length > 0 && `${label}: ${words.join("; ")}.`;
  const sentences = [
    grade.from !== grade.to &&
      `The suggested grade would be ${GRADE_WORDS[grade.to].toLowerCase()}, not ${GRADE_WORDS[grade.from].toLowerCase()}.`,
    ...routes.added.map((route) => `A route to the risk conference would hold: ${ROUTE_WORDS[route]}`),
    ...routes.removed.map((route) => `A route to the risk conference would no longer hold: ${ROUTE_WORDS[route]}`),
    actions.added.length > 0 && `This would be suggested too: ${titles(actions.added)}.`,
    actions.removed.length > 0 && `This would not be suggested: ${titles(actions.removed)}.`,
    ...actions.due.map(
      ({ pathway, from, to }) => `${PATHWAY[pathway].title} would be due ${to < from ? "sooner" : "later"}.`,
    ),
    actions.consent.length > 0 &&
      `Consent would be asked another way for: ${titles(actions.consent.map(({ pathway }) => pathway))}.`,
    unmet.added.length > 0 && `This could not be had: ${titles(unmet.added)}.`,
    unmet.removed.length > 0 && `This would no longer be among what cannot be had: ${titles(unmet.removed)}.`,
    list(
      "To consider high, this would count too",
      considerHigh.added.map((prompt) => promptWords(prompt, added)),
    ),
    list(
      "To consider high, this would no longer count",
      considerHigh.removed.map((prompt) => promptWords(prompt, added)),
    ),
    ...flags.added.map((flag) => `This would be said too: ${flagWords(flag, added)}`),
    ...flags.removed.map((flag) => `This would not be said: ${flagWords(flag, added)}`),
  ];
  return sentences.filter((sentence) => sentence !== false);
}
