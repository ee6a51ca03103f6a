// Invented contact points from before the demonstration's hub: what each was, how it has stood, and how often it used to ring.
import type { ContactPointKind, DoorStatus } from "#machines/contact-point.ts";

export interface InventedDoor {
  readonly name: string;
  readonly kind: ContactPointKind;
  readonly organisation: string;
  readonly reach: string;
  /** Contacts a month while it was the only door there. */
  readonly aMonth: number;
  /** How it has stood: from so many months ago, the oldest first. */
  readonly stood: readonly (readonly [monthsAgo: number, status: DoorStatus])[];
}

const STILL = [[60, "ringing"]] as const;

const forwarded = (monthsAgo: number) => [...STILL, [monthsAgo, "forwarded"]] as const;

const closed = (forwardedAgo: number, closedAgo: number) =>
  [...forwarded(forwardedAgo), [closedAgo, "closed"]] as const;

const SHUT_AT_ONCE = (monthsAgo: number) => [...STILL, [monthsAgo, "closed"]] as const;

export const DEMO_DOORS: readonly InventedDoor[] = [
  {
    name: "Saltmarsh helpline",
    kind: "phone",
    organisation: "Saltmarsh Council (demonstration)",
    reach: "01632 960301",
    aMonth: 62,
    stood: forwarded(20),
  },
  {
    name: "Saltmarsh housing options line",
    kind: "phone",
    organisation: "Saltmarsh Council (demonstration)",
    reach: "01632 960302",
    aMonth: 38,
    stood: forwarded(11),
  },
  {
    name: "Saltmarsh children’s front desk",
    kind: "phone",
    organisation: "Saltmarsh Council (demonstration)",
    reach: "01632 960303",
    aMonth: 27,
    stood: STILL,
  },
  {
    name: "Saltmarsh town hall desk",
    kind: "office",
    organisation: "Saltmarsh Council (demonstration)",
    reach: "Town hall, Invented Street",
    aMonth: 12,
    stood: SHUT_AT_ONCE(16),
  },
  {
    name: "Harbour office line",
    kind: "phone",
    organisation: "Harbour Advocacy (demonstration)",
    reach: "01632 960304",
    aMonth: 44,
    stood: closed(18, 9),
  },
  {
    name: "Harbour mailbox",
    kind: "email",
    organisation: "Harbour Advocacy (demonstration)",
    reach: "desk@example.org",
    aMonth: 18,
    stood: closed(18, 6),
  },
  {
    name: "Lantern outreach line",
    kind: "phone",
    organisation: "Lantern Outreach (demonstration)",
    reach: "01632 960305",
    aMonth: 35,
    stood: forwarded(14),
  },
  {
    name: "Lantern web form",
    kind: "web",
    organisation: "Lantern Outreach (demonstration)",
    reach: "example.org/lantern",
    aMonth: 14,
    stood: SHUT_AT_ONCE(13),
  },
  {
    name: "Saltmarsh Homes tenancy line",
    kind: "phone",
    organisation: "Saltmarsh Homes (demonstration)",
    reach: "01632 960306",
    aMonth: 21,
    stood: forwarded(8),
  },
  {
    name: "Northgate advice desk",
    kind: "office",
    organisation: "Northgate Advice (demonstration)",
    reach: "Northgate House, Invented Street",
    aMonth: 16,
    stood: SHUT_AT_ONCE(10),
  },
  {
    name: "Infirmary safeguarding extension",
    kind: "phone",
    organisation: "Saltmarsh Infirmary (demonstration)",
    reach: "01632 960307",
    aMonth: 9,
    stood: forwarded(5),
  },
  {
    name: "Saltmarsh Minds referral mailbox",
    kind: "email",
    organisation: "Saltmarsh Minds (demonstration)",
    reach: "minds@example.org",
    aMonth: 11,
    stood: closed(7, 2),
  },
  {
    name: "Police desk number",
    kind: "phone",
    organisation: "Saltmarsh Police desk (demonstration)",
    reach: "01632 960308",
    aMonth: 24,
    stood: STILL,
  },
  {
    name: "Saltmarsh court help desk",
    kind: "office",
    organisation: "Saltmarsh civil court (demonstration)",
    reach: "Court house, Invented Street",
    aMonth: 6,
    stood: STILL,
  },
  {
    name: "Woven Voices language line",
    kind: "phone",
    organisation: "Woven Voices (demonstration)",
    reach: "01632 960309",
    aMonth: 8,
    stood: forwarded(3),
  },
];
