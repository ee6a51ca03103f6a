// How often a password may be tried. Kept in memory: a restart forgives, and costs an attacker the wait for it.
import { createHash } from "node:crypto";
import { RateLimiterMemory } from "rate-limiter-flexible";
import type { Hub } from "./hub.ts";

/** Failures of one account before it is slowed, and for how long a failure counts. */
const FREE_TRIES = 5;
const COUNTS_FOR_S = 15 * 60;
/** The wait doubles with each failure after the free ones, up to this: slow for a guesser, bearable for a forgetful worker. */
const LONGEST_WAIT_S = 60;
/** Failures of one address, whatever accounts it tries. */
const TRIES_OF_ADDRESS = 100;

export class SignInLimits {
  readonly #account = new RateLimiterMemory({ keyPrefix: "a", points: FREE_TRIES, duration: COUNTS_FOR_S });
  readonly #wait = new RateLimiterMemory({ keyPrefix: "w", points: 1, duration: LONGEST_WAIT_S });
  readonly #address = new RateLimiterMemory({ keyPrefix: "i", points: TRIES_OF_ADDRESS, duration: COUNTS_FOR_S });
  readonly #underWay = new Map<string, Promise<unknown>>();

  /**
   * Runs one try at an account. Answers what it answered, or null, without running it, when it must wait. Tries at one account
   * go one after another: a hundred at once get no more guesses than a hundred in a row.
   */
  async attempt<T>(
    account: string,
    address: string,
    run: () => Promise<{ readonly right: boolean; readonly answer: T }>,
  ): Promise<T | null> {
    const key = createHash("sha256").update(account.trim().toLowerCase()).digest("hex");
    const before = this.#underWay.get(key) ?? Promise.resolve();
    const mine = before.then(() => this.#one(key, address, run));
    const settled = mine.catch(() => undefined);
    this.#underWay.set(key, settled);
    try {
      return await mine;
    } finally {
      if (this.#underWay.get(key) === settled) this.#underWay.delete(key);
    }
  }

  async #one<T>(
    key: string,
    address: string,
    run: () => Promise<{ readonly right: boolean; readonly answer: T }>,
  ): Promise<T | null> {
    const [waiting, tries] = await Promise.all([this.#wait.get(key), this.#address.get(address)]);
    if (waiting || (tries?.consumedPoints ?? 0) >= TRIES_OF_ADDRESS) return null;
    const { right, answer } = await run();
    if (right) await this.#account.delete(key);
    else await this.#failed(key, address);
    return answer;
  }

  async #failed(key: string, address: string): Promise<void> {
    await this.#address.penalty(address);
    const { consumedPoints } = await this.#account.penalty(key);
    if (consumedPoints >= FREE_TRIES)
      await this.#wait.block(key, Math.min(2 ** (consumedPoints - FREE_TRIES), LONGEST_WAIT_S));
  }
}

const limits = new WeakMap<Hub, SignInLimits>();

/** The limits of this hub's process. */
export function signInLimits(hub: Hub): SignInLimits {
  const found = limits.get(hub) ?? new SignInLimits();
  limits.set(hub, found);
  return found;
}
