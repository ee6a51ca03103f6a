import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { hashPassword, passwordIs } from "#app/passwords.ts";
import { type AServer, aServer } from "../routes/a-server.ts";

let hub: AServer;
beforeAll(async () => void (hub = await aServer()));
afterAll(() => hub.close());
afterEach(() => void vi.useRealTimers());

/** Stops what a limit counts by, so that a busy machine does not wait it out between two tries. */
const standStill = () => vi.useFakeTimers({ toFake: ["Date", "setTimeout", "clearTimeout"] });

const WORDS = "The email address or password is not right.";

async function attempt(email: string, password: string) {
  const began = performance.now();
  const response = await hub.send("/sign-in", { form: { email, password } });
  return { status: response.status, page: await response.text(), ms: performance.now() - began };
}

/** The quickest says what the work itself takes, however busy the machine is with other things. */
const quickest = (numbers: readonly number[]) => Math.min(...numbers);

describe("guessing a password", () => {
  it("gets the same words and takes the same time whether or not the user exists", async () => {
    const known: number[] = [];
    const unknown: number[] = [];
    const ratio = () => quickest(known) / quickest(unknown);
    await attempt("warm.up@example.org", "wrong");
    const emails = hub.people.slice(2, 8).map((person) => person.email);
    // What truly takes another time takes it every time; what only the machine's other work held up does not.
    for (let round = 0; round < 4 && !(ratio() > 0.5 && ratio() < 2); round += 1)
      for (const email of emails) {
        const [here, absent] = [await attempt(email, "wrong"), await attempt(`no.${email}`, "wrong")];
        expect([here.status, absent.status]).toEqual([422, 422]);
        for (const { page } of [here, absent]) expect(page).toContain(WORDS);
        known.push(here.ms);
        unknown.push(absent.ms);
      }
    expect(ratio()).toBeGreaterThan(0.5);
    expect(ratio()).toBeLessThan(2);
  });

  it("is slowed after five wrong ones: 429 with the same words, the right password included", async () => {
    const { email, password } = hub.people[0]!;
    standStill();
    for (let tries = 0; tries < 5; tries += 1) expect((await attempt(email, "wrong")).status).toBe(422);
    const sixth = await attempt(email, password);
    expect(sixth.status).toBe(429);
    expect(sixth.page).toContain(WORDS);
    vi.advanceTimersByTime(1100);
    expect((await attempt(email, password)).status, "the wait is short at first").toBe(303);
  });

  it("a hundred at once get no more guesses than a hundred in a row", async () => {
    standStill();
    const all = await Promise.all(Array.from({ length: 100 }, () => attempt("gp.chapel@example.org", "wrong")));
    expect(all.filter(({ status }) => status === 422).length).toBeLessThanOrEqual(6);
  });

  it("slows the account that is guessed at, and no other", async () => {
    const { email, password } = hub.people[1]!;
    expect((await attempt(email, password)).status).toBe(303);
  });
});

describe("a hundred accounts from one address", () => {
  it("are slowed as well", { timeout: 120_000 }, async () => {
    const statuses: number[] = [];
    for (let one = 0; one < 110; one += 1) statuses.push((await attempt(`guess.${one}@example.org`, "wrong")).status);
    expect(statuses.at(-1)).toBe(429);
  });
});

describe("a kept password", () => {
  it("is argon2id with a salt of its own, and opens with that password alone", async () => {
    const [one, two] = [await hashPassword("three plain words"), await hashPassword("three plain words")];
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
    expect(one).not.toBe(two);
    expect(await passwordIs("three plain words", one)).toBe(true);
    expect(await passwordIs("three plain word", one)).toBe(false);
    expect(await passwordIs("three plain words", "not a hash")).toBe(false);
    expect(await passwordIs("three plain words", null)).toBe(false);
  });

  it("is the same password on a keyboard that composes its accents", async () => {
    expect(await passwordIs("cafe\u0301 garden", await hashPassword("caf\u00e9 garden"))).toBe(true);
  });
});
