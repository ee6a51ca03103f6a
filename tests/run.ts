// `npm test`: every check there is, in one run, with true totals in the last line. Each step that is not a test runner
// (types, lint, import rules, build) counts as one check. Exits with 1 when anything failed or nothing ran.
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

interface Totals {
  passed: number;
  failed: number;
  skipped: number;
}

const totals: Totals = { passed: 0, failed: 0, skipped: 0 };
const reports = mkdtempSync(join(tmpdir(), "hub-test-"));

/** Runs a program from node_modules/.bin and waits; prints what it said when it failed, or as it goes when `loud`. */
function run(program: string, args: readonly string[], { loud = false, env = {} } = {}): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(join("node_modules/.bin", program), args, {
      stdio: ["ignore", loud ? "inherit" : "pipe", loud ? "inherit" : "pipe"],
      env: { ...process.env, NODE_ENV: "test", ...env },
    });
    let said = "";
    child.stdout?.on("data", (chunk: Buffer) => (said += chunk.toString()));
    child.stderr?.on("data", (chunk: Buffer) => (said += chunk.toString()));
    child.on("error", (error) => {
      console.log(String(error));
      resolve(false);
    });
    child.on("close", (code) => {
      if (code !== 0 && said !== "") console.log(said);
      resolve(code === 0);
    });
  });
}

async function check(
  name: string,
  program: string,
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<void> {
  const start = performance.now();
  const ok = await run(program, args, { env });
  totals[ok ? "passed" : "failed"] += 1;
  console.log(`${ok ? "passed" : "FAILED"}: ${name} (${((performance.now() - start) / 1000).toFixed(0)} s)`);
}

async function tests(name: string, env: Record<string, string>): Promise<void> {
  const report = join(reports, `${name}.json`);
  const ok = await run(
    "vitest",
    ["run", "--config", "remix.config.js", "--reporter=dot", "--reporter=json", `--outputFile.json=${report}`],
    { loud: true, env },
  );
  try {
    const counted = JSON.parse(readFileSync(report, "utf8")) as {
      numPassedTests: number;
      numFailedTests: number;
      numPendingTests: number;
      numTodoTests: number;
      numFailedTestSuites: number;
    };
    totals.passed += counted.numPassedTests;
    totals.skipped += counted.numPendingTests + counted.numTodoTests;
    // A file that could not even be loaded has no failed test, but it has failed.
    totals.failed +=
      counted.numFailedTests > 0 || ok ? counted.numFailedTests : Math.max(1, counted.numFailedTestSuites);
    console.log(`${name}: ${counted.numPassedTests} passed, ${counted.numFailedTests} failed`);
  } catch {
    totals.failed += 1;
    console.log(`FAILED: ${name} left no report`);
  }
}

// Two at a time, as a machine with two cores likes it: lint takes about as long as all the others together.
const checks = [
  () => check("lint", "eslint", ["--config", ".eslint.config.js", "--max-warnings", "0", "."]),
  () => check("build", "remix", ["vite:build", "--config", "remix.config.js"], { NODE_ENV: "production" }),
  () => check("types", "tsc", ["-p", "."]),
  () => check("format", "prettier", ["--check", "--log-level", "warn", "."]),
  () => {
    const boxes = ["app", "db", "machines"];
    return check("import rules", "depcruise", [
      "--config",
      ".dependency-cruiser.cjs",
      "--output-type",
      "err",
      ...boxes,
    ]);
  },
];
const lane = async (): Promise<void> => {
  for (let next = checks.shift(); next; next = checks.shift()) await next();
};
await Promise.all([lane(), lane()]);
await tests("rules, database, commands and pages", { HUB_TESTS: "unit" });
await tests("browser journeys", { HUB_TESTS: "browser" });

rmSync(reports, { recursive: true, force: true });
console.log(`${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped`);
process.exit(totals.failed > 0 || totals.passed === 0 ? 1 : 0);
