// What a partner types of its places: a number, and until which day that holds.
import { londonDay, type Day } from "#machines/time.ts";
import { typedDay } from "#machines/typed-day.ts";
import { MOST_PLACES, problemWithUntil, type SetCapacity } from "../../commands/set-capacity.ts";
import type { Told } from "../../commands/told.ts";
import type { FieldError } from "../../components/summary-of-errors.tsx";
import { typedIn, wrongIn, type FormValues } from "../../forms.ts";

type Read =
  { readonly ok: true; readonly said: SetCapacity } | { readonly ok: false; readonly errors: readonly FieldError[] };

/** Reads one row of the form; a mistake is at the field of that row. */
export function readCapacity(values: FormValues, told: Pick<Told, "at">): Read {
  const { pathway, places: number, until, version } = typedIn(values, ["pathway", "places", "until", "version"]);
  const errors: FieldError[] = wrongIn(values, ["places", "until"]).map(({ field, message }) => ({
    field: `${field}-${pathway}`,
    message,
  }));
  const wrong = (field: string, message: string) => errors.push({ field: `${field}-${pathway}`, message });
  const places = /^\d{1,3}$/.test(number.trim()) ? Number(number) : null;
  if (errors.length === 0 && places === null) wrong("places", `Enter a whole number from 0 to ${MOST_PLACES}.`);
  let untilDay: Day | null = null;
  if (until.trim() !== "") {
    untilDay = typedDay(until, londonDay(told.at));
    const problem = untilDay === null ? "Enter a day, for example 12/3 or Thursday." : problemWithUntil(untilDay, told);
    if (errors.length === 0 && problem !== null) wrong("until", problem);
  } else if (places === 0) wrong("until", "Enter the day from which there are places again.");
  if (errors.length > 0 || places === null) return { ok: false, errors };
  // A version that is no number was made by no page of ours: it is as stale as any.
  return { ok: true, said: { pathway, places, untilDay, version: /^\d{1,9}$/.test(version) ? Number(version) : -1 } };
}
