// What the hub writes to people outside, as it is worded where an area has not chosen words of its own. Nothing here says what the
// hub is for, and no placeholder holds a name: whoever finds the message learns nothing from it.
import { DAY, HOUR, MINUTE } from "../time.ts";

export const TEMPLATES = [
  "sign-in-code",
  "referral-news",
  "work-waiting",
  "tried-to-reach",
  "call-back",
  "details-change",
] as const;
export type TemplateCode = (typeof TEMPLATES)[number];

export interface Wording {
  readonly subject: string;
  readonly body: string;
}

export interface Template extends Wording {
  /** What it is for, as the outbox calls it. */
  readonly title: string;
  /** A person is written to by whatever way is safe; a professional by e-mail. */
  readonly to: "person" | "professional";
  /** What stands in it as ((name)). All must be in the body, none may be elsewhere. */
  readonly placeholders: readonly string[];
  /** How long after it was written it still makes sense, in milliseconds. */
  readonly life: number;
  /** Unsent at the end of its life it is forgotten; otherwise somebody at the hub sees to it. */
  readonly forgotten: boolean;
  /** Whoever reads its words could sign in with them: only a duty manager opens it. */
  readonly secret: boolean;
}

export const TEMPLATE: Record<TemplateCode, Template> = {
  "sign-in-code": {
    title: "A code to sign in with",
    to: "professional",
    placeholders: ["code"],
    life: 10 * MINUTE,
    forgotten: true,
    secret: true,
    subject: "Your code",
    body: "Your code is ((code)). It works once, for 10 minutes. If you did not ask for it, do nothing.",
  },
  "referral-news": {
    title: "News for whoever referred",
    to: "professional",
    placeholders: ["reference"],
    life: 7 * DAY,
    forgotten: false,
    secret: false,
    subject: "News for you",
    body: "There is news about ((reference)). Sign in to read it. Please do not answer this message.",
  },
  "work-waiting": {
    title: "Something waits for a partner",
    to: "professional",
    placeholders: [],
    life: 2 * DAY,
    // Whoever does not answer in time is asked after by the clock of what was sent.
    forgotten: true,
    secret: false,
    subject: "Something waits for you",
    body: "Something waits for your answer. Sign in to read it. Please do not answer this message.",
  },
  "tried-to-reach": {
    title: "We tried to reach you",
    to: "person",
    placeholders: [],
    life: 6 * HOUR,
    forgotten: true,
    secret: false,
    subject: "Sorry we missed you",
    body: "Sorry we missed you. We will try again. You do not need to do anything.",
  },
  "call-back": {
    title: "When we will ring",
    to: "person",
    placeholders: ["when"],
    life: DAY,
    forgotten: false,
    secret: false,
    subject: "When we will ring",
    body: "We will ring you on ((when)). If that does not suit you, you do not need to answer.",
  },
  "details-change": {
    title: "Their details are to change",
    to: "person",
    placeholders: ["when"],
    life: 7 * DAY,
    forgotten: true,
    secret: false,
    subject: "Your details",
    body: "Your details with us change on ((when)). If you did not ask for this, please tell us when we next speak.",
  },
};

export const isTemplate = (code: string): code is TemplateCode => Object.hasOwn(TEMPLATE, code);

/** The placeholders that stand in a text, each once, in order. */
export const placeholdersIn = (text: string): readonly string[] => [
  ...new Set([...text.matchAll(/\(\(([^()]*)\)\)/g)].map(([, name]) => (name ?? "").trim())),
];

/** The wording with its placeholders filled. Throws where one has no words, which is a mistake of the program. */
export function filled({ subject, body }: Wording, words: Readonly<Record<string, string>>): Wording {
  const fill = (text: string) =>
    text.replace(/\(\(([^()]*)\)\)/g, (_, name: string) => {
      const word = words[name.trim()];
      if (word === undefined) throw new Error(`There are no words for ((${name.trim()})).`);
      return word;
    });
  return { subject: fill(subject), body: fill(body) };
}
