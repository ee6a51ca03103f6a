// Invented wording for tests: neutral words, one question a topic, and what the pages call its fields.
import { loadRiskTool, withdrawRiskToolWording } from "#app/commands/load-risk-tool.ts";
import { currentWording } from "#app/wordings.ts";
import type { Db } from "#db/connection.ts";
import { latestAssessment } from "#db/risk-assessment.ts";
import { boxFor } from "#db/sealed.ts";
import type { WordingFile } from "#machines/intake/read-wording.ts";
import { askedField, type Wording, type WordedTool } from "#machines/intake/wording.ts";
import { TOPICS, type Topic } from "#machines/protocol/vocabulary.ts";
import { instantOf, type Instant } from "#machines/time.ts";

// Not the factories': a hub in a process of its own, without a test around it, loads wording too.
const MONDAY = instantOf("2026-03-02T09:00:00Z");
const BY = { userId: "clock", organisationId: "clock", role: "clock", area: "*" } as const;

/** A file with a question for each topic; of the other tools one question without a topic too. */
export const aWordingFile = (tool: WordedTool = "dash-safelives", version = "test 1"): WordingFile => ({
  tool,
  version,
  licence: "Invented licence, for tests, 2026",
  questions: [
    ...TOPICS.map((topic) => ({ topic, text: `Test question about ${topic} (${version})` })),
    ...(tool === "dash-safelives" ? [] : [{ text: "Test question about nothing", help: "Test help" }]),
  ],
});

/** Loads it, and answers with it as it is stored. */
export async function loadedWording(
  db: Db,
  { tool, version, at = MONDAY }: { tool?: WordedTool; version?: string; at?: Instant } = {},
): Promise<Wording> {
  await loadRiskTool(db, aWordingFile(tool, version), { by: BY, at });
  const wording = await currentWording(db);
  if (!wording) throw new Error("What was loaded is asked.");
  return wording;
}

/** Withdraws it. */
export const withdrawn = (db: Db, { tool, version }: Wording, at: Instant = MONDAY) =>
  withdrawRiskToolWording(db, { tool, version }, { by: BY, at });

/** The field of the question about a topic. */
export const fieldAbout = (wording: Wording, topic: Topic): string =>
  askedField(
    wording,
    wording.questions.findIndex((question) => question.topic === topic),
  );

/** The first `yes` questions answered yes, the next `no` answered no. */
export function answered(wording: Wording, { yes, no = 0 }: { yes: number; no?: number }): Record<string, string> {
  return Object.fromEntries(
    wording.questions
      .slice(0, yes + no)
      .map((_, index) => [askedField(wording, index), index < yes ? "yes" : "no"] as const),
  );
}

/** What was sealed away with the assessment. */
export async function keptFacts(db: Db, caseId: string) {
  const latest = await latestAssessment(db, caseId);
  if (!latest) throw new Error("Nobody graded.");
  const box = await boxFor(db, latest.key_id);
  return JSON.parse(box.open("risk_assessment", "facts_sealed", latest.id, latest.facts_sealed)) as {
    facts: { risk?: object; topics?: string[] };
    asked: Record<string, object>;
  };
}
