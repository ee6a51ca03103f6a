// What the protocol suggests, ready to be read: sentences, owners and due times. Rule codes stay behind "Why?".
import type { Actor } from "#app/commands/told.ts";
import type { From } from "#db/connection.ts";
import { organisationById } from "#db/organisation.ts";
import { takersOfPathways } from "#db/organisation-pathway.ts";
import { type Due, dueAt } from "#machines/due-words.ts";
import { answerTo, ticked, type Answers, type FieldError } from "#machines/intake/answers.ts";
import { LEFT_OUT, ownerField } from "#machines/intake/agree.ts";
import { flagWords, promptWords } from "#machines/protocol/named.ts";
import {
  PATHWAY,
  stillUnknown,
  whyAction,
  whyGrade,
  type PathwayCode,
  type StillUnknown,
} from "#machines/protocol/index.ts";
import {
  CONSENT_BASIS_WORDS,
  GRADE_WORDS,
  PATHWAY_WORDS,
  ROUTE_WORDS,
  UNMET_REASON_WORDS,
} from "#machines/protocol/words.ts";
import { GRADES, type Grade } from "#machines/statuses.ts";
import { instantOf, type Instant } from "#machines/time.ts";
import { suggest, type Suggested } from "../judge.ts";
import { roomAt, withRoom } from "../room.ts";
import { notAskedFor, notOut, organisationsNotAsked } from "../closed-to.ts";
import { notYetKnown, whoMayBeThem } from "../who-may-be-them.ts";
import { UNGRADED, type Standing } from "../standing.ts";

export interface SuggestedAction {
  readonly pathway: PathwayCode;
  readonly title: string;
  /** What it is, in a sentence to read out. */
  readonly words: string;
  readonly why: readonly string[];
  readonly rules: readonly string[];
  readonly due: Due;
  readonly consent: string;
  readonly isOverride: boolean;
  readonly owners: readonly { readonly id: string; readonly name: string }[];
  readonly ownerId: string;
  /** Ticked unless it was left out. */
  readonly chosen: boolean;
}

export interface SuggestionView {
  readonly grade: Grade | "not-assessed";
  readonly gradeWords: string;
  /** Why this grade, a sentence each. */
  readonly why: readonly string[];
  /** What was chosen so far, if anything. */
  readonly agreedGrade: Grade | null;
  /** The grade that stands before this one is agreed: to go below it takes a reason. */
  readonly before: Grade | null;
  /** A second person has to agree to the lower grade; the higher one stands meanwhile. */
  readonly needsApproval: boolean;
  readonly emergency: boolean;
  readonly incomplete: boolean;
  readonly considerHigh: readonly string[];
  /** Why it goes to the conference by the grade that was chosen, where the suggestion alone would not have sent it. */
  readonly routes: readonly string[];
  readonly flags: readonly string[];
  readonly warnings: readonly string[];
  readonly actions: readonly SuggestedAction[];
  readonly unmet: readonly { readonly title: string; readonly reason: string; readonly metBy: string | null }[];
  readonly unknown: readonly string[];
}

/** The suggestion for these answers; null with the errors of the answers that cannot be. */
export async function suggestionFor(
  from: From,
  actor: Actor,
  answers: Answers,
  at: Instant,
  before: Standing = UNGRADED,
  caseId: string | null = null,
): Promise<{ suggestion: SuggestionView | null; impossible: readonly FieldError[] }> {
  const agreed = GRADES.find((grade) => grade === answerTo(answers, "agreedGrade")) ?? null;
  const judgement = await suggest(from, answers, agreed, actor.area, at, before);
  if (!judgement.ok) return { suggestion: null, impossible: judgement.errors };
  const { judged } = judgement;
  const owners = await ownersOf(
    from,
    actor,
    judged.result.actions.map((action) => action.pathway),
    await keptOut(from, actor, answers, caseId),
    at,
  );
  const { suggestion, result } = judged;
  const added = judged.ruleset.definition.extra;
  return {
    impossible: [],
    suggestion: {
      grade: suggestion.suggestedGrade,
      gradeWords: GRADE_WORDS[suggestion.suggestedGrade],
      why: whyGrade(suggestion),
      agreedGrade: agreed,
      before: before.grade,
      needsApproval: judged.needsApproval,
      emergency: result.emergency,
      incomplete: suggestion.incomplete,
      considerHigh: suggestion.considerHigh.map((prompt) => promptWords(prompt, added)),
      routes: result.conferenceRoutes
        .filter((route) => !suggestion.conferenceRoutes.includes(route))
        .map((route) => ROUTE_WORDS[route]),
      flags: result.flags.map((flag) => flagWords(flag, added)),
      warnings: result.warnings,
      actions: result.actions.map((action) => actionView(action, judged, answers, owners, at)),
      unmet: result.unmet.map(({ pathway, reason, metBy }) => ({
        title: PATHWAY[pathway].title,
        reason: UNMET_REASON_WORDS[reason],
        metBy: metBy === null ? null : PATHWAY[metBy].title,
      })),
      unknown: stillUnknown(judged.facts, judged.ruleset)
        .sort((a, b) => weightOf(a) - weightOf(b))
        .map((open) => open.sentence),
    },
  };
}

