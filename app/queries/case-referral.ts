// What a professional wrote when they referred: for whoever takes the case up, in the words of their own page.
import type { CaseRow } from "#db/case.ts";
import type { From } from "#db/connection.ts";
import { organisationById } from "#db/organisation.ts";
import { referralsOfCase } from "#db/referral.ts";
import { boxFor } from "#db/sealed.ts";
import { dateWords, timeWords } from "#machines/due-words.ts";
import { answerTo, ticked, type Answers } from "#machines/intake/answers.ts";
import { questionsOf, referralPage, referrerOf } from "#machines/intake/refer/pages.ts";
import type { Question } from "#machines/intake/question.ts";

export interface WrittenReferral {
  readonly reference: string;
  readonly from: string;
  readonly sent: string;
  readonly takenBack: boolean;
  readonly lines: readonly { readonly asked: string; readonly answer: string }[];
}

/** Who they are and how they are reached stands elsewhere on the case, behind the rules of safe contact. */
const ELSEWHERE = new Set(["name", "birthDate", "nhsNumber", "phone", "contactSafe", "safeTimes", "otherName"]);

/** Every referral that led to the case, the newest first. */
export async function writtenReferrals(from: From, row: CaseRow): Promise<WrittenReferral[]> {
  const rows = await referralsOfCase(from, row.id);
  const written = await Promise.all(
    rows.map(async (referral) => {
      const box = await boxFor(from, referral.key_id);
      const text = box.open("referral", "answers_sealed", referral.id, referral.answers_sealed);
      const { answers } = JSON.parse(text) as { answers: Answers };
      const organisation = await organisationById(from, referral.organisation_id);
      return {
        reference: referral.reference,
        from: organisation?.name ?? "a professional",
        sent: `${dateWords(referral.submitted_at)} at ${timeWords(referral.submitted_at)}`,
        takenBack: referral.withdrawn_at !== null,
        lines: questionsOf(referralPage(referrerOf(referral.source))).flatMap((question) => lineOf(question, answers)),
      };
    }),
  );
  return written.reverse();
}

/** The schools and nurseries of the children, as whoever referred named them; a school that refers is one itself. */
export async function schoolsSaid(from: From, row: CaseRow): Promise<string[]> {
  const named = await Promise.all(
    (await referralsOfCase(from, row.id)).map(async (referral) => {
      if (referral.source === "school") return (await organisationById(from, referral.organisation_id))?.name ?? "";
      const box = await boxFor(from, referral.key_id);
      const text = box.open("referral", "answers_sealed", referral.id, referral.answers_sealed);
      return answerTo((JSON.parse(text) as { answers: Answers }).answers, "childrensSchool");
    }),
  );
  return [...new Set(named.filter(Boolean))];
}

function lineOf(question: Question, answers: Answers): { asked: string; answer: string }[] {
  const { name, label } = question;
  if (ELSEWHERE.has(name)) return [];
  const values = ticked(answers, name === "topics" ? "worries" : name).filter(Boolean);
  if (values.length === 0) return [];
  const choices = "choices" in question ? question.choices : [];
  const words = values.map((value) => choices.find((choice) => choice.value === value)?.label ?? value);
  return [{ asked: label, answer: words.join("; ") }];
}
