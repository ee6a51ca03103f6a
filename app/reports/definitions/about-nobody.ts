// A report that is made of no person's data is revised whenever it changes: the register counts what it is made of as more than few.
import { createHash } from "node:crypto";
import type { Made, Publisher, ReportRow } from "../report.ts";

/** What stands for the people of a report about nobody: one more than may be hidden, all of whom change with any of its rows. */
export function aboutNobody(rows: readonly ReportRow[], { mostHidden }: Publisher): Made["people"] {
  const digest = createHash("sha256").update(JSON.stringify(rows)).digest("base64url");
  return new Map(Array.from({ length: mostHidden + 1 }, (_, index) => [`nobody-${index}`, digest]));
}