/** What cannot wait, as the call asks it. */
const CANNOT_WAIT: readonly StillUnknown["fact"][] = ["strangulation", "suicidalIntent", "safeToStay", "childAtHarm"];

/** What would make it high first, then what cannot wait, what changes the grade, what adds something or makes it due sooner. */
function weightOf({ fact, grade, adds, sooner }: StillUnknown): number {
  if (grade === "high") return 0;
  const changes = grade !== null || adds.length + sooner.length > 0;
  if (changes && CANNOT_WAIT.includes(fact)) return 1;
  return grade !== null ? 2 : changes ? 3 : 4;
}

type Owners = ReadonlyMap<string, SuggestedAction["owners"]>;

function actionView(
  action: Suggested["result"]["actions"][number],
  judged: Suggested,
  answers: Answers,
  owners: Owners,
  at: Instant,
): SuggestedAction {
  const { pathway, rules, due, consentBasis } = action;
  const able = owners.get(pathway) ?? [];
  const picked = answerTo(answers, ownerField(pathway));
  return {
    pathway,
    title: PATHWAY[pathway].title,
    words: PATHWAY_WORDS[pathway],
    why: whyAction(action, judged.facts, judged.ruleset),
    rules,
    due: dueAt(instantOf(due), at),
    consent: CONSENT_BASIS_WORDS[consentBasis],
    isOverride: consentBasis === "override",
    owners: able,
    ownerId: able.find((owner) => owner.id === picked)?.id ?? able[0]?.id ?? "",
    chosen: !ticked(answers, LEFT_OUT).includes(pathway),
  };
}

/** Organisations that are not asked, because the one who may cause harm is there: by the case, and by what is answered now. */
async function keptOut(
  from: From,
  actor: Actor,
  answers: Answers,
  caseId: string | null,
): Promise<ReadonlySet<string>> {
  const said = await whoMayBeThem(from, actor.area, answers);
  const found = caseId === null ? said : await notYetKnown(from, caseId, said);
  const before = caseId === null ? null : await notAskedFor(from, caseId);
  return organisationsNotAsked(from, {
    users: new Set([...(before?.users ?? []), ...found.flatMap((one) => one.user_id ?? [])]),
    organisations: new Set([...(before?.organisations ?? []), ...found.flatMap((one) => one.organisation_id ?? [])]),
  });
}

/** Who takes each pathway in the area and has room, the one to ask first in front: one look for all of them. */
async function ownersOf(
  from: From,
  actor: Actor,
  pathways: readonly PathwayCode[],
  out: ReadonlySet<string>,
  at: Instant,
): Promise<Owners> {
  const owners = new Map<string, readonly { id: string; name: string }[]>();
  const hub = await organisationById(from, actor.organisationId);
  for (const pathway of pathways) {
    const hubOwned = PATHWAY[pathway].owner === "hub";
    owners.set(pathway, hubOwned && hub ? [{ id: hub.id, name: hub.name }] : []);
  }
  const asked = pathways.filter((pathway) => PATHWAY[pathway].owner !== "hub");
  const room = await roomAt(from, actor.area, at);
  const takers = await takersOfPathways(from, actor.area, asked);
  for (const pathway of asked) {
    const all = takers.filter((taker) => taker.pathway === pathway).map(({ id, name }) => ({ id, name }));
    const theirs = notOut(all, out);
    owners.set(pathway, withRoom(theirs, pathway, room));
  }
  return owners;
}
