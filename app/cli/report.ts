import { type Command, Option } from "commander";
import { areas } from "#db/area.ts";
import { reactionAndPrevention } from "../queries/reaction-and-prevention.ts";
import { csvOf } from "../reports/csv.ts";
import { COLUMNS, linesOf } from "../reports/lines.ts";
import { hasEnded, quarterFrom } from "../reports/quarters.ts";
import { answer, InputError, withHub } from "./terminal.ts";

const NAME = "reaction-and-prevention";

interface Options {
  readonly area: string;
  readonly quarter: string;
  readonly format: "json" | "csv";
}

/** `hub report`: one report of one quarter that has ended. Holds controlled numbers only, like the page. */
export function register(program: Command): void {
  program
    .command("report")
    .description("print a report of one calendar quarter")
    .argument("<name>", `the report: ${NAME}`)
    .requiredOption("--area <code>", "the area, for example essex")
    .requiredOption("--quarter <quarter>", "a calendar quarter that has ended, for example 2026Q1")
    .addOption(new Option("--format <format>", "how to write it").choices(["json", "csv"]).default("json"))
    .action((name: string, options: Options) => report(name, options));
}

async function report(name: string, options: Options): Promise<void> {
  if (name !== NAME) throw new InputError(`There is no report "${name}". There is: ${NAME}.`);
  const quarter = quarterFrom(options.quarter);
  if (!quarter) throw new InputError("Give the quarter as a year and a quarter, for example 2026Q1.");
  await withHub(process.env, async ({ db, at }) => {
    if (!hasEnded(quarter, at))
      throw new InputError(`${quarter} has not ended yet: a report is made of whole quarters.`);
    const found = await reactionAndPrevention(db, { area: options.area, at, last: quarter, count: 1 });
    if (!found) {
      const known = (await areas(db)).map((area) => area.code).join(", ");
      throw new InputError(`There is no area "${options.area}". There is: ${known || "none yet"}.`);
    }
    if (options.format === "csv") process.stdout.write(csvOf(found.quarters));
    else
      answer({ name, area: found.area.code, period: quarter, columns: COLUMNS, rows: found.quarters.flatMap(linesOf) });
  });
}
