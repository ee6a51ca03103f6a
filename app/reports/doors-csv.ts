import { stringify } from "csv-stringify/sync";
import { CHANNELS } from "./channels.ts";
import type { DoorsReport } from "./doors.ts";

/** The months as CSV with a heading; a cell that a spreadsheet would run is made harmless. */
export function doorsCsv({ months }: DoorsReport): string {
  return stringify(
    months.map(({ month, doors, hub, channels }) => [
      month,
      doors,
      hub,
      ...CHANNELS.map((channel) => channels[channel]),
    ]),
    {
      header: true,
      columns: ["month", "old_doors", "hub", ...CHANNELS.map((channel) => `hub_${channel.replace("-", "_")}`)],
      escape_formulas: true,
      record_delimiter: "windows",
    },
  );
}
