// "Mon to Fri 10:00 to 11:30" as days and hours. What could be read in two ways is not read at all: a call at the wrong
// hour is the harm that this line exists to prevent.

export interface SafeTimes {
  /** Weekdays 1 (Monday) to 7; empty means every day. */
  readonly days: readonly number[];
  /** London hours `HH:MM`; null means any hour of those days. */
  readonly from: string | null;
  readonly to: string | null;
}

const DAY_NAMES = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const DAY =
  "(?:mon(?:days?)?|tue(?:s|sdays?)?|wed(?:s|nesdays?)?|thu(?:r|rs|rsdays?)?|fri(?:days?)?|sat(?:urdays?)?|sun(?:days?)?)";
const PARTS_OF_DAY: Readonly<Record<string, readonly [string, string]>> = {
  morning: ["09:00", "12:00"],
  afternoon: ["12:00", "17:00"],
  evening: ["17:00", "20:00"],
};

/** Reads when it is safe to ring; null when the words do not say one slot and no other. */
export function safeTimesOf(text: string): SafeTimes | null {
  const plain = ` ${text.toLowerCase().replace(/[–—]/g, "-").replace(/[,;&]/g, " ").replace(/\s+/g, " ").trim()} `;
  const daysRead = readDays(plain);
  const hoursRead = readHours(daysRead.rest);
  if (!hoursRead || hoursRead.rest.replace(/\b(?:and|at|on|from|between|only|any ?time|in the)\b/g, " ").trim() !== "")
    return null;
  const anyTime = /\bany ?time\b/.test(plain);
  if (!daysRead.said && hoursRead.from === null && !anyTime) return null;
  return { days: daysRead.days, from: hoursRead.from, to: hoursRead.to };
}

function readDays(plain: string): { readonly days: readonly number[]; readonly said: boolean; readonly rest: string } {
  const days = new Set<number>();
  let said = false;
  const add = (from: number, to: number) => {
    for (let day = from; ; day = (day % 7) + 1) {
      days.add(day);
      if (day === to) return;
    }
  };
  const rest = plain
    .replace(/\b(?:any ?day|every ?day|daily)\b/g, () => ((said = true), " "))
    .replace(/\bweek ?days?\b/g, () => (add(1, 5), " "))
    .replace(/\bweek ?ends?\b/g, () => (add(6, 7), " "))
    .replace(
      new RegExp(`\\b(${DAY})\\s*(?:-|to|until)\\s*(${DAY})\\b`, "g"),
      (_, from: string, to: string) => (add(numberOf(from), numberOf(to)), " "),
    )
    .replace(new RegExp(`\\b(${DAY})\\b`, "g"), (_, day: string) => (add(numberOf(day), numberOf(day)), " "));
  // "Every day, and Monday" says two things.
  if (said && days.size > 0) return { days: [], said: false, rest: "?" };
  return { days: [...days].sort((a, b) => a - b), said: said || days.size > 0, rest };
}

const numberOf = (day: string): number => DAY_NAMES.indexOf(day.slice(0, 3)) + 1;

const TIME = "(\\d{1,2})(?:[:.](\\d{2}))?\\s*(am|pm)?";

function readHours(
  plain: string,
): { readonly from: string | null; readonly to: string | null; readonly rest: string } | null {
  const part = /\b(morning|afternoon|evening)s?\b/.exec(plain);
  if (part) {
    const [from, to] = PARTS_OF_DAY[part[1] ?? ""] ?? [null, null];
    return { from, to, rest: plain.replace(part[0], " ") };
  }
  const range = new RegExp(`(?:\\bfrom |\\bbetween )?\\b${TIME}\\s*(?:-|to|until|till|and)\\s*${TIME}(?=\\s|$)`).exec(
    plain,
  );
  if (!range) return { from: null, to: null, rest: plain };
  const to = clock(range[4], range[5], range[6]);
  const half = range[3] ?? halfOfStart(Number(range[1]), Number(range[4]), range[6]);
  const from = clock(range[1], range[2], half);
  return from !== null && to !== null && from < to ? { from, to, rest: plain.replace(range[0], " ") } : null;
}

/** "2 to 4pm": the end says which half of the day the start is in, unless the start would then come after it. */
function halfOfStart(start: number, end: number, halfOfEnd: string | undefined): string | undefined {
  if (halfOfEnd !== "pm") return halfOfEnd;
  return start < 12 && end < 12 && start <= end ? "pm" : undefined;
}

/** A time of day; null when it is none, or when it could be morning or afternoon. */
function clock(hours = "", minutes = "00", half?: string): string | null {
  let hour = Number(hours);
  if (Number(minutes) > 59 || hour > 23) return null;
  if (half !== undefined && hour > 12) return null;
  if (half === "pm" && hour < 12) hour += 12;
  if (half === "am" && hour === 12) hour = 0;
  // A bare "2" is 2pm to most and 02:00 to the clock: nobody is rung on a guess.
  if (half === undefined && hours.length === 1 && hour < 8) return null;
  return `${String(hour).padStart(2, "0")}:${minutes}`;
}
