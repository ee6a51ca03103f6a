// What becomes of a message after each answer of the service that sends it. A message that may have gone is asked about before it
// is sent again; one that is refused for good is a person's; one that is refused for now is tried again, with growing pauses.
import { DAY, HOUR, later, MINUTE, type Instant } from "./time.ts";

/** What came back when a message was handed over; `unknown` when nobody can say whether it was taken. */
export type Outcome =
  | { readonly kind: "accepted"; readonly id: string }
  | { readonly kind: "refused" }
  | { readonly kind: "not-us" }
  | { readonly kind: "busy" }
  | { readonly kind: "unknown" };

/** What the service knows of a message that was handed over; `nothing` when it never came. */
export type Known =
  | { readonly kind: "gone"; readonly id: string; readonly status: string }
  | { readonly kind: "nothing" }
  | { readonly kind: "unknown" };

export type Why = "refused" | "not-us" | "service" | "not-delivered" | "too-late";

/** What is written down: the status, when it is looked at again, and why. */
export interface Standing {
  readonly status: "waiting" | "claimed" | "sent" | "delivered" | "failed";
  readonly due: Instant | null;
  readonly why: Why | null;
}

/** How long a message is left alone after each try, in milliseconds. After the last it is a person's. */
export const PAUSES = [MINUTE, 5 * MINUTE, 15 * MINUTE, HOUR, 4 * HOUR] as const;
/** How long a claim is believed to be on its way: after it somebody asks. */
export const CLAIM_HELD = 2 * MINUTE;
/** How long the service itself goes on trying before it says so. */
const SERVICE_TRIES = 4 * DAY;

const FAILED_FOR_GOOD = ["permanent-failure", "technical-failure", "validation-failed", "virus-scan-failed"];
const ARRIVED = ["delivered", "received", "sent"];

const failed = (why: Why): Standing => ({ status: "failed", due: null, why });

/** After so many tries: waiting for the next, or a person's. */
const again = (status: "waiting" | "claimed", why: Why, tries: number, at: Instant): Standing => {
  const pause = PAUSES[tries - 1];
  return pause === undefined ? failed(why) : { status, due: later(at, pause), why };
};

/** A message was handed over for the `tries`-th time. */
export function afterHandingOver(outcome: Outcome, tries: number, at: Instant): Standing {
  switch (outcome.kind) {
    case "accepted":
      return { status: "sent", due: later(at, MINUTE), why: null };
    case "refused":
      return failed("refused");
    case "not-us":
      return again("waiting", "not-us", tries, at);
    case "busy":
      return again("waiting", "service", tries, at);
    case "unknown":
      // It may have gone: it stays claimed until the service has been asked.
      return { status: "claimed", due: later(at, CLAIM_HELD), why: "service" };
  }
}

/** The service was asked what became of one that may have gone. */
export function afterAsking(known: Known, tries: number, at: Instant): Standing {
  if (known.kind === "gone") return { status: "sent", due: at, why: null };
  if (known.kind === "nothing") return again("waiting", "service", tries, at);
  // Nobody knows, so nobody sends it again: it stays claimed, and is asked about for as long as it makes sense.
  return { status: "claimed", due: later(at, PAUSES[Math.min(tries, PAUSES.length) - 1] ?? HOUR), why: "service" };
}

/** The service was asked whether a message that it took has arrived. */
export function afterDelivering(known: Known, sent: Instant, tries: number, at: Instant): Standing {
  const asked = { status: "sent", due: later(at, HOUR), why: null } as const;
  if (known.kind === "unknown") return asked;
  if (known.kind === "nothing" || later(sent, SERVICE_TRIES) <= at) return { ...asked, due: null };
  if (ARRIVED.includes(known.status)) return { status: "delivered", due: null, why: null };
  if (FAILED_FOR_GOOD.includes(known.status)) return failed("not-delivered");
  return known.status === "temporary-failure" ? again("waiting", "not-delivered", tries, at) : asked;
}
