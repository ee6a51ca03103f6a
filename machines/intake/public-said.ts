// What somebody wrote by themselves, as the person at the hub reads it.
import { answerTo, ticked, type Answers } from "./answers.ts";
import { publicSections } from "./public-form.ts";
import type { Writer, WriterReach } from "./read-public.ts";
import type { Question } from "./question.ts";

const FROM: Readonly<Record<Writer, string>> = {
  self: "They wrote to us themselves, on the page for everybody.",
  "family-friend":
    "Somebody who is worried about them wrote to us. What follows are the writer's own details: never use them to reach the person, and tell the writer nothing about them.",
  "not-said":
    "Somebody wrote to us and did not say whether they are the person or worried about somebody else. Ask before anything else: what follows are the writer's own details.",
};

/** Said elsewhere, or kept where nobody reads it. */
const NOT_SAID = ["safeNow", "writer", "codeWord"];
/** Of the person themselves these stand with how to reach them, where the number is shown only when it may be used. */
const IN_SAFE_CONTACT = [
  "reachAt",
  "whosePhone",
  "othersSee",
  "safeTime",
  "safeDays",
  "mayLeave",
  "sayWeAre",
  "chosenName",
];

/** Everything the hub should read, in lines; null when how to reach them says it all. */
export function publicSaid(writer: Writer, reach: WriterReach["by"], typed: Answers): string | null {
  const own = writer === "self";
  if (own && reach === "phone" && answerTo(typed, "whatHappened") === "") return null;
  const left = new Set([...NOT_SAID, ...(own ? IN_SAFE_CONTACT : [])]);
  const lines = publicSections([])
    .flatMap((section) => section.questions)
    .filter(({ name }) => !left.has(name))
    .map((question) => [question.label.replace(/[?:]$/, ""), wordsFor(question, typed)] as const)
    .filter(([, words]) => words !== "")
    .map(([label, words]) => `${label}: ${words}`);
  return [FROM[writer], ...lines].join("\n");
}

function wordsFor(question: Question, typed: Answers): string {
  if (question.kind !== "choice" && question.kind !== "many") return answerTo(typed, question.name);
  const chosen = ticked(typed, question.name);
  return question.choices
    .filter(({ value }) => chosen.includes(value))
    .map(({ label }) => label)
    .join(", ");
}
