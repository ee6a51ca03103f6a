// How often somebody who is no user may send something. Many may write from one address (a refuge, a surgery, a phone network),
// so it is generous; nobody is ever told to give up, only to wait. Kept in memory: a restart forgives.
import { createHash } from "node:crypto";
import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import type { Hub } from "./hub.ts";

const WINDOW_S = 15 * 60;
const FORMS_OF_ADDRESS = 30;
/** How often one form may be sent again: whoever presses Send ten times is answered ten times. */
const PRESSES_OF_FORM = 50;
const TRIES_OF_ADDRESS = 20;
/** Of one reference, whether it exists or not, from wherever it is tried. */
const TRIES_OF_REFERENCE = 6;

class PublicLimits {
  readonly #forms = new RateLimiterMemory({ keyPrefix: "f", points: FORMS_OF_ADDRESS, duration: WINDOW_S });
  readonly #presses = new RateLimiterMemory({ keyPrefix: "p", points: PRESSES_OF_FORM, duration: WINDOW_S });
  /** Forms that are being counted: pressed twice at once they are counted once. */
  readonly #underWay = new Map<string, Promise<boolean>>();
  readonly #address = new RateLimiterMemory({ keyPrefix: "t", points: TRIES_OF_ADDRESS, duration: WINDOW_S });
  readonly #reference = new RateLimiterMemory({ keyPrefix: "r", points: TRIES_OF_REFERENCE, duration: WINDOW_S });

  /** Whether the form with this key may be sent from this address now. However often it is pressed, it counts as one. */
  async mayWrite(address: string, key: string): Promise<boolean> {
    const form = hashOf(`${address} ${key}`);
    if (await this.#presses.get(form)) return allowed(this.#presses, form);
    const first = this.#underWay.get(form) ?? this.#first(address, form);
    this.#underWay.set(form, first);
    return first.finally(() => this.#underWay.delete(form));
  }

  async #first(address: string, form: string): Promise<boolean> {
    return (await allowed(this.#forms, address)) && (await allowed(this.#presses, form));
  }

  /** Whether a reference may be tried once more. */
  async mayTry(address: string, reference: string): Promise<boolean> {
    const key = hashOf(reference.replace(/\W/g, "").toLowerCase());
    return (await allowed(this.#address, address)) && (await allowed(this.#reference, key));
  }
}

const hashOf = (text: string): string => createHash("sha256").update(text).digest("base64url");

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
