import { expect } from "vitest";
import type { Column, ReportRow } from "#app/reports/report.ts";

/** Fails unless every cell is what its column says: no count and no money is ever left out. */
export function columnsFit(columns: readonly Column[], rows: readonly ReportRow[]): void {
  for (const row of rows)
    for (const { key, kind } of columns) {
      const cell = row[key];
      const at = `${row.by} ${row.line} ${key}: ${String(cell)}`;
      if (kind === "label") expect(typeof cell, at).toBe("string");
      else if (kind === "count")
        expect(cell === "suppressed" || cell === "1 to 7" || Number(cell) % 5 === 0, at).toBe(true);
      else if (kind === "money") expect(cell === "suppressed" || Number(cell) >= 0, at).toBe(true);
      else expect(cell === null || cell === "suppressed" || typeof cell === "number", at).toBe(true);
      if (kind === "count" || kind === "money") expect(cell, at).not.toBeNull();
    }
}
