// `npm run test:long`: the model of the stored system for 10,000 steps with each of 20 seeds, two at a time. With `--seed 7` just
// that one. Prints a line a seed; exits with 1 when one fails, and says how to run it alone.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { live } from "./life.ts";

const { values } = parseArgs({
  options: {
    seed: { type: "string" },
    steps: { type: "string", default: "10000" },
    seeds: { type: "string", default: "20" },
    show: { type: "boolean", default: false },
  },
});
const AT_ONCE = 2;
const say = (line: string) => void process.stdout.write(`${line}\n`);
const steps = Number(values.steps);
const since = (began: number) => `${((performance.now() - began) / 1000).toFixed(0)} s`;

async function alone(seed: number): Promise<boolean> {
  const began = performance.now();
  // Databases are made in a folder of our own, which goes with us.
  const own = mkdtempSync(join(tmpdir(), "hub-long-"));
  process.env.TMPDIR = own;
  process.on("exit", () => rmSync(own, { recursive: true, force: true }));
  try {
    const happened = await live({ seed, steps });
    if (values.show) for (const [what, times] of [...happened].sort()) say(`${String(times).padStart(6)} ${what}`);
    say(`seed ${seed}: ${steps} steps held (${since(began)})`);
    return true;
  } catch (error) {
    say(`seed ${seed}: BROKEN after ${since(began)}`);
    say(error instanceof Error ? error.message : String(error));
    say(`To see just this one: npm run test:long -- --seed ${seed} --steps ${steps}`);
    return false;
  }
}

/** Another process for each seed: one life leaves nothing behind for the next. */
const apart = (seed: number) =>
  new Promise<boolean>((resolve) => {
    const child = spawn(process.execPath, [import.meta.filename, "--seed", String(seed), "--steps", String(steps)], {
      stdio: "inherit",
    });
    child.on("close", (code) => resolve(code === 0));
  });

if (values.seed !== undefined) {
  process.exitCode = (await alone(Number(values.seed))) ? 0 : 1;
} else {
  const began = performance.now();
  const seeds = Array.from({ length: Number(values.seeds) }, (_, index) => index + 1);
  const all = seeds.length;
  let held = 0;
  const worker = async () => {
    for (let seed = seeds.shift(); seed !== undefined; seed = seeds.shift()) if (await apart(seed)) held += 1;
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  say(`${held} of ${all} seeds held ${steps} steps each (${since(began)})`);
  process.exitCode = held === all ? 0 : 1;
}
