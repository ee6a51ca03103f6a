// Referrals that systems send: how many a second over HTTP, as FHIR messages, beside the same command without either.
import { randomUUID } from "node:crypto";
import { createApiClient } from "#app/commands/keep-api-client.ts";
import { receiveReferral } from "#app/commands/receive-referral.ts";
import type { Actor } from "#app/commands/told.ts";
import { Notes } from "#app/fhir/notes.ts";
import { readMessage } from "#app/fhir/read-message.ts";
import { readReferral } from "#app/fhir/read-referral.ts";
import { masterKey } from "#app/master-key.ts";
import { readSettings } from "#app/settings.ts";
import { type Db, openDatabase } from "#db/connection.ts";
import { activeUsersByRole } from "#db/user.ts";
import { instantOf } from "#machines/time.ts";
import { aMessage } from "#tests/routes/a-message.ts";
import { loadOn } from "./load.ts";
import { inTurns, timed, type Turns } from "./measure.ts";

/** Both in turns, on one database: `url` is of the hub that serves it. */
export async function referralsOverFhir(url: string, data: string, seconds: number): Promise<Turns> {
  const settings = readSettings({ HUB_DATA_DIR: data });
  const db = await openDatabase({ file: settings.databaseFile, masterKey: masterKey(settings) });
  try {
    const by = await aReferrer(db);
    const authorization = `Bearer ${await tokenFor(db, by)}`;
    const message = JSON.stringify(aMessage());
    const sent = () => ({
      authorization,
      "content-type": "application/fhir+json",
      "x-request-id": randomUUID(),
    });
    const post = (time: number) =>
      loadOn({
        url: `${url}/api/fhir/$process-message`,
        seconds: time,
        connections: 10,
        expects: 200,
        headers: sent,
        body: () => message,
      });
    const tell = () => receive(db, by);
    // The published definitions are read when the first message comes.
    await fetch(`${url}/api/fhir/$process-message`, { method: "POST", headers: sent(), body: message });
    await post(2);
    await timed(1, tell);
    return await inTurns(
      () => post(seconds),
      () => timed(seconds, tell),
    );
  } finally {
    await db.close();
  }
}

async function aReferrer(db: Db): Promise<Actor> {
  const [user] = await activeUsersByRole(db, "essex", "referrer");
  if (!user) throw new Error("The demonstration has a referrer.");
  return { userId: user.id, organisationId: user.organisation_id, role: "referrer", area: "essex" };
}

async function tokenFor(db: Db, { organisationId }: Actor): Promise<string> {
  const by = { userId: "clock", organisationId: "clock", role: "clock" as const, area: "" };
  const told = { by, at: instantOf(Date.now()) };
  const made = await createApiClient(db, { organisationId, name: "Bench", perMinute: 1_000_000 }, told);
  if (made.kind !== "done") throw new Error(made.kind);
  return made.token;
}

/** What the message says, told without HTTP: with a key of its own each time, as a request has an id of its own. */
async function receive(db: Db, by: Actor): Promise<void> {
  const told = { by, at: instantOf(Date.now()), key: randomUUID() };
  const { kind } = await receiveReferral(db, { source: "gp", ...WHAT_IT_SAYS }, told);
  if (kind !== "done") throw new Error(kind);
}

const WHAT_IT_SAYS = (() => {
  const notes = new Notes();
  const message = readMessage(aMessage(), notes);
  if (!message || notes.problems.length > 0) throw new Error("The message is whole.");
  return readReferral(message, instantOf(Date.now()), notes);
})();
