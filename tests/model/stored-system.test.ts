import { expect, test } from "vitest";
import { live } from "./life.ts";

const SEED = Number(process.env.HUB_TEST_SEED ?? 20260302);
const STEPS = Number(process.env.HUB_TEST_STEPS ?? 2000);

/** What a walk of this length comes by: without it, that everything held would be worth little. */
const WENT_BY = [
  "begin a call: done",
  "pick a call up: done",
  "a call is cut off: done",
  "end a call: done",
  "agree a plan on a call: done",
  "refer: done",
  "agree a plan: done",
  "an action is ACCEPTED: done",
  "an action is ACCEPTED: refused",
  "an action is DECLINED: done",
  "an action is WITHDRAWN: done",
  "begin to reach them: done",
  "a partner begins to reach them: done",
  "they are not reached: done",
  "approve a lower grade: done",
  "decide what one asked for oneself: refused",
  "settle a need: done",
  "danger begins: done",
  "danger passes: done",
  "close a case: done",
  "close a case: refused",
  "hand a case over: done",
  "disable somebody: done",
  "enable somebody: done",
  "change what an organisation takes: done",
  "withdraw pathways in the area, or give them back: done",
  "an hour back",
  "the clocks change",
  "a restart after hours",
  ", pressed twice: done, done",
  ", sent again: done, done",
  " together with : done, conflict",
  " from a page made before : done, conflict",
];

test(
  `after each of ${STEPS} random steps with seed ${SEED} nobody is stranded, history agrees with what is stored and every passed clock was told once`,
  { timeout: 1_200_000 },
  async () => {
    const happened = await live({ seed: SEED, steps: STEPS });
    const missing = WENT_BY.filter((what) => !happened.has(what));
    if (STEPS >= 2000) expect(missing, JSON.stringify([...happened].sort(), null, 1)).toEqual([]);
  },
);
