import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import { tick } from "#app/commands/tick.ts";
import { diceOf } from "#app/seed/dice.ts";
import { type Db, inTransaction } from "#db/connection.ts";
import { rebuildLedgerTotals } from "#db/ledger-total.ts";
import { DAY, instantOf, later } from "#machines/time.ts";
import { CALLED, REFERRED, type Who, withFields } from "./a-busy-hub.ts";
import { aChildHub, type ChildHub } from "./a-child-hub.ts";
import { formWith } from "./forms-in.ts";
import { isWhole } from "./whole.ts";

const SEED = Number(process.env.HUB_TEST_SEED ?? Date.now() % 1_000_000);
const KILLS = 4;

/** A form somebody sends, and what the hub said to it; nothing when it died first. */
interface Sent {
  readonly who: Who;
  readonly path: string;
  readonly form: URLSearchParams;
  said: string | null;
}

const dice = diceOf(SEED);
const sent: Sent[] = [];
let hub: ChildHub;
beforeAll(async () => {
  hub = await aChildHub();
  await hub.start();
  for (const who of ["willow", "handler", "harbour"] as const) await hub.signIn(who);
});
afterAll(() => hub.kill());

/** Sends a form and remembers what was acknowledged. */
async function send(one: Sent): Promise<string | null> {
  const answer = await hub.send(one.who, one.path, one.form);
  if (answer) one.said = `${answer.status} ${answer.headers.get("location") ?? ""}`;
  return answer?.headers.get("location") ?? null;
}

function sends(who: Who, path: string, form: URLSearchParams): Promise<string | null> {
  const one: Sent = { who, path, form, said: null };
  sent.push(one);
  return send(one);
}

const fields = (more: Record<string, string>) => new URLSearchParams({ key: crypto.randomUUID(), ...more });
const words = (name: string) => `Test ${name} ${sent.length}`;

async function refers(): Promise<void> {
  await sends("willow", "/refer", fields({ ...(REFERRED as Record<string, string>), name: words("Referred") }));
}

/** A call from the first answer to an outcome of one of its actions: each step a form of its own. */
async function calls(): Promise<void> {
  const begun = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...CALLED, name: words("Called"), key: crypto.randomUUID() }))
    for (const one of [value].flat()) begun.append(name, one);
  const contact = await sends("handler", "/contacts/new", begun);
  if (contact === null) return;
  const page = await hub.send("handler", contact);
  if (page?.status !== 200) return;
  const plan = withFields(formWith(page.text, "agreedGrade"), { agreedGrade: "high", intent: "agree" });
  const address = await sends("handler", contact, plan);
  if (address === null) return;
  const text = (await hub.send("harbour", "/actions"))?.text ?? "";
  const action = [...text.matchAll(/href="(\/actions\/\w{26})"/g)]
    .map(([, path = ""]) => path)
    .find((path) => !taken.has(path));
  if (action === undefined) return;
  taken.add(action);
  await sends("harbour", action, fields({ step: "ACCEPTED" }));
  await sends("harbour", action, fields({ step: "STARTED" }));
  await sends("harbour", action, fields({ step: "DONE", outcome: "engaged", feelsSafer: "yes" }));
}

/** Actions that one of those who send forms has taken on: two of them on one would refuse each other. */
const taken = new Set<string>();

/** How many forms were answered. */
const answered = () => sent.filter(({ said }) => said !== null).length;

const pause = (ms: number) => new Promise((go) => setTimeout(go, ms));

const totals = async (db: Db) => ({
  of: await sql`select * from ledger_total order by area, quarter, bearer, band, base_year`.execute(db.q),
  cases: await sql`select * from ledger_case_total order by case_id, quarter, bearer, band, base_year`.execute(db.q),
});

it(
  `Killed ${KILLS} times at any moment (seed ${SEED}): what was acknowledged is there, what was not is whole or absent, and sending again is safe`,
  { timeout: 240_000 },
  async () => {
    // One life to its end undisturbed, so that there is something in the ledger whatever the dice say.
    await calls();
    for (let kill = 0; kill < KILLS; kill += 1) {
      let working = true;
      const work = async () => {
        while (working) await (dice.next() < 0.4 ? refers() : calls());
      };
      const workers = [work(), work(), work()];
      // Not before three more were answered: on a busy machine a moment may be too short for any.
      const enough = answered() + 3;
      while (answered() < enough) await pause(20);
      await pause(400 + Math.floor(dice.next() * 500));
      working = false;
      await hub.kill();
      await Promise.all(workers);

      const db = await hub.open();
      await isWhole(db);
      await db.close();
      await hub.start();
    }
    expect(answered()).toBeGreaterThan(10);
    expect(
      sent.filter(({ said }) => said !== null && !said.startsWith("303")).map(({ said, path }) => `${path} ${said}`),
    ).toEqual([]);

    // Everybody presses again, not knowing what came through.
    for (const one of sent) {
      const said = one.said;
      await send(one);
      if (said !== null) expect(one.said, `seed ${SEED}, ${one.path}`).toBe(said);
    }
    await hub.kill();
    const db = await hub.open();
    await isWhole(db);
    const count = async (table: "referral" | "contact") =>
      (await db.q.selectFrom(table).select("id").where("area", "=", "essex").execute()).length;
    const keys = (path: string) =>
      new Set(sent.filter((one) => one.path === path).map(({ form }) => form.get("key"))).size;
    expect(await count("referral")).toBe(keys("/refer"));
    expect(await count("contact")).toBe(keys("/refer") + keys("/contacts/new"));

    const kept = await totals(db);
    expect(kept.of.rows.length, "outcomes were priced").toBeGreaterThan(0);
    await inTransaction(db, rebuildLedgerTotals);
    expect((await totals(db)).of.rows).toEqual(kept.of.rows);
    expect((await totals(db)).cases.rows).toEqual(kept.cases.rows);
    await db.close();
  },
);

it(
  "clocks that passed while the hub was down are told once, however often it starts",
  { timeout: 120_000 },
  async () => {
    const at = later(instantOf(Date.now()), DAY);
    const passed = async (db: Db) =>
      (
        await db.q
          .selectFrom("event")
          .select("seq")
          .where("type", "=", "CLOCK_PASSED")
          .where("subject", "<>", "action")
          .execute()
      ).length;
    const owed = async (db: Db) =>
      (
        await db.q
          .selectFrom("deadline")
          .select("id")
          .where("fired_at", "is", null)
          .where("cleared_at", "is", null)
          .where("due_at", "<=", at)
          .execute()
      ).length;
    let db = await hub.open();
    const before = await passed(db);
    const due = await owed(db);
    expect(due).toBeGreaterThan(0);
    const starts: number[] = [];
    for (let start = 0; start < 3; start += 1) {
      const ticks = await Promise.all([tick(db, at), tick(db, at)]);
      expect(ticks.map(({ failed }) => failed)).toEqual([0, 0]);
      starts.push(ticks.reduce((sum, { fired }) => sum + fired, 0));
      await db.close();
      db = await hub.open();
    }
    expect(starts).toEqual([due, 0, 0]);
    expect(await passed(db)).toBe(before + due);
    await isWhole(db);
    await db.close();
  },
);
