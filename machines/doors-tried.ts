// The one question after a call that nobody has to ask: which places had they tried before, and how often had they told their story?
import type { FieldError } from "./intake/answers.ts";

export interface TypedDoors {
  /** Ids of the area's contact points that were ticked. */
  readonly doors: readonly string[];
  /** How many places in all; may stay empty. */
  readonly doorsTried: string;
  readonly timesTold: string;
}

export interface DoorsTried {
  readonly doors: readonly string[];
  readonly doorsTried: number | null;
  readonly timesTold: number | null;
}

const MOST = 500;

function numberIn(typed: string): number | null | "wrong" {
  const text = typed.trim();
  if (text === "") return null;
  return /^\d{1,3}$/.test(text) && Number(text) <= MOST ? Number(text) : "wrong";
}

/** Reads the answer: where no number of places was given, it is as many as were ticked. */
export function readDoorsTried(
  typed: TypedDoors,
  known: readonly string[],
): { readonly ok: true; readonly tried: DoorsTried } | { readonly ok: false; readonly errors: readonly FieldError[] } {
  const doors = [...new Set(typed.doors)];
  const [all, told] = [numberIn(typed.doorsTried), numberIn(typed.timesTold)];
  const errors: FieldError[] = [];
  if (doors.some((id) => !known.includes(id))) errors.push({ field: "doors", message: "Choose from the list" });
  if (all === "wrong") errors.push({ field: "doorsTried", message: `Enter a whole number from 0 to ${MOST}` });
  else if (all !== null && all < doors.length)
    errors.push({ field: "doorsTried", message: `You ticked ${doors.length}: enter ${doors.length} or more` });
  if (told === "wrong") errors.push({ field: "timesTold", message: `Enter a whole number from 0 to ${MOST}` });
  if (doors.length === 0 && all === null && told === null)
    errors.push({
      field: "doorsTried",
      message: "Tick a place or enter a number, or leave this page: it may stay open",
    });
  if (errors.length > 0 || all === "wrong" || told === "wrong") return { ok: false, errors };
  return { ok: true, tried: { doors, doorsTried: all ?? (doors.length > 0 ? doors.length : null), timesTold: told } };
}
