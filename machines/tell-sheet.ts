// What may stand on paper or in a secure e-mail to the owner of an action: never more than its row of the minimum table, and
// never a phone number or an address, which are given by voice and only when somebody is sure of whom they speak with.
import { PARTNER_MINIMUM, TOLD_WORDS, type ToldField } from "./partner-minimum.ts";
import { PATHWAY, type PathwayCode } from "./protocol/catalogue.ts";
import type { ConsentBasis } from "./protocol/consent.ts";

const MAY_BE_TOLD: ReadonlySet<string> = new Set(["agreed", "sent", "accepted", "under-way"]);

/** True when the owner of an action may be told of it: others own it, it is agreed, and it is not over. */
export const mayBeTold = (action: { readonly status: string; readonly pathway: string }): boolean =>
  MAY_BE_TOLD.has(action.status) && PATHWAY[action.pathway as PathwayCode].owner !== "hub";

/** What is given by voice alone. */
const BY_VOICE: ReadonlySet<ToldField> = new Set(["safePhone", "address"]);

/** The fields that may be written down for this pathway. */
export const writable = (pathway: PathwayCode): readonly ToldField[] =>
  PARTNER_MINIMUM[pathway].told.filter((field) => !BY_VOICE.has(field));

export interface FormSection {
  readonly title: string;
  readonly fields: readonly { readonly field: ToldField | "avoid"; readonly label: string }[];
}

export interface TellForm {
  readonly title: string;
  readonly sections: readonly FormSection[];
}

/** The owners who take no request in any other way than on a form: our own labels, their questions. */
export const TELL_FORMS: Readonly<Partial<Record<PathwayCode, TellForm>>> = {
  "marac-referral": {
    title: "Referral to the multi-agency risk conference",
    sections: [
      {
        title: "The person at risk",
        fields: [
          { field: "fullName", label: "Full name" },
          { field: "birthDate", label: "Date of birth" },
          { field: "children", label: "Ages of the children" },
        ],
      },
      { title: "The person who causes harm", fields: [{ field: "otherName", label: "Full name" }] },
      { title: "Why the conference is asked", fields: [{ field: "whatHappened", label: "What they have told us" }] },
    ],
  },
  "homelessness-application": {
    title: "Homelessness application because of domestic abuse",
    sections: [
      {
        title: "The person who applies",
        fields: [
          { field: "fullName", label: "Full name" },
          { field: "birthDate", label: "Date of birth" },
          { field: "interpreter", label: "Language or interpreter" },
        ],
      },
      {
        title: "What they need",
        fields: [
          { field: "children", label: "Ages of the children who would live with them" },
          { field: "avoid", label: "Areas they must keep away from" },
        ],
      },
    ],
  },
  mash: {
    title: "A child at risk: referral to children’s services",
    sections: [
      { title: "The children", fields: [{ field: "children", label: "Ages" }] },
      {
        title: "The parent or carer who is harmed",
        fields: [
          { field: "fullName", label: "Full name" },
          { field: "birthDate", label: "Date of birth" },
          { field: "interpreter", label: "Language or interpreter" },
        ],
      },
      { title: "The person who causes harm", fields: [{ field: "otherName", label: "Full name" }] },
      { title: "What worries us", fields: [{ field: "whatHappened", label: "What we were told" }] },
    ],
  },
};

/** What the owner reads of whether the person agreed: the hub's own note on what to record is not for them. */
export const AGREED_AS_TOLD: Readonly<Record<ConsentBasis, string>> = {
  "not-needed": "Not asked: no agreement is needed for this.",
  override: "They have refused. We tell you because somebody may come to serious harm, and have written down why.",
  given: "Yes, the person has agreed.",
  "to-ask": "Not asked yet.",
};

export interface SheetFacts {
  readonly reference: string;
  readonly ask: string;
  readonly due: string;
  readonly grade: string;
  readonly slots: string;
  readonly interpreter: string;
  readonly children: string;
  readonly avoid: string | null;
  /** What is known of the fields that may be written; empty until the owner has taken it. */
  readonly told: ReadonlyMap<ToldField, string>;
}

/** A numbered plain text to put into a secure e-mail: what they are asked, what lets them decide, and how to say yes or no. */
export function sheetText(facts: SheetFacts): string {
  const lines = [
    `Our reference: ${facts.reference}`,
    `What we ask: ${facts.ask}`,
    `By when: ${facts.due}`,
    `Grade of risk: ${facts.grade}`,
    `When it is safe to ring them: ${facts.slots}`,
    `Interpreter: ${facts.interpreter}`,
    `Children: ${facts.children}`,
    ...(facts.avoid === null ? [] : [`Keep away from: ${facts.avoid}`]),
    ...[...facts.told].map(([field, value]) => `${TOLD_WORDS[field]}: ${value}`),
    facts.told.size === 0
      ? "Yes or no? Ring the hub on the number you hold for us, and say our reference. We tell you who it is then."
      : "For a phone number or an address, ring the hub on the number you hold for us, and say our reference.",
    "Do not write to them, ring them or go to them before you have spoken with us. Put no name in your answer.",
  ];
  return lines.map((line, index) => `${index + 1}. ${line.replaceAll(/\s*\n\s*/g, " ")}`).join("\n");
}
