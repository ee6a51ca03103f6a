// The model is worth something only if it notices: here the hub is broken on purpose, one way at a time.
import { describe, expect, it, vi } from "vitest";
import { Broken, live } from "./life.ts";
import { SABOTAGES, type Instead, type Sabotage } from "./sabotage.ts";

/** Each way is tried in one life after another until it comes by: a life ends at the first thing that is noticed. */
const STEPS = 400;
const LIVES = 12;

const broken = vi.hoisted(() => {
  const instead: Readonly<Record<string, unknown>> = {};
  return { instead, acting: false };
});

/** The module as it is, with those of its functions that can be broken asking first whether they are. */
const breakable = vi.hoisted(() => (real: object, ...names: readonly string[]) => {
  type Any = (...args: unknown[]) => unknown;
  const functions = real as Readonly<Record<string, Any>>;
  const wrapped = names.map((name) => {
    const whole: Any = (...args) => functions[name]?.(...args);
    const maybe: Any = (...args) => {
      const instead = broken.acting ? (broken.instead[name] as ((real: Any) => Any) | undefined) : undefined;
      return (instead ? instead(whole) : whole)(...args);
    };
    return [name, maybe] as const;
  });
  return { ...real, ...Object.fromEntries(wrapped) };
});

vi.mock("#machines/decide.ts", async (real) => breakable(await real<object>(), "decide"));
vi.mock("#db/deadline.ts", async (real) => breakable(await real<object>(), "fireDeadline"));
vi.mock("#db/idempotency-key.ts", async (real) =>
  breakable(await real<object>(), "idempotencyKeyOf", "insertIdempotencyKey"),
);
vi.mock("#app/judge.ts", async (real) => breakable(await real<object>(), "judge"));
vi.mock("#app/commands/release-user.ts", async (real) => breakable(await real<object>(), "releaseUser"));
vi.mock("#app/commands/tick.ts", async (real) => breakable(await real<object>(), "tick"));
vi.mock("#app/commands/shared/move-case.ts", async (real) => breakable(await real<object>(), "staleCase"));
vi.mock("#app/commands/shared/owe.ts", async (real) => breakable(await real<object>(), "owe", "settle", "nextOfCase"));
vi.mock("#app/commands/shared/pass-on.ts", async (real) =>
  breakable(await real<object>(), "passActionOn", "askWhoLooksAfter"),
);
vi.mock("#app/commands/shared/record.ts", async (real) => breakable(await real<object>(), "writeEvent"));
vi.mock("#app/commands/shared/tell.ts", async (real) => breakable(await real<object>(), "tell"));
vi.mock("#app/commands/shared/urgent-help.ts", async (real) => breakable(await real<object>(), "addUrgentHelp"));

/** Lives a life in which these are broken. Answers what was noticed first; nothing when all held. */
async function noticedIn(seed: number, instead: Instead, steps = STEPS): Promise<readonly string[]> {
  broken.instead = instead;
  try {
    await live({ seed, steps, acting: (now) => (broken.acting = now) });
    return [];
  } catch (error) {
    if (error instanceof Broken) return error.broken;
    throw error;
  } finally {
    broken.instead = {};
  }
}

const ruleOf = (sentence: string): string => sentence.split(":")[0] ?? "";
/** How long the lives were in which something was noticed, by their seeds. */
const lives = new Map<number, number>();

describe("a hub that is broken on purpose is noticed", () => {
  it.each(SABOTAGES)("$what", { timeout: 120_000 }, async ({ instead, caughtBy, steps = STEPS }: Sabotage) => {
    let noticed: readonly string[] = [];
    for (let seed = 1; seed <= LIVES && noticed.length === 0; seed += 1) {
      noticed = await noticedIn(seed, instead, steps);
      if (noticed.length > 0) lives.set(seed, Math.max(steps, lives.get(seed) ?? 0));
    }
    const rules = [...new Set(noticed.map(ruleOf))];
    expect(
      rules.filter((rule) => caughtBy.includes(rule)),
      `noticed: ${noticed.join("\n")}`,
    ).not.toEqual([]);
  });

  it("and a whole one, in the same lives, is found whole", { timeout: 120_000 }, async () => {
    for (const [seed, steps] of lives) expect(await noticedIn(seed, {}, steps), `seed ${seed}`).toEqual([]);
  });
});
