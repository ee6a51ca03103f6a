import type { SafeContactRow } from "#db/safe-contact.ts";
import type { Box } from "#db/sealed.ts";

/** How somebody may be reached by one way, as it was told. */
export interface Reach {
  readonly safe: SafeContactRow["safe"];
  readonly days: readonly number[];
  readonly from: string;
  readonly to: string;
  readonly voicemail: SafeContactRow["voicemail"];
  readonly text: SafeContactRow["text"];
  readonly whosePhone: SafeContactRow["whose_phone"];
  readonly othersSee: SafeContactRow["others_see"];
  readonly sayWeAre: string;
  readonly whoMayAnswer: string;
  readonly distressWord: string;
}

/** The columns that hold it; `box` is the one of the row with `id`. */
export function reachColumns(reach: Reach, box: Box, id: string) {
  const seal = (column: string, text: string) => box.sealMaybe("safe_contact", column, id, text.trim() || null);
  return {
    safe: reach.safe,
    days: JSON.stringify([...reach.days].sort()),
    from_time: reach.from || null,
    to_time: reach.to || null,
    voicemail: reach.voicemail,
    text: reach.text,
    whose_phone: reach.whosePhone,
    others_see: reach.othersSee,
    say_we_are_sealed: seal("say_we_are_sealed", reach.sayWeAre),
    who_may_answer_sealed: seal("who_may_answer_sealed", reach.whoMayAnswer),
    distress_word_sealed: seal("distress_word_sealed", reach.distressWord),
  };
}

/** Only what says how somebody is reached. */
export const reachOf = (told: Reach): Reach => ({
  safe: told.safe,
  days: told.days,
  from: told.from,
  to: told.to,
  voicemail: told.voicemail,
  text: told.text,
  whosePhone: told.whosePhone,
  othersSee: told.othersSee,
  sayWeAre: told.sayWeAre,
  whoMayAnswer: told.whoMayAnswer,
  distressWord: told.distressWord,
});
