import type { CaseRow } from "#db/case.ts";
import type { From } from "#db/connection.ts";
import { pendingApprovalOfCase } from "#db/grade-approval.ts";
import { latestAssessment } from "#db/risk-assessment.ts";
import { boxFor } from "#db/sealed.ts";
import { unmetOfCase } from "#db/unmet-need.ts";
import { answerTo, ticked, type Answers } from "#machines/intake/answers.ts";
import { CALL } from "#machines/intake/call.ts";
import { factsFrom } from "#machines/intake/facts-from.ts";
import { PATHWAY, parseFacts, triage, type PathwayCode, type TriageResult } from "#machines/protocol/index.ts";
import { flagWords, isToAsk } from "#machines/protocol/named.ts";
import { GRADE_WORDS, UNMET_REASON_WORDS } from "#machines/protocol/words.ts";
import type { Instant } from "#machines/time.ts";
import { lastAnswers } from "../last-answers.ts";
import { addedRulesAmong, rulesAt } from "../protocol.ts";
import { caseActions, type CaseAction } from "./case-actions.ts";
import { caseFrame, openedCase, type CaseFrame } from "./case-frame.ts";
import { caseNext, type CaseNext } from "./case-next.ts";
import { writtenReferrals, type WrittenReferral } from "./case-referral.ts";
import { protocolNote, type ProtocolNote } from "./protocol-note.ts";
import { storyOfCase, type Happening } from "./case-story.ts";
import { safeContactPanel, type SafeContactPanel } from "./safe-contact-panel.ts";
import { userNames } from "./user-names.ts";

/** The first page of a case: what somebody who has never seen it must know, and nothing that costs or prices anything. */
export interface CasePage {
  readonly frame: CaseFrame;
  /** What was agreed last; the standing grade is higher while there is danger, or while a second person is asked. */
  readonly graded: {
    readonly agreed: string;
    readonly stands: boolean;
    readonly by: string;
    readonly at: Instant;
  } | null;
  /** The lower grade that waits for a second person. */
  readonly waitingFor: string | null;
  readonly mustNotBeTold: readonly string[];
  readonly doesNotWant: string;
  /** What never to do, and what still has to be asked, each a sentence. */
  readonly never: readonly string[];
  readonly toAsk: readonly string[];
  readonly holder: string | null;
  readonly source: string;
  /** Under which version of the protocol it stands, and what the one in force would say differently. */
  readonly protocol: ProtocolNote;
  readonly next: CaseNext | null;
  readonly safeContact: SafeContactPanel | null;
  /** What professionals wrote who referred them. */
  readonly referrals: readonly WrittenReferral[];
  readonly story: readonly Happening[];
  readonly actions: readonly CaseAction[];
  readonly unmet: readonly { readonly title: string; readonly why: string; readonly answered: boolean }[];
}

/** What the page shows `userId` of a case that was opened through the command. */
export async function casePage(from: From, caseId: string, userId: string, at: Instant): Promise<CasePage> {
  const row = await openedCase(from, caseId);
  const answers = await lastAnswers(from, row);
  const latest = await latestAssessment(from, row.id);
  const pending = await pendingApprovalOfCase(from, row.id);
  const flags = (await suggestionFor(from, row, answers, at))?.flags ?? [];
  const added = await addedRulesAmong(from, flags);
  const names = await userNames(from, [latest?.by ?? null, row.holder_user_id]);
  return {
    frame: await caseFrame(from, row, at),
    graded: latest
      ? {
          agreed: latest.agreed_grade === null ? "" : GRADE_WORDS[latest.agreed_grade],
          stands: latest.agreed_grade === row.grade,
          by: names.get(latest.by) ?? "a colleague",
          at: latest.at,
        }
      : null,
    waitingFor: pending ? GRADE_WORDS[pending.to_grade] : null,
    mustNotBeTold: ticked(answers, "mustNotBeTold").map((value) => choiceWords("mustNotBeTold", value)),
    doesNotWant: answerTo(answers, "doesNotWant"),
    never: flags.filter((flag) => !isToAsk(flag)).map((flag) => flagWords(flag, added)),
    toAsk: flags.filter(isToAsk).map((flag) => flagWords(flag, added)),
    holder: row.holder_user_id === null ? null : (names.get(row.holder_user_id) ?? null),
    source: choiceWords("source", row.source),
    protocol: await protocolNote(from, row, at),
    next: await caseNext(from, row, at),
    safeContact: await safeContactPanel(from, row, { userId, actionId: null }, at),
    referrals: await writtenReferrals(from, row),
    story: await storyOfCase(from, row, 3),
    actions: await caseActions(from, row, at),
    unmet: (await unmetOfCase(from, row.id)).map((need) => ({
      title: PATHWAY[need.pathway as PathwayCode].title,
      why: UNMET_REASON_WORDS[need.reason],
      answered: need.met_by !== null || need.settled_at !== null,
    })),
  };
}

/** The label of an answer, as the question words it. */
export function choiceWords(field: string, value: string): string {
  const question = CALL.flatMap((section) => section.questions).find((one) => one.name === field);
  const choices = question?.kind === "choice" || question?.kind === "many" ? question.choices : [];
  return choices.find((choice) => choice.value === value)?.label ?? value;
}

/** The latest assessment's stored answer; before anybody graded, what the protocol says to what the referral told. */
async function suggestionFor(from: From, row: CaseRow, answers: Answers, at: Instant): Promise<TriageResult | null> {
  const latest = await latestAssessment(from, row.id);
  if (latest) {
    const box = await boxFor(from, latest.key_id);
    return JSON.parse(box.open("risk_assessment", "result_sealed", latest.id, latest.result_sealed)) as TriageResult;
  }
  const { settings, ruleset } = await rulesAt(from, row.area, at, { version: row.protocol_version });
  const parsed = parseFacts(factsFrom(answers, { area: row.area, at, settings }));
  return parsed.ok ? triage(parsed.facts, ruleset) : null;
}
