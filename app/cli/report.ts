import { type Command, Option } from "commander";
import { areaByCode, areas } from "#db/area.ts";
import type { Db } from "#db/connection.ts";
import type { Instant } from "#machines/time.ts";
import { freezeDue } from "../commands/freeze-due.ts";
import { freezeQuarter, type Froze } from "../commands/freeze-quarter.ts";
import { setPublisher } from "../commands/set-publisher.ts";
import { Register, revisedLines } from "../queries/report-releases.ts";
import { csvOf } from "../reports/csv.ts";
import { publisherOf } from "../reports/publisher.ts";
import { hasEnded, quarterFrom, type Quarter } from "../reports/quarters.ts";
import type { Report } from "../reports/report.ts";
import { reportNamed, REPORTS } from "../reports/reports.ts";
import { answer, InputError, say, withHub } from "./terminal.ts";

interface Asked {
  readonly area?: string;
  readonly quarter?: string;
  readonly release?: string;
  readonly format: "json" | "csv";
}

const AREA = ["--area <code>", "the area, for example essex"] as const;
const QUARTER = ["--quarter <quarter>", "a calendar quarter that has ended, for example 2026Q1"] as const;

/** `hub report`: frozen reports of one quarter. They hold controlled numbers only, the same as the pages. */
export function register(program: Command): void {
  const report = program
    .command("report")
    .description("print a report of one calendar quarter; the first to ask for it freezes it")
    .argument("<name>", "the report, as “hub report list” names it")
    .option(...AREA)
    .option(...QUARTER)
    .option("--release <number>", "an earlier release of that quarter, as it was frozen (default: the one that stands)")
    .addOption(new Option("--format <format>", "how to write it").choices(["json", "csv"]).default("json"))
    .action((name: string, options: Asked) => print(name, options));
  report
    .command("list")
    .description("name every report")
    .addOption(new Option("--format <format>", "how to write it").choices(["json"]).default("json"))
    .action(() => answer(REPORTS.map(({ name, title, question }) => ({ name, title, question }))));
  report
    .command("freeze")
    .description("freeze what is due, or one quarter again for what was told late")
    .option(...AREA)
    .option(...QUARTER)
    .action((_options: unknown, command: Command) => freeze(command.optsWithGlobals()));
  report
    .command("publisher")
    .description("say, or set, how an area controls what it publishes")
    .option(...AREA)
    .option("--most-hidden <count>", "counts from 1 to this many are not shown", Number)
    .option("--count-step <count>", "other counts are rounded to a multiple of this", Number)
    .action((_options: unknown, command: Command) => publisher(command.optsWithGlobals()));
}

async function print(name: string, options: Asked): Promise<void> {
  const report = reportNamed(name);
  if (!report)
    throw new InputError(`There is no report "${name}". There is: ${REPORTS.map((one) => one.name).join(", ")}.`);
  if (options.area === undefined) throw new InputError("Say which area with --area, for example --area essex.");
  if (options.quarter === undefined)
    throw new InputError("Say which quarter with --quarter, for example --quarter 2026Q1.");
  const quarter = quarterOf(options.quarter);
  const area = options.area;
  const number = options.release === undefined ? null : releaseNumber(options.release);
  await withHub(process.env, async ({ db, at }) => {
    checkEnded(quarter, at);
    await checkArea(db, area);
    const release =
      number === null
        ? await releaseOf(db, report, area, quarter, at)
        : await (await Register.of(db, name, area)).releaseNumbered(quarter, number);
    if (!release) {
      say(`There is no release ${String(number)} of “${name}” for ${quarter} in ${area}.`);
      process.exitCode = 1;
      return;
    }
    if (options.format === "csv") process.stdout.write(csvOf(release.columns, release.rows));
    else
      answer({
        name,
        area,
        period: quarter,
        release: release.number,
        // Pounds a person are a rate: no sum of money, and no multiple of a price.
        columns: release.columns.map(({ key, kind }) => ({ key, kind: kind === "mean" ? "rate" : kind })),
        rows: release.rows,
      });
  });
}

/** The release that stands; the first that is asked for is made, with every other report of that quarter, of the same moment. */
async function releaseOf(db: Db, report: Report, area: string, quarter: Quarter, at: Instant) {
  const read = async () => {
    const register = await Register.of(db, report.name, area);
    const [found] = await register.releasesOf([quarter]);
    return found && { ...found, rows: [...found.rows, ...revisedLines(await register.revisionsIn(quarter))] };
  };
  const found = await read();
  if (found) return found;
  await freezeOne(db, area, quarter, at);
  const made = await read();
  if (!made) throw new Error("The report could not be frozen.");
  return made;
}

async function freezeOne(db: Db, area: string, quarter: Quarter, at: Instant): Promise<Froze> {
  const result = await freezeQuarter(db, { area, quarter, reports: REPORTS }, { by: clockOf(area), at });
  if (result.kind === "done") return result.was;
  throw new InputError(result.kind === "refused" ? result.reason : "That quarter cannot be frozen.");
}

const clockOf = (area: string) => ({ userId: "clock", organisationId: "clock", role: "clock", area }) as const;

async function freeze({ area, quarter: text }: { area?: string; quarter?: string }): Promise<void> {
  const quarter = text === undefined ? null : quarterOf(text);
  await withHub(process.env, async ({ db, at }) => {
    if (area !== undefined) await checkArea(db, area);
    if (quarter === null) return answer(await freezeDue(db, REPORTS, at));
    checkEnded(quarter, at);
    const codes = area === undefined ? (await areas(db)).map(({ code }) => code) : [area];
    const were: Record<string, Froze> = {};
    for (const code of codes) were[code] = await freezeOne(db, code, quarter, at);
    answer(were);
  });
}

async function publisher(options: { area?: string; mostHidden?: number; countStep?: number }): Promise<void> {
  const { area, mostHidden, countStep } = options;
  if (area === undefined) throw new InputError("Say which area with --area, for example --area essex.");
  await withHub(process.env, async ({ db, at }) => {
    await checkArea(db, area);
    const stands = await publisherOf(db, area);
    if (mostHidden === undefined && countStep === undefined) return answer(stands);
    const next = { mostHidden: mostHidden ?? stands.mostHidden, countStep: countStep ?? stands.countStep };
    const result = await setPublisher(db, { ...next, version: null }, { by: clockOf(area), at });
    if (result.kind !== "done") throw new InputError(result.kind === "refused" ? result.reason : "It was not set.");
    answer(next);
  });
}

function quarterOf(text: string): Quarter {
  const quarter = quarterFrom(text);
  if (!quarter) throw new InputError("Give the quarter as a year and a quarter, for example 2026Q1.");
  return quarter;
}

function releaseNumber(text: string): number {
  if (!/^[1-9]\d{0,5}$/.test(text))
    throw new InputError("Give the release as a whole number, for example --release 1.");
  return Number(text);
}

function checkEnded(quarter: Quarter, at: Instant): void {
  if (!hasEnded(quarter, at)) throw new InputError(`${quarter} has not ended yet: a report is made of whole quarters.`);
}

async function checkArea(db: Db, code: string): Promise<void> {
  if (await areaByCode(db, code)) return;
  const known = (await areas(db)).map((area) => area.code).join(", ");
  throw new InputError(`There is no area "${code}". There is: ${known || "none yet"}.`);
}
