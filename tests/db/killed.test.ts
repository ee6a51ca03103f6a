import { spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { expect, it } from "vitest";
import { areas } from "#db/area.ts";
import { canWrite, openDatabase } from "#db/connection.ts";
import { migrateToLatest } from "#db/migrate.ts";
import { scratchFolder, TEST_KEY } from "../factories.ts";

/** Writes areas one transaction each and says each code only after it was kept; in between it leaves one half done. */
const WRITER = `
  import { openDatabase, inTransaction } from "#db/connection.ts";
  import { insertArea } from "#db/area.ts";
  const db = await openDatabase({ file: process.argv[1], masterKey: Buffer.alloc(32, 7) });
  for (let i = 0; ; i += 1) {
    await inTransaction(db, async (trx) => {
      await insertArea(trx, { code: "kept-" + i, name: "both halves" });
      await insertArea(trx, { code: "pair-" + i, name: "both halves" });
    });
    process.stdout.write(i + "\\n");
  }
`;

it("A killed process leaves all that it had said was kept, nothing half done, and a database that opens at once", async () => {
  const file = join(scratchFolder(), "hub.sqlite");
  const first = await openDatabase({ file, masterKey: TEST_KEY });
  await migrateToLatest(first);
  await first.close();

  const writer = spawn(process.execPath, ["--input-type=module", "--eval", WRITER, file], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let said = -1;
  for await (const line of createInterface({ input: writer.stdout })) {
    said = Number(line);
    if (said >= 25) writer.kill("SIGKILL");
  }
  expect(said).toBeGreaterThanOrEqual(25);

  const db = await openDatabase({ file, masterKey: TEST_KEY });
  await migrateToLatest(db);
  const codes = new Set((await areas(db)).map((area) => area.code));
  for (let i = 0; i <= said; i += 1) expect([codes.has(`kept-${i}`), codes.has(`pair-${i}`)]).toEqual([true, true]);
  for (const code of codes) expect(codes.has(code.replace("kept", "pair"))).toBe(true);
  expect(await canWrite(db)).toBe(true);
  await db.close();
});
