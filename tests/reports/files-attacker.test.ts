// Whoever has every file of a quarter of a small area, and the price list, finds nobody.
import { describe, expect, test } from "vitest";
import { freezeQuarter } from "#app/commands/freeze-quarter.ts";
import { reportQuarter } from "#app/queries/report-quarter.ts";
import { Register } from "#app/queries/report-releases.ts";
import { TIMED } from "#app/reports/definitions/clocks.ts";
import { DOORS } from "#app/reports/definitions/doors.ts";
import { REVIEWED } from "#app/reports/definitions/gp-before-police.ts";
import { ASSESSED } from "#app/reports/definitions/grade-first-to-last.ts";
import { LEDGER } from "#app/reports/definitions/ledger-table.ts";
import { OPENED } from "#app/reports/definitions/opened-table.ts";
import { REPEATED } from "#app/reports/definitions/repeats.ts";
import type { Table } from "#app/reports/definitions/table.ts";
import { UNMET } from "#app/reports/definitions/unmet-need.ts";
import type { QuarterExport } from "#app/reports/export/quarter-export.ts";
import { zipOf } from "#app/reports/export/zip.ts";
import { reportPicture } from "#app/reports/pictures/of-report.ts";
import { usedPrices } from "#app/reports/prices.ts";
import type { Quarter } from "#app/reports/quarters.ts";
import type { ReportRow } from "#app/reports/report.ts";
import { REPORTS } from "#app/reports/reports.ts";
import type { Db } from "#db/connection.ts";
import { instantOf } from "#machines/time.ts";
import { freshDb } from "../factories.ts";
import { chance } from "./any-layout.ts";
import { truthOf } from "./attack.ts";
import { alikeArea, pricesIn, smallArea } from "./files-area.ts";
import { FilesReader, moneyAt, peopleAt, type TableOfFiles } from "./files-reader.ts";

const SEED = Number(process.env.FILES_SEED ?? 20261122);
const AREAS = Number(process.env.FILES_AREAS ?? 20);
const QUARTER = "2026Q1" as Quarter;
const APRIL = instantOf("2026-04-01T00:30:00+01:00");
const TABLES: Readonly<Record<string, Table>> = {
  opened: OPENED,
  ledger: LEDGER,
  reviewed: REVIEWED,
  repeated: REPEATED,
  unmet: UNMET,
  assessed: ASSESSED,
  timed: TIMED,
  doors: DOORS,
};

/** The rows of every report's file. */
async function filesOf(db: Db, area: string): Promise<Map<string, readonly ReportRow[]>> {
  const by = { userId: "clock", organisationId: "clock", role: "clock", area } as const;
  await freezeQuarter(db, { area, quarter: QUARTER, reports: REPORTS }, { by, at: APRIL });
  const files = new Map<string, readonly ReportRow[]>();
  for (const { name } of REPORTS) {
    const [release] = await (await Register.of(db, name, area)).releasesOf([QUARTER]);
    files.set(name, release?.rows ?? []);
  }
  return files;
}

const tablesOf = (files: ReadonlyMap<string, readonly ReportRow[]>): TableOfFiles[] =>
  Object.entries(TABLES).map(([name, { layout }]) => ({
    name,
    layout,
    rows: REPORTS.filter((report) => report.layout === layout).flatMap((report) => files.get(report.name) ?? []),
  }));

