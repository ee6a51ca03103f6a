// What is asked of one way to reach somebody: the questions of the call, in words that fit the way.
import { CALL } from "#machines/intake/call.ts";
import type { Question } from "#machines/intake/question.ts";
import { SAID } from "./change-contact-questions.ts";

export type WayChannel = "phone" | "text" | "email" | "post";
export const WAY_CHANNELS: readonly WayChannel[] = ["phone", "text", "email", "post"];

const REACH = CALL.find((section) => section.id === "reach")?.questions ?? [];

/** What a question is called for this way; those that are not named here are not asked of it. */
const LABELS: Readonly<Record<WayChannel, Readonly<Record<string, string>>>> = {
  phone: {
    phone: "The number",
    contactSafe: "Is it safe for us to ring it?",
    whosePhone: "Whose phone is it?",
    othersSee: "Can anyone else see calls or messages, here or on another device?",
    safeDays: "Which days are safe?",
    safeFrom: "From",
    safeTo: "Until",
    voicemail: "May we leave a voicemail?",
    textMessage: "May we send a text?",
    sayWeAre: "Who shall we say we are?",
    whoMayAnswer: "Who else may answer, and what then?",
    doNotContact: "Must we never contact them?",
  },
  text: {
    phone: "The number, for texts alone",
    contactSafe: "Is it safe for us to send texts to it?",
    whosePhone: "Whose phone is it?",
    othersSee: "Can anyone else see messages, here or on another device?",
    safeDays: "Which days are safe?",
    safeFrom: "From",
    safeTo: "Until",
    textMessage: "May we send a text?",
    sayWeAre: "Who shall we say we are?",
    doNotContact: "Must we never contact them?",
  },
  email: {
    phone: "The e-mail address",
    contactSafe: "Is it safe for us to write to it?",
    whosePhone: "Whose mailbox, and whose device, is it?",
    othersSee: "Can anyone else open it, or see messages arrive on a screen?",
    safeDays: "Which days are safe?",
    safeFrom: "From",
    safeTo: "Until",
    textMessage: "May the hub send messages to it by itself?",
    sayWeAre: "Who shall we say we are?",
    doNotContact: "Must we never contact them?",
  },
  post: {
    phone: "The whole address",
    contactSafe: "Is it safe for us to send letters there?",
    whosePhone: "Whose letterbox is it?",
    othersSee: "Can anyone else see or open what arrives?",
    sayWeAre: "Who shall the letter say we are?",
    doNotContact: "Must we never contact them?",
  },
};
const HINTS: Readonly<Record<string, string>> = {
  phone: "Empty keeps what we have. A new one waits a day before it is used.",
};

/** The questions of this way; the address of a letter takes several lines. */
export function wayQuestions(channel: WayChannel, hasCodeWord = true): readonly Question[] {
  const labels = LABELS[channel];
  const asked = REACH.filter(({ name }) => name in labels).map((question): Question => {
    const worded = { ...question, label: labels[question.name] ?? question.label };
    if (question.name !== "phone") return worded;
    const hint = HINTS["phone"] ?? "";
    return channel === "post"
      ? { kind: "text", name: "phone", label: worded.label, hint, rows: 4 }
      : { kind: "line", name: "phone", label: worded.label, hint };
  });
  return [...(hasCodeWord ? SAID : SAID.slice(1)), ...asked];
}
