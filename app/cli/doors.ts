import type { Command } from "commander";
import { areaByCode } from "#db/area.ts";
import { readContactPoint } from "#machines/contact-point.ts";
import { londonDay } from "#machines/time.ts";
import { importContactPoint } from "../commands/keep-contact-point.ts";
import { checkText, rowsOf } from "./csv-file.ts";
import { refusedRows } from "./refused-rows.ts";
import { answer, InputError, say, withHub } from "./terminal.ts";

const FIELDS = ["name", "kind", "organisation", "reach", "status", "from"] as const;
const COLUMNS = { needed: FIELDS, optional: [], impersonal: false } as const;

/** `hub doors import`: many contact points at once. */
export function register(program: Command): void {
  program
    .command("doors")
    .description("the contact points that were there before the hub")
    .command("import")
    .description("add or change many at once, by name, from a CSV: name, kind, organisation, reach, status, from")
    .argument("<file>", "the file, in UTF-8")
    .option("--area <code>", "the area", "essex")
    .option("--refused <file>", "where rows that cannot be taken are written, with why (default: beside the file)")
    .action(importDoors);
}

async function importDoors(file: string, options: { area: string; refused?: string }): Promise<void> {
  await checkText(file);
  await withHub(process.env, async ({ db, at }) => {
    if (!(await areaByCode(db, options.area))) throw new InputError(`There is no area “${options.area}”.`);
    const by = { userId: "clock", organisationId: "clock", role: "clock" as const, area: options.area };
    const refused = refusedRows(file, options.refused, FIELDS);
    const were = { added: 0, changed: 0, known: 0 };
    try {
      for await (const { line, cells, wrong } of rowsOf(file, COLUMNS, () => undefined)) {
        const typed = Object.fromEntries(FIELDS.map((field) => [field, cells[field] ?? ""]));
        const read = readContactPoint(typed as Record<(typeof FIELDS)[number], string>, londonDay(at));
        const because = wrong ?? (read.ok ? null : read.errors.map((e) => `${e.field}: ${e.message}.`).join(" "));
        if (because !== null || !read.ok) {
          refused.add(line, because ?? "", Object.values(typed));
          continue;
        }
        const kept = await importContactPoint(db, read.point, { by, at });
        if (kept.kind !== "done") throw new Error("The contact point could not be kept.");
        were[kept.was] += 1;
      }
    } finally {
      refused.close();
    }
    if (refused.count > 0) say(`${refused.count} rows were refused: each is in ${refused.path} with why.`);
    answer({ ...were, refused: refused.count });
    if (refused.count > 0) process.exitCode = 2;
  });
}
