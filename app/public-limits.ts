// How often somebody who is no user may send something. Many may write from one address (a refuge, a surgery, a phone network),
// so it is generous; nobody is ever told to give up, only to wait. Kept in memory: a restart forgives.
import { createHash } from "node:crypto";
import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import type { Hub } from "./hub.ts";

const WINDOW_S = 15 * 60;
const FORMS_OF_ADDRESS = 30;
const TRIES_OF_ADDRESS = 20;
/** Of one reference, whether it exists or not, from wherever it is tried. */
const TRIES_OF_REFERENCE = 6;

class PublicLimits {
  readonly #forms = new RateLimiterMemory({ keyPrefix: "f", points: FORMS_OF_ADDRESS, duration: WINDOW_S });
  readonly #address = new RateLimiterMemory({ keyPrefix: "t", points: TRIES_OF_ADDRESS, duration: WINDOW_S });
  readonly #reference = new RateLimiterMemory({ keyPrefix: "r", points: TRIES_OF_REFERENCE, duration: WINDOW_S });

  /** Whether one form more may be sent from this address now. */
  mayWrite(address: string): Promise<boolean> {
    return allowed(this.#forms, address);
  }

  /** Whether a reference may be tried once more. */
  async mayTry(address: string, reference: string): Promise<boolean> {
    const key = createHash("sha256").update(reference.replace(/\W/g, "").toLowerCase()).digest("base64url");
    return (await allowed(this.#address, address)) && (await allowed(this.#reference, key));
  }
}

async function allowed(limiter: RateLimiterMemory, key: string): Promise<boolean> {
  try {
    await limiter.consume(key);
    return true;
  } catch (error) {
    if (error instanceof RateLimiterRes) return false;
    throw error;
  }
}

const limits = new WeakMap<Hub, PublicLimits>();

/** The limits of this hub's process. */
export function publicLimits(hub: Hub): PublicLimits {
  const found = limits.get(hub) ?? new PublicLimits();
  limits.set(hub, found);
  return found;
}