/** What the files of an area give away; `seen` counts what is hidden in them. */
async function found(db: Db, area: string, seen: { hidden: number }): Promise<string[]> {
  const tables = tablesOf(await filesOf(db, area));
  const truths = new Map<string, ReturnType<typeof truthOf>>();
  for (const [name, table] of Object.entries(TABLES))
    truths.set(name, truthOf(table.layout, await table.parts(db, area, QUARTER)));
  const nobody = { people: 0, pence: 0, dearest: 0 };
  const trueOf = (table: string, row: string) => truths.get(table)?.get(row) ?? nobody;
  const steps = new Map<string, number>(
    [...truths].flatMap(([table, rows]) =>
      [...rows].map(([row, { dearest }]) => [`${table} money ${row}`, (2.5 * dearest) / 100] as const),
    ),
  );
  const prices = await usedPrices(db, area, 2026);
  const reader = new FilesReader(tables, prices, (key) => steps.get(key) ?? 0);
  const known: string[] = [];
  for (const { name, layout, rows } of tables) {
    for (const { by, line, cases, cost } of rows) {
      const { people, pence, dearest } = trueOf(name, `${String(by)}/${String(line)}`);
      const [count, money] = [peopleAt(name, String(by), String(line)), moneyAt(name, String(by), String(line))];
      const { low, high } = reader.room(count);
      expect(low <= people && people <= high, `${area}: ${count} is ${people}, not ${low} to ${high}`).toBe(true);
      // How many are in a tenth follows from how many there are.
      if (typeof cases === "string" && people > 0 && by !== "tenth") {
        seen.hidden += 1;
        if (reader.values(count) < 3) known.push(`${area}: ${count} is ${low} to ${high}, in truth ${people}`);
      }
      if (cost === "suppressed" && pence > 0) {
        seen.hidden += 1;
        const room = reader.room(money);
        if (room.high - room.low < dearest / 100 - 0.01)
          known.push(`${area}: ${money} is ${room.low} to ${room.high}, in truth ${pence / 100}`);
      }
    }
    for (const list of layout.lists)
      for (const way of list.within ?? [
        { list: "all", rowOf: Object.fromEntries(list.rows.map(({ key }) => [key, "all"])) },
      ])
        for (const [above, inside] of Map.groupBy(list.rows, ({ key }) => way.rowOf[key] ?? "")) {
          const all = trueOf(name, `${way.list}/${above}`).people;
          const whole = inside.find(({ key }) => all > 0 && trueOf(name, `${list.key}/${key}`).people === all);
          const beside = inside.filter(({ key }) => key !== whole?.key);
          const hidden = beside.filter(({ key }) =>
            rows.some(({ by, line, cases }) => by === list.key && line === key && cases === "suppressed"),
          );
          if (
            whole &&
            hidden.length > 0 &&
            beside.every(({ key }) => reader.room(peopleAt(name, list.key, key)).high < 1) &&
            name !== "ledger"
          )
            known.push(`${area}: everybody of ${name} ${way.list}/${above} is in ${list.key}/${whole.key}`);
        }
  }
  return known;
}

describe(`whoever has every file of small areas (seed ${SEED})`, () => {
  test("finds no hidden number, and of nobody what everybody is", { timeout: 180_000 }, async () => {
    const db = await freshDb();
    await pricesIn(db);
    const seen = { hidden: 0 };
    const known: string[] = [];
    for (let index = 0; index < AREAS; index++) {
      const { area } = await smallArea(db, `area-${index}`, chance(SEED + index));
      known.push(...(await found(db, area, seen)));
    }
    expect(known).toEqual([]);
    expect(seen.hidden).toBeGreaterThan(AREAS * 20);
  });

  test("sees nothing move when one to seven people more are known of", { timeout: 180_000 }, async () => {
    const db = await freshDb();
    await pricesIn(db);
    for (const late of [1, 7]) {
      const { area, add } = await smallArea(db, `area-${late}`, chance(SEED + late));
      const before = await filesOf(db, area);
      await add(late);
      expect(await filesOf(db, area)).toEqual(before);
    }
  });
});

describe("two areas whose files read the same", () => {
  test(
    "read the same on every page, in every picture and in the zip of the quarter",
    { timeout: 180_000 },
    async () => {
      const db = await freshDb();
      await pricesIn(db);
      const everything = async (area: string, people: number) => {
        await alikeArea(db, area, people);
        const files = await filesOf(db, area);
        const quarter = await reportQuarter(db, REPORTS, { area, quarter: QUARTER });
        if (!quarter) throw new Error("Nothing is frozen.");
        const pages = JSON.parse(JSON.stringify(quarter).replaceAll(area, "the area")) as QuarterExport;
        const pictures = pages.pages.map((page) =>
          JSON.stringify([reportPicture(page), reportPicture(page, "narrow")]),
        );
        return { files: JSON.stringify([...files]).replaceAll(area, "the area"), pages, pictures, zip: zipOf(pages) };
      };
      const [eleven, twelve] = [await everything("one-area", 11), await everything("other-area", 12)];
      expect(eleven.files).toBe(twelve.files);
      expect(eleven.pages).toEqual(twelve.pages);
      expect(eleven.pictures).toEqual(twelve.pictures);
      expect(eleven.pictures.filter((picture) => picture.length > 100).length).toBeGreaterThan(8);
      expect(eleven.zip).toEqual(twelve.zip);
    },
  );
});
