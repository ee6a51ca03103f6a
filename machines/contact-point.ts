// The doors that were there before the hub: phone lines, offices, mailboxes, pages. What may be said of one, and what not.
import { dayOf } from "./intake/birth-date.ts";
import { hasHidden } from "./intake/answers.ts";
import type { Day } from "./time.ts";

export const CONTACT_POINT_KINDS = ["phone", "office", "email", "web", "other"] as const;
export type ContactPointKind = (typeof CONTACT_POINT_KINDS)[number];

export const CONTACT_POINT_KIND_WORDS: Readonly<Record<ContactPointKind, string>> = {
  phone: "Phone line",
  office: "Office or desk",
  email: "E-mail address",
  web: "Web page or form",
  other: "Something else",
};

/** How a door stands from a day on. */
export const DOOR_STATUSES = ["ringing", "forwarded", "closed"] as const;
export type DoorStatus = (typeof DOOR_STATUSES)[number];

export const DOOR_STATUS_WORDS: Readonly<Record<DoorStatus, string>> = {
  ringing: "Still ringing",
  forwarded: "Forwarded to the hub",
  closed: "Closed",
};

/** A contact point as it was typed, or as a file says it. */
export interface TypedContactPoint {
  readonly name: string;
  readonly kind: string;
  readonly organisation: string;
  readonly reach: string;
  readonly status: string;
  readonly from: string;
}

export interface ContactPointWords {
  readonly name: string;
  readonly kind: ContactPointKind;
  readonly organisation: string;
  /** Its public number or address; "" when it has none. */
  readonly reach: string;
  readonly status: DoorStatus;
  readonly from: Day;
}

export interface DoorError {
  readonly field: keyof TypedContactPoint;
  readonly message: string;
}

const LIMITS = { name: 120, organisation: 120, reach: 200 } as const;
const FIRST_DAY = "1970-01-01";
const REACH: Readonly<Partial<Record<ContactPointKind, readonly [RegExp, string]>>> = {
  phone: [/^\+?[\d ()-]{3,20}$/, "Enter its public number in figures, like 01632 960001"],
  email: [/^[^\s@]+@[^\s@]+\.[^\s@]+$/, "Enter an e-mail address, like desk@example.org"],
  web: [/^(https?:\/\/)?[\w-]+(\.[\w-]+)+(\/\S*)?$/, "Enter the address of a page, like example.org/help"],
};
const REFUGE = /\brefuges?\b|\bsafe\s*houses?\b/i;

/** One spelling for names and numbers that are the same door: small letters, one space between words. */
export const doorKey = (text: string): string =>
  text.toLowerCase().normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();

/** Reads a contact point; an empty day means today. Answers every mistake, at its field. */
export function readContactPoint(
  typed: TypedContactPoint,
  today: Day,
): { readonly ok: true; readonly point: ContactPointWords } | { readonly ok: false; readonly errors: DoorError[] } {
  const errors: DoorError[] = [];
  const wrong = (field: DoorError["field"], message: string) => void errors.push({ field, message });
  const [name, organisation, reach] = [typed.name, typed.organisation, typed.reach].map((text) =>
    text.replace(/\s+/g, " ").trim(),
  ) as [string, string, string];
  if (name === "") wrong("name", "Enter what people call it");
  if (organisation === "") wrong("organisation", "Enter whose it is");
  for (const [field, text] of Object.entries({ name, organisation, reach }) as [keyof typeof LIMITS, string][])
    if (text.length > LIMITS[field]) wrong(field, `Enter at most ${LIMITS[field]} characters`);
    else if (hasHidden(text)) wrong(field, "Take the hidden characters out: type it again");
  const kind = CONTACT_POINT_KINDS.find((one) => one === typed.kind.trim().toLowerCase());
  const status = DOOR_STATUSES.find((one) => one === typed.status.trim().toLowerCase());
  if (!kind) wrong("kind", "Choose what kind it is");
  const shape = kind && REACH[kind];
  if (shape && reach !== "" && !shape[0].test(reach)) wrong("reach", shape[1]);
  if (kind === "office" && [name, organisation, reach].some((text) => REFUGE.test(text)))
    wrong("name", "Leave refuges out: where one is is never kept here");
  if (!status) wrong("status", "Choose how it stands");
  const from = typed.from.trim() === "" ? today : dayOf(typed.from);
  if (from === null || from < FIRST_DAY) wrong("from", "Enter a day, like 1 3 2026");
  else if (from > today) wrong("from", "Enter today or a day that has been");
  if (errors.length > 0 || !kind || !status || from === null) return { ok: false, errors };
  return { ok: true, point: { name, kind, organisation, reach, status, from } };
}
