// How fast the protocol decides, and what one command costs without a page around it.
import { openDatabase } from "#db/connection.ts";
import { inBatch } from "#db/connection.ts";
import { usersOfArea } from "#db/user.ts";
import { saveContact } from "#app/commands/save-contact.ts";
import { readSettings } from "#app/settings.ts";
import { masterKey } from "#app/master-key.ts";
import { diceOf } from "#app/seed/dice.ts";
import { callerSays } from "#app/seed/invented.ts";
import { factsFrom } from "#machines/intake/facts-from.ts";
import { parseFacts, triage } from "#machines/protocol/index.ts";
import { instantOf } from "#machines/time.ts";
import { timed, type Measured } from "./measure.ts";

const AT = instantOf("2026-03-02T09:00:00Z");

/** Facts to result, with clocks: a facts document is parsed and judged, as `hub triage` does for each line. */
export function decisions(seconds: number): Promise<Measured> {
  const dice = diceOf(5);
  const documents = Array.from({ length: 500 }, () =>
    factsFrom(callerSays(dice), { area: "essex", at: AT, settings: {} }),
  );
  return timed(seconds, (turn) => {
    const parsed = parseFacts(documents[turn % documents.length]);
    if (!parsed.ok) throw new Error(`Invented facts do not read: ${parsed.errors.map(({ path }) => path).join()}`);
    triage(parsed.facts);
  });
}

export interface Commands {
  /** Each with its own transaction on the disk. */
  readonly alone: Measured;
  /** Many in one transaction: what is left is the work. */
  readonly together: Measured;
}

/** A new contact, saved by its command. */
export async function commands(data: string, seconds: number): Promise<Commands> {
  const settings = readSettings({ HUB_DATA_DIR: data });
  const db = await openDatabase({ file: settings.databaseFile, masterKey: masterKey(settings) });
  try {
    const handler = (await usersOfArea(db, "essex")).find((user) => user.role === "call-handler");
    if (!handler) throw new Error("The demonstration has a handler.");
    const by = {
      userId: handler.id,
      organisationId: handler.organisation_id,
      role: "call-handler" as const,
      area: "essex",
    };
    const dice = diceOf(6);
    const save = (on: typeof db) => saveContact(on, { contactId: null, answers: callerSays(dice) }, { by, at: AT });
    const alone = await timed(seconds, () => save(db));
    const together = await inBatch(db, (batch) => timed(seconds, () => save(batch)));
    return { alone, together };
  } finally {
    await db.close();
  }
}
