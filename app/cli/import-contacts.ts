import { areaByCode } from "#db/area.ts";
import { contactPointsOfArea } from "#db/contact-point.ts";
import { londonDay } from "#machines/time.ts";
import { importLegacyContacts, type LegacyContact } from "../commands/import-legacy-contacts.ts";
import { checkText, rowsOf } from "./csv-file.ts";
import { importBar } from "./import-bar.ts";
import { LEGACY_COLUMNS, legacyReader } from "./legacy-row.ts";
import { refusedRows } from "./refused-rows.ts";
import { answer, InputError, say, withHub } from "./terminal.ts";

/** Rows kept in one transaction. */
const A_BATCH = 1000;
const COLUMNS = [...LEGACY_COLUMNS.needed, ...LEGACY_COLUMNS.optional];

/** `hub import contacts`: an old call log, a batch at a time; what was kept before is known again. */
export async function importContacts(file: string, options: { area: string; refused?: string }): Promise<void> {
  const size = await checkText(file);
  await withHub(process.env, async ({ db, at }) => {
    if (!(await areaByCode(db, options.area))) throw new InputError(`There is no area “${options.area}”.`);
    const doors = await contactPointsOfArea(db, options.area);
    if (doors.length === 0)
      throw new InputError("No contact points are listed yet: add them on the page Doors, or with hub doors import.");
    const by = { userId: "clock", organisationId: "clock", role: "clock" as const, area: options.area };
    const read = legacyReader(doors, londonDay(at));
    const refused = refusedRows(file, options.refused, COLUMNS);
    const bar = importBar(size);
    let [rows, added, batch] = [0, 0, [] as LegacyContact[]];
    const keep = async () => {
      const kept = await importLegacyContacts(db, batch, { by, at });
      if (kept.kind !== "done") throw new InputError("A contact point is gone: run this again.");
      added += kept.added;
      batch = [];
    };
    try {
      for await (const { line, cells, wrong } of rowsOf(file, LEGACY_COLUMNS, (bytes) => bar.update(bytes))) {
        rows += 1;
        const one = wrong === null ? read(cells) : { wrong };
        if ("contact" in one) batch.push(one.contact);
        else
          refused.add(
            line,
            one.wrong,
            COLUMNS.map((name) => cells[name] ?? ""),
          );
        if (batch.length >= A_BATCH) await keep();
      }
    } finally {
      // What was read before a file stops being a CSV is kept, too: it is known again next time.
      if (batch.length > 0) await keep();
      refused.close();
      bar.stop();
    }
    if (refused.count > 0) say(`${refused.count} rows were refused: each is in ${refused.path} with why.`);
    if (rows === 0) say("There are no rows under its heading.");
    answer({ rows, added, known: rows - refused.count - added, refused: refused.count });
    if (refused.count > 0) process.exitCode = 2;
  });
}
