// What can be recorded as having happened, in the words of the people who record it. No price is here, nor anywhere
// that a call handler's page can reach: who records an event never sees what it costs.
export const EVENT_KINDS = [
  "police-callout",
  "arrest",
  "ambulance",
  "ae-attendance",
  "hospital-stay",
  "gp-consultation",
  "mental-health-contact",
  "homelessness-application",
  "temporary-accommodation-week",
  "court-event",
  "section-47-enquiry",
  "child-taken-into-care-week",
  "social-worker-hour",
] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

/** What to ask and how to count it. */
export const EVENT_WORDS: Readonly<Record<EventKind, { readonly label: string; readonly each: string }>> = {
  "police-callout": { label: "Police came out", each: "times" },
  arrest: { label: "Someone was arrested", each: "times" },
  ambulance: { label: "An ambulance came", each: "times" },
  "ae-attendance": { label: "Went to A&E", each: "times" },
  "hospital-stay": { label: "Stayed in hospital without having planned to", each: "stays" },
  "gp-consultation": { label: "Saw or rang a GP about it", each: "appointments" },
  "mental-health-contact": { label: "Saw a community mental health team", each: "appointments" },
  "homelessness-application": { label: "Applied to the council as homeless", each: "applications" },
  "temporary-accommodation-week": { label: "Stayed in temporary accommodation", each: "weeks" },
  "court-event": { label: "A criminal case went to court", each: "hearings" },
  "section-47-enquiry": { label: "Children's services made a section 47 enquiry", each: "enquiries" },
  "child-taken-into-care-week": { label: "A child was in foster care", each: "weeks" },
  "social-worker-hour": { label: "Time with an adult social worker", each: "hours" },
};

/** The most of one kind that one entry may hold: more is a slip of the keyboard. */
export const MOST_OF_ONE_EVENT = 999;

export function isEventKind(text: string): text is EventKind {
  return (EVENT_KINDS as readonly string[]).includes(text);
}
