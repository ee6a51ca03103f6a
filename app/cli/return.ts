import { type Command, Option } from "commander";
import { areaByCode, areas } from "#db/area.ts";
import type { Db } from "#db/connection.ts";
import { RETURN_FORMATS, type ReturnFormat } from "#db/migrations/0022-returns.ts";
import { releasesOfReturns, returnHeads, withdrawalsOfReturns } from "#db/return-snapshot.ts";
import { printReturn } from "../commands/give-return.ts";
import { isPeriod } from "../reports/returns/periods.ts";
import { returnNamed, RETURNS } from "../reports/returns/returns.ts";
import { answer, InputError, withHub } from "./terminal.ts";

interface Asked {
  readonly area?: string;
  readonly period?: string;
  readonly format: ReturnFormat;
}

const AREA = ["--area <code>", "the area, for example essex"] as const;

/** `hub return`: exact returns, and only those that were released to somebody. Each printing is written down beside the release. */
export function register(program: Command): void {
  const returned = program
    .command("return")
    .description("print an exact return that was released to a named recipient")
    .argument("<name>", "the return, as “hub return list” names it")
    .option(...AREA)
    .option("--period <period>", "a quarter such as 2026Q1, or a financial year such as 2025-26")
    .addOption(new Option("--format <format>", "how to write it").choices([...RETURN_FORMATS]).default("json"))
    .action((name: string, options: Asked) => print(name, options));
  returned
    .command("list")
    .description("name every return, and say which were prepared and released")
    .option(...AREA)
    .addOption(new Option("--format <format>", "how to write it").choices(["json"]).default("json"))
    .action((_options: unknown, command: Command) => list(command.optsWithGlobals()));
}

async function print(name: string, { area, period, format }: Asked): Promise<void> {
  const of = returnNamed(name);
  if (!of)
    throw new InputError(`There is no return "${name}". There is: ${RETURNS.map((one) => one.name).join(", ")}.`);
  if (area === undefined) throw new InputError("Say which area with --area, for example --area essex.");
  const example = of.period === "quarter" ? "2026Q1" : "2025-26";
  if (period === undefined || !isPeriod(of.period, period))
    throw new InputError(`Say which ${of.period} with --period, for example --period ${example}.`);
  await withHub(process.env, async ({ db, at }) => {
    await checkArea(db, area);
    const by = { userId: "clock", organisationId: "clock", role: "clock", area } as const;
    const result = await printReturn(db, { name: of.name, period, format }, { by, at });
    if (result.kind !== "done")
      throw new InputError(result.kind === "refused" ? result.reason : "It cannot be printed.");
    process.stdout.write(result.text);
  });
}

async function list({ area }: Pick<Asked, "area">): Promise<void> {
  await withHub(process.env, async ({ db }) => {
    if (area !== undefined) await checkArea(db, area);
    const codes = area === undefined ? (await areas(db)).map(({ code }) => code) : [area];
    const heads = (await Promise.all(codes.map((code) => returnHeads(db, code)))).flat();
    const ids = heads.map(({ id }) => id);
    const withdrawn = new Set((await withdrawalsOfReturns(db, ids)).map((one) => one.snapshot_id));
    const released = new Set((await releasesOfReturns(db, ids)).map((one) => one.snapshot_id));
    answer(
      RETURNS.map(({ name, title, period }) => ({
        name,
        title,
        period,
        numbers: heads
          .filter((head) => head.name === name)
          .map((head) => ({
            area: head.area,
            period: head.period,
            number: head.number,
            preparedAt: head.made_at,
            status: withdrawn.has(head.id) ? "withdrawn" : released.has(head.id) ? "released" : "prepared",
          })),
      })),
    );
  });
}

async function checkArea(db: Db, code: string): Promise<void> {
  if (await areaByCode(db, code)) return;
  const known = (await areas(db)).map((area) => area.code).join(", ");
  throw new InputError(`There is no area "${code}". There is: ${known || "none yet"}.`);
}
