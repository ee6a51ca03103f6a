import { referralByReference } from "#db/referral.ts";
import type { Answers } from "#machines/intake/answers.ts";
import type { Referrer } from "#machines/intake/refer/pages.ts";
import type { Instant } from "#machines/time.ts";
import { receiveReferral } from "../commands/receive-referral.ts";
import { professionalWrites, REFERRALS_OF } from "./professionals.ts";
import { must, type World } from "./world.ts";

export interface SentByProfessional {
  readonly caseId: string;
  readonly source: Referrer;
  /** What was written, and what the person is going to say of telling the referrer. */
  readonly answers: Answers;
  /** By when somebody speaks with the person. */
  readonly due: Instant;
}

/** A referral from one of the kinds of organisation that have somebody who refers here, each as often as its share. */
export async function sendReferral({ db, dice, staff }: World, at: Instant): Promise<SentByProfessional> {
  const source = dice.weighted(REFERRALS_OF.filter(([kind]) => staff.referrers.has(kind)));
  const people = staff.referrers.get(source);
  if (!people) throw new Error("Nobody refers here.");
  const { answers, asked, agreed } = professionalWrites(dice, source, at);
  const sent = must(await receiveReferral(db, { source, answers, asked, agreed }, { by: dice.pick(people), at }));
  const referral = await referralByReference(db, sent.reference);
  if (!referral) throw new Error("A referral that was just sent is there.");
  const said: Answers = {
    ...answers,
    feedbackSafe: agreed === "yes" ? "yes" : "unknown",
    ...(source === "gp" ? { gpPracticeInScheme: "yes" } : {}),
  };
  return { caseId: referral.case_id, source, answers: said, due: sent.due };
}
