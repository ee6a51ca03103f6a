// What the form about one action says: a step that the commands know, or what to put right at which field.
import { DECLINE_WORDS, FEELS_SAFER_WORDS, OUTCOME_WORDS, TOLD_HOW_WORDS } from "#machines/action-words.ts";
import { londonDay } from "#machines/time.ts";
import { typedDay } from "#machines/typed-day.ts";
import type { ActionStep } from "../../commands/move-action.ts";
import { problemWithUntil } from "../../commands/set-capacity.ts";
import type { Told } from "../../commands/told.ts";

export const STEP_FIELDS = [
  "step",
  "how",
  "toldWhom",
  "theirReference",
  "outcome",
  "feelsSafer",
  "declineReason",
  "declineNote",
  "declineUntil",
  "withdrawReason",
  "howEnded",
] as const;
type Typed = Readonly<Record<(typeof STEP_FIELDS)[number], string>>;

type Read =
  | { readonly ok: true; readonly step: ActionStep }
  | { readonly ok: false; readonly errors: readonly { field: string; message: string }[] };

const LONGEST = 2000;
const TOO_LONG = `Shorten this to ${LONGEST.toLocaleString("en-GB")} characters`;

const wrong = (field: string, message: string): Read => ({ ok: false, errors: [{ field, message }] });
const known = <T extends string>(words: Readonly<Record<T, string>>, value: string): T | null =>
  Object.hasOwn(words, value) ? (value as T) : null;

/** Reads the one step that was chosen; fields of the other steps are left alone. */
export function readStep(typed: Typed, told: Pick<Told, "at">): Read {
  for (const field of ["toldWhom", "theirReference", "declineNote", "withdrawReason"] as const)
    if (typed[field].length > LONGEST) return wrong(field, TOO_LONG);
  switch (typed.step) {
    case "AGREED":
    case "ACCEPTED":
    case "STARTED":
      return { ok: true, step: { type: typed.step } };
    case "SENT":
      return readTold(typed);
    case "DONE": {
      const outcome = known(OUTCOME_WORDS, typed.outcome);
      if (!outcome) return wrong("outcome", "Say how it ended");
      const feelsSafer = known(FEELS_SAFER_WORDS, typed.feelsSafer || "not-asked");
      if (!feelsSafer) return wrong("feelsSafer", "Choose one of the answers");
      return { ok: true, step: { type: "DONE", outcome, feelsSafer } };
    }
    case "NOT_TAKEN_UP": {
      const outcome = known(OUTCOME_WORDS, typed.howEnded);
      return outcome ? { ok: true, step: { type: "NOT_TAKEN_UP", outcome } } : wrong("howEnded", "Say how it ended");
    }
    case "DECLINED": {
      const reason = known(DECLINE_WORDS, typed.declineReason);
      if (!reason) return wrong("declineReason", "Say why they cannot do it");
      // On the phone they may not know: then no day is kept, and they are asked again.
      if (reason !== "no-space" || typed.declineUntil.trim() === "")
        return { ok: true, step: { type: "DECLINED", reason, note: typed.declineNote } };
      const until = typedDay(typed.declineUntil, londonDay(told.at));
      const problem = until === null ? "Enter a day, for example 12/3 or Thursday" : problemWithUntil(until, told);
      if (until === null || problem !== null) return wrong("declineUntil", problem ?? "");
      return { ok: true, step: { type: "DECLINED", reason, note: typed.declineNote, until } };
    }
    case "WITHDRAWN":
      if (typed.withdrawReason.trim() === "") return wrong("withdrawReason", "Say why it is withdrawn");
      return { ok: true, step: { type: "WITHDRAWN", reason: typed.withdrawReason.trim() } };
    default:
      return wrong("step", "Choose what happened");
  }
}

function readTold(typed: Typed): Read {
  const how = known(TOLD_HOW_WORDS, typed.how);
  if (!how) return wrong("how", "Say how they are told");
  if (how !== "in-hub" && typed.toldWhom.trim() === "")
    return wrong("toldWhom", "Say with whom you spoke, or to whom you wrote");
  const [toldWhom, reference] = [typed.toldWhom.trim(), typed.theirReference.trim()];
  return {
    ok: true,
    step: { type: "SENT", how, ...(toldWhom === "" ? {} : { toldWhom }), ...(reference === "" ? {} : { reference }) },
  };
}
