// Invented services near the demonstration's hub, as entries of a directory.
import { daysLater, type Day } from "#machines/time.ts";

const WEEKDAYS = { freq: "WEEKLY", byday: "MO,TU,WE,TH,FR", opens_at: "09:00", closes_at: "17:00" };
const id = (number: number) => `5e0b1c60-4d7a-4f6e-9d11-0a4c7a1b${String(number).padStart(4, "0")}`;

interface Invented {
  readonly name: string;
  readonly needs: readonly string[];
  readonly checkedDaysAgo: number;
  readonly more: Readonly<Record<string, unknown>>;
}

const SERVICES: readonly Invented[] = [
  {
    name: "Harbour outreach",
    needs: ["outreach", "early-advice", "clares-law"],
    checkedDaysAgo: 20,
    more: {
      phones: [{ number: "01632 960 201", description: "Duty worker" }],
      languages: [{ name: "Polish" }, { name: "Romanian" }],
      application_process: "Ring the duty worker, or send an action from the case.",
      wait_time: "First meeting within a week",
      minimum_age: 16,
    },
  },
  {
    name: "Lantern women's refuge",
    needs: ["refuge"],
    checkedDaysAgo: 3,
    more: { phones: [{ number: "0808 157 0202" }], schedules: [{ ...WEEKDAYS, byday: "MO,TU,WE,TH,FR,SA,SU" }] },
  },
  {
    name: "Willow stalking advocates",
    needs: ["stalking-advocate"],
    checkedDaysAgo: 95,
    more: {
      phones: [{ number: "01632 960 203" }],
      interpretation_services: "By phone, booked the day before",
      schedules: [{ freq: "WEEKLY", byday: "TU,TH", opens_at: "10:00", closes_at: "16:00" }],
    },
  },
  {
    name: "Lighthouse children's recovery",
    needs: ["children-recovery", "early-help-family"],
    checkedDaysAgo: 240,
    more: {
      phones: [{ number: "01632 960 204" }],
      minimum_age: 4,
      maximum_age: 17,
      wait_time: "About two months",
      schedules: [{ freq: "MONTHLY", byday: "2TU", opens_at: "16:00", closes_at: "18:00" }],
    },
  },
  {
    name: "Orchard money advice",
    needs: ["money", "homelessness-prevention"],
    checkedDaysAgo: 40,
    more: {
      phones: [{ number: "01632 960 205" }],
      status: "temporarily closed",
      alert: "Opens again in the new year.",
    },
  },
];

/** The invented services on a day. */
export const demoServices = (today: Day): unknown[] =>
  SERVICES.map(({ name, needs, checkedDaysAgo, more }, index) => ({
    id: id(index + 1),
    name,
    url: "https://services.example.org/",
    status: "active",
    organization: { id: id(1000 + index), name: `${name.split(" ")[0] ?? name} (invented)` },
    assured_date: daysLater(today, -checkedDaysAgo),
    hub_needs: needs,
    service_areas: [{ name: "Essex" }],
    schedules: [WEEKDAYS],
    ...more,
  }));
