// What a later version of the protocol may change without new code, and version 1: the protocol as it stands.
import type { Grade } from "../statuses.ts";
import { PATHWAYS, type ConsentNeed, type Clock, type PathwayCode } from "./catalogue.ts";
import type { Flag } from "./flags.ts";
import type { RuleCode } from "./rules.ts";
import type { Settings } from "./settings.ts";
import { SOURCES, type Source, type Topic, type YesNoFact } from "./vocabulary.ts";

/** R3's prompts: what should make a person consider a high grade. */
export interface PromptTopics {
  readonly alone: readonly Topic[];
  /** These count only when two or more of them are present. */
  readonly needingTwo: readonly Topic[];
  /** Two that count only as a pair. */
  readonly together: readonly (readonly [Topic, Topic])[];
  /** Facts that count when they are yes. */
  readonly facts: readonly YesNoFact[];
}

/** How one pathway is due, what consent it needs, and what stands in for it, in the order it is asked. */
export interface PathwayRule {
  readonly clock: Clock;
  readonly consent: ConsentNeed;
  readonly alternatives: readonly PathwayCode[];
}

export type GradeAtTriage = Grade | "not-assessed";

/** When an added rule holds: any of its topics is present or any of its facts has one of the values, at one of the grades. */
export interface ExtraWhen {
  readonly topics?: readonly Topic[];
  /** Fact names with the answers that count; `absent` is a fact that nobody gave. */
  readonly facts?: Readonly<Record<string, readonly string[]>>;
  /** The standing grades it holds at; at any when there is no list. */
  readonly grades?: readonly GradeAtTriage[];
}

/** A rule that a later version adds, under a code from R27 on. */
export interface ExtraRule {
  readonly code: RuleCode;
  /** Why it holds, in a plain sentence, for the handler and for a review. */
  readonly say: string;
  readonly when: ExtraWhen;
  readonly pathways: readonly PathwayCode[];
  /** Also asks to consider a high grade. */
  readonly prompt: boolean;
  /** Something to ask or never to do: one that is known, or a sentence of its own, which goes under the rule's code. */
  readonly flag: Flag | { readonly say: string } | null;
}

export interface ProtocolDefinition {
  readonly version: string;
  /** Where the area says nothing else. */
  readonly settings: Settings;
  readonly prompts: PromptTopics;
  /** R6: more questions than this not known, and the tool is incomplete. */
  readonly mostNotKnown: number;
  /** R5: hours until the hub's own risk assessment, by who told us. */
  readonly assessmentHours: Readonly<Record<Source, number>>;
  /** The longest a safety plan may wait, in hours. */
  readonly safetyPlanHours: number;
  readonly pathways: Readonly<Record<PathwayCode, PathwayRule>>;
  readonly extra: readonly ExtraRule[];
  /** Codes of rules that are not applied. */
  readonly off: readonly RuleCode[];
}

const SOON_ASSESSED: readonly Source[] = ["self", "police", "hospital", "maternity"];

export const FIRST_VERSION = "1";

export const FIRST_DEFINITION = {
  version: FIRST_VERSION,
  settings: { visibleHigh: 14, mediumFrom: 10, escalationIncidents: 3, repeatMonths: 12, unavailable: ["dapo"] },
  prompts: {
    alone: [
      "strangulation",
      "stalking",
      "threat-to-kill",
      "pregnancy",
      "extreme-fear",
      "weapon",
      "sexual-harm",
      "perpetrator-suicide",
    ],
    needingTwo: ["isolation", "frequency-rising", "severity-rising", "breach"],
    together: [["separation", "coercive-control"]],
    facts: ["honourBased", "forcedMarriage", "suicidalIntent"],
  },
  mostNotKnown: 6,
  assessmentHours: Object.fromEntries(
    SOURCES.map((source) => [source, SOON_ASSESSED.includes(source) ? 24 : 48]),
  ) as Record<Source, number>,
  safetyPlanHours: 48,
  pathways: Object.fromEntries(
    PATHWAYS.map(({ code, clock, consent, alternative }) => [
      code,
      { clock, consent, alternatives: alternative === null ? [] : [alternative] },
    ]),
  ) as unknown as Record<PathwayCode, PathwayRule>,
  extra: [],
  off: [],
} as const satisfies ProtocolDefinition;
