// The fields of a service, one by one, with what is wrong with each in words.
import { z } from "zod";
import { hasHidden } from "../intake/answers.ts";

const LONG = 5000;

/** Words of at most so many characters, without hidden ones. */
export const words = (longest = 300) =>
  z
    .string("Write words here.")
    .trim()
    .min(1, "Write something here, or leave it out.")
    .max(longest, `Shorten this to ${longest} characters.`)
    .refine((text) => !hasHidden(text), "Take the hidden characters out.");

export const prose = () => words(LONG);

/** An id as directories write them: a UUID or another short word. */
export const idText = () => z.string("Give the id as text.").regex(/^[A-Za-z0-9][\w.:-]{0,99}$/, "This is no id.");

/** A page on the web: http or https, and nothing else that a browser would run. */
export const webAddress = () =>
  words(1000).refine((text) => /^https?:$/.test(protocolOf(text)), "Give a web address that begins with https://.");

function protocolOf(text: string): string {
  try {
    return new URL(text).protocol;
  } catch {
    return "";
  }
}

export const emailAddress = () => z.email("Give an e-mail address.").max(300, "Shorten this to 300 characters.");

/** A calendar day that exists, written 2026-03-02. What comes after the day is let go. */
export const day = () =>
  z
    .string("Give a date like 2026-03-02.")
    .regex(/^\d{4}-\d{2}-\d{2}(T.*)?$/, "Give a date like 2026-03-02.")
    .transform((text) => text.slice(0, 10))
    .refine((text) => isDay(text), "There is no such day.");

function isDay(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** A time of day by the clock in London, written 09:00: a directory's offset or Z is let go, for doors open by the wall clock. */
export const timeOfDay = () =>
  z
    .string("Give a time like 09:00.")
    .regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)(:[0-5]\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?$/, "Give a time like 09:00.")
    .transform((text) => text.slice(0, 5));

/** An age in years; feeds write 18 and "18". */
export const age = () =>
  z
    .union(
      [
        z.number(),
        z
          .string()
          .regex(/^\d{1,3}$/)
          .transform(Number),
      ],
      "Give an age in years, from 0 to 130.",
    )
    .refine((years) => years >= 0 && years <= 130, "Give an age in years, from 0 to 130.");

export const degrees = (most: number) =>
  z
    .union(
      [
        z.number(),
        z
          .string()
          .regex(/^-?\d{1,3}(\.\d{1,15})?$/)
          .transform(Number),
      ],
      "Give degrees as a number.",
    )
    .refine((value) => Math.abs(value) <= most, `Give degrees from -${most} to ${most}.`);

const DAYS = "(MO|TU|WE|TH|FR|SA|SU)";
export const byDay = () =>
  words(100)
    .transform((text) => text.toUpperCase().replaceAll(" ", ""))
    .refine(
      (text) => new RegExp(`^[+-]?\\d?${DAYS}(,[+-]?\\d?${DAYS})*$`).test(text),
      "Give days like MO,TU, or 2MO for the second Monday of a month.",
    );
export const byMonthDay = () =>
  words(100)
    .transform((text) => text.replaceAll(" ", ""))
    .refine(
      (text) => /^-?\d{1,2}(,-?\d{1,2})*$/.test(text) && text.split(",").every((part) => inMonth(Number(part))),
      "Give days of the month like 1,15, or -1 for the last.",
    );
const inMonth = (number: number) => number !== 0 && Math.abs(number) <= 31;
