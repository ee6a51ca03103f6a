// National helplines as entries of a directory, for a demonstration. `url` is the page on which the number was read; a line whose
// number was read nowhere is not here. `assured` is the day of that reading, or the first day on which an old list can have been
// right; without one the pages say "never checked", and nobody should give the number out unasked.
import type { Day } from "#machines/time.ts";

interface Helpline {
  readonly id: string;
  readonly name: string;
  readonly number: string;
  readonly url: string;
  readonly assured: Day | null;
  readonly needs: readonly string[];
  readonly isAllDay?: boolean;
}

const LINES: readonly Helpline[] = [
  {
    id: "0f0b1c60-4d7a-4f6e-9d11-0a4c7a1b0001",
    name: "National Domestic Abuse Helpline",
    number: "0808 2000 247",
    url: "https://www.centre56.org.uk/domestic-abuse",
    assured: null,
    needs: ["helpline"],
    isAllDay: true,
  },
  {
    id: "0f0b1c60-4d7a-4f6e-9d11-0a4c7a1b0002",
    name: "Men's Advice Line",
    number: "0808 801 0327",
    url: "https://www.thegayuk.com/are-there-helplines-for-male-domestic-abuse-survivors/",
    assured: "2020-01-01" as Day,
    needs: ["helpline", "men"],
  },
  {
    id: "0f0b1c60-4d7a-4f6e-9d11-0a4c7a1b0003",
    name: "Galop, for LGBT+ people",
    number: "0800 999 5428",
    url: "https://www.teignbridge.gov.uk/housing/advice-guides/domestic-abuse/what-is-domestic-abuse/",
    assured: null,
    needs: ["helpline", "by-and-for"],
  },
  {
    id: "0f0b1c60-4d7a-4f6e-9d11-0a4c7a1b0004",
    name: "Karma Nirvana, about honour-based abuse and forced marriage",
    number: "0800 5999 247",
    url: "https://www.thegayuk.com/are-there-helplines-for-male-domestic-abuse-survivors/",
    assured: "2020-01-01" as Day,
    needs: ["helpline", "honour-specialist"],
  },
  {
    id: "0f0b1c60-4d7a-4f6e-9d11-0a4c7a1b0005",
    name: "Respect, for people who cause harm and want to stop",
    number: "0808 802 4040",
    url: "https://www.thegayuk.com/are-there-helplines-for-male-domestic-abuse-survivors/",
    assured: "2020-01-01" as Day,
    needs: ["helpline", "behaviour-change"],
  },
  {
    id: "0f0b1c60-4d7a-4f6e-9d11-0a4c7a1b0006",
    name: "National Stalking Helpline",
    number: "0808 802 0300",
    url: "https://www.arun.gov.uk/stalking",
    assured: null,
    needs: ["helpline", "stalking-advocate"],
  },
];

/** The helplines as entries of a directory, on a day: none was read after it. */
export const helplines = (today: Day): unknown[] =>
  LINES.map(({ id, name, number, url, assured, needs, isAllDay }) => ({
    id,
    name,
    url,
    status: "active",
    assured_date: assured === null || assured > today ? null : assured,
    hub_needs: needs,
    application_process: "Anybody can ring. The page is where we read the number.",
    phones: [{ number }],
    service_areas: [{ name: "England" }],
    schedules: isAllDay
      ? [{ freq: "WEEKLY", byday: "MO,TU,WE,TH,FR,SA,SU", opens_at: "00:00", closes_at: "24:00" }]
      : [],
  }));
