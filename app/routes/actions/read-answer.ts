// What a partner's form says: one step, or what to put right at which field.
import { FEELS_SAFER_WORDS } from "#machines/action-words.ts";
import { CANNOT_WORDS, DONE_OUTCOMES, NOT_TAKEN_UP_OUTCOMES } from "#machines/partner-words.ts";
import { londonDay } from "#machines/time.ts";
import { typedDay } from "#machines/typed-day.ts";
import type { ActionStep, DeclineReason } from "../../commands/move-action.ts";
import { problemWithUntil } from "../../commands/set-capacity.ts";
import type { Told } from "../../commands/told.ts";
import type { FieldError } from "../../components/summary-of-errors.tsx";
import { HIDDEN_WORDS, isPlain, type FormValues } from "../../forms.ts";

const LONGEST = 2000;

type Read =
  { readonly ok: true; readonly step: ActionStep } | { readonly ok: false; readonly errors: readonly FieldError[] };

/** Reads the step, seen from London's day `today`. A field that was sent twice has no answer. */
export function readAnswer(values: FormValues, told: Pick<Told, "at">): Read {
  const text = (name: string): string => {
    const value = values[name] ?? "";
    return typeof value === "string" ? value.trim() : "";
  };
  const known = <T extends string>(name: string, among: readonly T[]): T | undefined =>
    among.find((one) => one === text(name));
  const wrong = (field: string, message: string): Read => ({ ok: false, errors: [{ field, message }] });
  switch (text("step")) {
    case "ACCEPTED":
      return { ok: true, step: { type: "ACCEPTED" } };
    case "STARTED":
      return { ok: true, step: { type: "STARTED" } };
    case "DONE": {
      const outcome = known("outcome", DONE_OUTCOMES);
      if (!outcome) return wrong("outcome", "Say how it ended.");
      const feelsSafer =
        text("feelsSafer") === ""
          ? "not-asked"
          : known("feelsSafer", Object.keys(FEELS_SAFER_WORDS) as (keyof typeof FEELS_SAFER_WORDS)[]);
      if (!feelsSafer) return wrong("feelsSafer", "Choose one of the answers.");
      return { ok: true, step: { type: "DONE", outcome, feelsSafer } };
    }
    case "NOT_TAKEN_UP": {
      const outcome = known("howEnded", NOT_TAKEN_UP_OUTCOMES);
      return outcome
        ? { ok: true, step: { type: "NOT_TAKEN_UP", outcome } }
        : wrong("howEnded", "Say why it was not taken up.");
    }
    case "DECLINED": {
      const reason = known("reason", Object.keys(CANNOT_WORDS) as DeclineReason[]);
      const note = text("declineNote");
      if (!reason) return wrong("reason", "Say why you can’t.");
      if (reason === "needs-we-cannot-meet" && note === "")
        return wrong("declineNote", "Say which needs you can’t meet.");
      if (note.length > LONGEST)
        return wrong("declineNote", `Shorten this to ${LONGEST.toLocaleString("en-GB")} characters.`);
      if (!isPlain(note)) return wrong("declineNote", HIDDEN_WORDS);
      if (reason !== "no-space") return { ok: true, step: { type: "DECLINED", reason, note } };
      const until = typedDay(text("until"), londonDay(told.at));
      const problem =
        until === null ? "Enter the day from which you have space, for example 12/3." : problemWithUntil(until, told);
      if (until === null || problem !== null) return wrong("until", problem ?? "");
      return { ok: true, step: { type: "DECLINED", reason, note, until } };
    }
    default:
      return wrong("step", "Choose what happened.");
  }
}
