// Whether a service fits somebody, and which is shown first.
import type { Instant } from "../time.ts";
import { checkedWords } from "./checked.ts";
import { isOpen } from "./opening.ts";
import type { Service } from "./service.ts";

/** What a service has to fit; null where it does not matter. */
export interface Asked {
  readonly area: string | null;
  readonly age: number | null;
  /** As it was written in the call: "Polish, interpreter needed". */
  readonly language: string | null;
  readonly isOpenAt: Instant | null;
}

const COUNTRYWIDE =
  /^(england|england and wales|uk|united kingdom|great britain|national(ly)?|nationwide|anywhere|online)$/i;

/** True when the service fits all that was asked. What a service does not say rules it out only of being open now. */
export function offers(service: Service, { area, age, language, isOpenAt }: Asked): boolean {
  return (
    (area === null || isIn(service, area)) &&
    (age === null || ((service.minimum_age ?? 0) <= age && age <= (service.maximum_age ?? Infinity))) &&
    (language === null || speaks(service, language)) &&
    (isOpenAt === null || isOpenNow(service, isOpenAt) === true)
  );
}

/** Whether it can be reached at a moment: never while it is closed for a time. Null when it does not say. */
export const isOpenNow = (service: Service, at: Instant): boolean | null =>
  service.status === "active" ? isOpen(service.schedules, at) : false;

function isIn({ service_areas: areas }: Service, area: string): boolean {
  if (areas.length === 0) return true;
  return areas.some(({ name = "" }) => COUNTRYWIDE.test(name.trim()) || hasWord(name, area));
}

function speaks({ languages, interpretation_services: interpreters }: Service, language: string): boolean {
  return interpreters !== undefined || languages.some(({ name }) => name !== undefined && hasWord(language, name));
}

/** True when the words stand in the text as whole words, whatever their case. */
function hasWord(text: string, words: string): boolean {
  const squeezed = (one: string) =>
    ` ${one
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, " ")
      .trim()} `;
  return squeezed(text).includes(squeezed(words));
}

/** Open now first, then what was checked lately, then by name. */
export function inOrder(services: readonly Service[], at: Instant): Service[] {
  const rank = (service: Service): number =>
    (isOpenNow(service, at) === true ? 0 : service.status === "active" ? 2 : 4) +
    (checkedWords(service.assured_date, at).isOld ? 1 : 0);
  const ranked = services.map((service) => ({ service, rank: rank(service) }));
  ranked.sort((a, b) => a.rank - b.rank || (a.service.name < b.service.name ? -1 : 1));
  return ranked.map(({ service }) => service);
}
