import { createReadStream } from "node:fs";
import type { Command } from "commander";
import { CsvError, parse } from "csv-parse";
import { areaByCode } from "#db/area.ts";
import { ORGANISATION_KINDS, type OrganisationKind } from "#machines/roles.ts";
import { importOrganisations, type ImportedOrganisation } from "../commands/import-organisations.ts";
import { checkText } from "./csv-file.ts";
import { importBar } from "./import-bar.ts";
import { readOdsRow } from "./ods-row.ts";
import { refusedRows } from "./refused-rows.ts";
import { answer, InputError, say, withHub } from "./terminal.ts";

interface Options {
  readonly area: string;
  readonly kind: string;
  readonly domains: string;
  readonly commissioner?: string;
  readonly refused?: string;
}

/** Rows kept in one transaction. */
const A_BATCH = 500;
const LONGEST_ROW = 20_000;
/** The setting of a GP practice among everything that prescribes. */
const A_PRACTICE = "4";
const HEALTH: readonly OrganisationKind[] = ["gp", "hospital", "maternity", "mental-health", "nhs"];

/** `hub organisations import`: the official list of health organisations. */
export function register(program: Command): void {
  const group = program.command("organisations").description("who works with the hub");
  group
    .command("import")
    .description("add the organisations of an official ODS list (CSV as published: 27 columns, no heading)")
    .argument("<file>", "the file, in UTF-8")
    .option("--area <code>", "the area they work with", "essex")
    .option("--kind <kind>", `what they are: ${HEALTH.join(", ")}`, "gp")
    .option("--commissioner <code>", "only those of this commissioner (the fifteenth column)")
    .option("--domains <domains>", "where their people have e-mail, with spaces between", "nhs.net")
    .option("--refused <file>", "where rows that cannot be taken are written, with why (default: beside the file)")
    .action((file: string, options: Options) => load(file, options));
}

async function load(file: string, options: Options): Promise<void> {
  const kind = HEALTH.find((one) => one === options.kind);
  if (!kind || !ORGANISATION_KINDS.includes(kind)) throw new InputError(`--kind takes one of: ${HEALTH.join(", ")}.`);
  const emailDomains = options.domains.trim().toLowerCase().split(/\s+/).filter(Boolean).join(" ");
  if (!/^(?:[a-z0-9.-]+\.[a-z]{2,}(?: |$))*$/.test(emailDomains))
    throw new InputError("--domains takes domains like nhs.net, with spaces between.");
  const size = await checkText(file);
  await withHub(process.env, async ({ db, at }) => {
    if (!(await areaByCode(db, options.area))) throw new InputError(`There is no area “${options.area}”.`);
    const by = { userId: "clock", organisationId: "clock", role: "clock" as const, area: options.area };
    const refused = refusedRows(file, options.refused, []);
    const bar = importBar(size);
    const counts = { rows: 0, added: 0, known: 0, closed: 0, leftOut: 0 };
    const closedButHere: string[] = [];
    let batch: ImportedOrganisation[] = [];
    const keep = async () => {
      const kept = await importOrganisations(db, { rows: batch, kind, emailDomains }, { by, at });
      counts.added += kept.added;
      counts.known += kept.known;
      counts.closed += kept.closed;
      closedButHere.push(...kept.closedButHere);
      batch = [];
    };
    try {
      for await (const { cells, line } of linesOf(file, (bytes) => bar.update(bytes))) {
        counts.rows += 1;
        const read = readOdsRow(cells);
        if ("wrong" in read) refused.add(line, read.wrong, cells);
        else if (isWanted(read.row, kind, options.commissioner)) batch.push(read.row);
        else counts.leftOut += 1;
        if (batch.length >= A_BATCH) await keep();
      }
    } finally {
      if (batch.length > 0) await keep();
      refused.close();
      bar.stop();
    }
    if (closedButHere.length > 0)
      say(`Closed by the list, and still working with the hub: ${closedButHere.join(", ")}. An administrator decides.`);
    if (refused.count > 0) say(`${refused.count} rows were refused: each is in ${refused.path} with why.`);
    answer({ ...counts, refused: refused.count });
    if (refused.count > 0) process.exitCode = 2;
  });
}

/** A list of practices holds much that prescribes and is none. */
const isWanted = (
  { commissioner, setting }: { readonly commissioner: string; readonly setting: string },
  kind: OrganisationKind,
  asked: string | undefined,
): boolean =>
  (asked === undefined || commissioner === asked.trim().toUpperCase()) && (kind !== "gp" || setting === A_PRACTICE);

/** The file a row at a time; the heading that some copies of the list have is no row. */
async function* linesOf(file: string, read: (bytes: number) => void) {
  const stream = createReadStream(file);
  let bytes = 0;
  stream.on("data", (piece) => read((bytes += piece.length)));
  const parser = stream.pipe(
    parse({ bom: true, info: true, relax_column_count: true, skip_empty_lines: true, max_record_size: LONGEST_ROW }),
  );
  stream.on("error", (error) => parser.destroy(error));
  let first = true;
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      const isHeading = first && /^organi[sz]ation code$/i.test((record[0] ?? "").trim());
      first = false;
      if (!isHeading) yield { cells: record, line: info.lines };
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new InputError(
      "The file stops being a CSV: a quotation mark is not closed, or stands in the wrong place. The rows before it were read. " +
        "Mend it and run this again: nothing is added twice.",
    );
  } finally {
    stream.destroy();
  }
}
