// Reads the file in which a hub keeps the wording it has licensed. Strict: everything that is wrong is named with its path.
import { z } from "zod";
import { DASH_QUESTIONS, TOPICS } from "../protocol/vocabulary.ts";
import { hasHidden } from "./answers.ts";
import { WORDED_TOOLS, type WordedTool, type WordedQuestion } from "./wording.ts";

/** A wording as its file has it. */
export interface WordingFile {
  readonly tool: WordedTool;
  readonly version: string;
  /** Who licensed it to the hub, and when. */
  readonly licence: string;
  readonly questions: readonly WordedQuestion[];
}

export interface WordingError {
  /** Dotted, like `questions.3.topic`; empty when the file as a whole is wrong. */
  readonly path: string;
  readonly message: string;
}

export type ReadWording =
  | { readonly ok: true; readonly wording: WordingFile }
  | { readonly ok: false; readonly errors: readonly WordingError[] };

const MOST_QUESTIONS = 100;

const words = (what: string, max: number) =>
  z
    .string({ error: `Give ${what}, in words.` })
    .trim()
    .min(1, `Give ${what}, in words.`)
    .max(max, `Shorten ${what} to ${max} characters.`)
    .refine((text) => !hasHidden(text), `Take the hidden characters out of ${what}.`);

const question = z.strictObject(
  {
    topic: z.enum(TOPICS, { error: `Choose one of: ${TOPICS.join(", ")}.` }).optional(),
    text: words("the question as it is asked", 1_000),
    help: words("what helps to ask it", 1_000).optional(),
  },
  { error: "A question is a group of topic, text and help." },
);

const file = z
  .strictObject(
    {
      tool: z.enum(WORDED_TOOLS, { error: `Choose the tool: ${WORDED_TOOLS.join(", ")}.` }),
      version: words("the wording's version", 40),
      licence: words("who licensed it to you, and when", 1_000),
      questions: z
        .array(question, { error: "Give the questions as a list." })
        .min(1, "Give at least one question.")
        .max(MOST_QUESTIONS, `Give ${MOST_QUESTIONS} questions at most.`),
    },
    { error: "The file must be a group of tool, version, licence and questions." },
  )
  .superRefine(({ tool, questions }, context) => {
    const seen = new Set<string>();
    for (const [index, { topic }] of questions.entries()) {
      if (topic === undefined && tool !== "dash-safelives") continue;
      const path = ["questions", index, "topic"];
      if (topic === undefined) context.addIssue({ code: "custom", path, message: "Say which topic it asks about." });
      else if (seen.has(topic))
        context.addIssue({ code: "custom", path, message: `“${topic}” is asked by an earlier question already.` });
      else seen.add(topic);
    }
    if (tool !== "dash-safelives") return;
    const missing = TOPICS.filter((topic) => !seen.has(topic));
    if (missing.length > 0 || questions.length !== DASH_QUESTIONS)
      context.addIssue({
        code: "custom",
        path: ["questions"],
        message: `This tool asks ${DASH_QUESTIONS} questions, one for each topic; here are ${questions.length}${
          missing.length > 0 ? `. Missing: ${missing.join(", ")}` : ""
        }.`,
      });
  });

/** Checks what a file holds. Never throws: every wrong value and unknown key comes back with its path. */
export function readWording(value: unknown): ReadWording {
  const read = file.safeParse(value);
  if (read.success) return { ok: true, wording: read.data };
  return {
    ok: false,
    errors: read.error.issues.flatMap((issue): WordingError[] => {
      if (issue.code !== "unrecognized_keys") return [{ path: issue.path.join("."), message: issue.message }];
      return issue.keys.map((key) => ({
        path: [...issue.path, key].join("."),
        message: `There is no “${key}” here: take it out, or check how it is spelt.`,
      }));
    }),
  };
}
