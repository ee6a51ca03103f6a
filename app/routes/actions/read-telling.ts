// What a partner tells the hub on a form: words, and what has happened since, each kind once, on one day.
import { isEventKind, type EventKind } from "#machines/cost-events.ts";
import { londonDay, type Day } from "#machines/time.ts";
import { typedDay } from "#machines/typed-day.ts";
import type { Told } from "../../commands/told.ts";
import type { FieldError } from "../../components/summary-of-errors.tsx";
import { typedIn, wrongIn, type FormValues } from "../../forms.ts";

const LONGEST = 5000;

export interface Telling {
  readonly note: string;
  readonly happened: readonly EventKind[];
  readonly on: Day | null;
}

type Read =
  { readonly ok: true; readonly telling: Telling } | { readonly ok: false; readonly errors: readonly FieldError[] };

/** Reads it; everything that is wrong is said at once. */
export function readTelling(values: FormValues, told: Pick<Told, "at">): Read {
  const { tellNote: note, on: typed } = typedIn(values, ["tellNote", "on"]);
  const ticked = [...new Set([values["happened"] ?? []].flat())];
  const happened = ticked.filter(isEventKind);
  const today = londonDay(told.at);
  const on = typed.trim() === "" ? today : typedDay(typed, today, true);
  const errors: FieldError[] = [...wrongIn(values, ["tellNote", "on"])];
  const wrong = (field: string, message: string) => errors.push({ field, message });
  if (errors.length === 0 && note.trim() === "" && ticked.length === 0)
    wrong("tellNote", "Write what the hub should know, or tick what has happened.");
  if (note.length > LONGEST) wrong("tellNote", `Shorten this to ${LONGEST.toLocaleString("en-GB")} characters.`);
  if (happened.length < ticked.length) wrong("happened", "Choose what happened from the list.");
  if (errors.length === 0 && on === null) wrong("on", "Enter the day it happened, for example 12/3 or yesterday.");
  if (on !== null && on > today) wrong("on", "Enter a day that is not still to come.");
  return errors.length > 0 ? { ok: false, errors } : { ok: true, telling: { note, happened, on } };
}
