// `npm run bench`: how fast the hub is, as ratios within one run, so that they mean the same on any machine.
// `npm run bench -- --essex` reads the reports of two years of a whole county, not of a tenth of it; `--contacts-per-year N` of that size.
// `npm run bench -- reports` measures the reports alone; with `--data FOLDER` of a hub that is filled already, which is copied.
// `npm run bench -- fhir` measures the door for machines alone.
import { cpSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";
import { ensureBuild } from "#app/http/build.ts";
import { commands, decisions } from "./decisions.ts";
import { referralsOverFhir } from "./fhir.ts";
import { folder } from "./folders.ts";
import { imports, ROWS } from "./imports.ts";
import { loadOn } from "./load.ts";
import { inTurns, tableOf, timed, type Line, type Turns } from "./measure.ts";
import { oneCommand } from "./one-command.ts";
import { callForm, signIn } from "./people.ts";
import { runBuild, runHub, serve, type Served } from "./processes.ts";
import { openRaw, rawWriter, rowsAddedBy } from "./raw-rows.ts";
import { reportLines } from "./reports.ts";
import { multiplyCases } from "./volume.ts";

const CASES = 10_000;
const CONNECTIONS = 10;
const SECONDS = 5;
const DECISIONS = 5_000;
/** Contacts a year. */
const ESSEX = 29_000;
const REPORT = "/reports/reaction-and-prevention";

const say = (sentence: string) => void process.stderr.write(`${sentence}\n`);

const atLeast = (ratio: number, bar: number) => ({
  result: `${ratio.toFixed(2)} of it`,
  bar: `at least ${bar}`,
  meets: ratio >= bar,
});
const under = (value: number, bar: number, unit: string) => ({
  result: `${value.toFixed(1)} ${unit}`,
  bar: `under ${bar} ${unit}`,
  meets: value < bar,
});

async function queueLines(served: Served, cookie: string): Promise<Line[]> {
  const ask = (base: string, path: string, seconds = SECONDS) =>
    loadOn({ url: `${base}${path}`, cookie, seconds, connections: CONNECTIONS, expects: 200 });
  const lines: Line[] = [];
  for (const [path, what] of [
    ["/queue?group=others", "queue, 25 rows"],
    ["/queue", "queue, its first page"],
  ] as const) {
    say(`Asking for the ${what}…`);
    for (const base of [served.url, served.constantUrl]) await ask(base, path, 2);
    const { one, other, ratio } = await inTurns(
      () => ask(served.url, path),
      () => ask(served.constantUrl, path),
    );
    lines.push({ what, measured: one, memory: served.memory(), ...atLeast(ratio, 0.4) });
    lines.push({ what: "  the same page from constants, no session read", measured: other });
  }
  return lines;
}

async function saveLines(served: Served, cookie: string, data: string): Promise<Line[]> {
  say("Saving contacts…");
  const raw = openRaw(join(data, "hub.sqlite"));
  try {
    const post = (seconds: number, connections = CONNECTIONS) =>
      loadOn({ url: `${served.url}/contacts/new`, cookie, seconds, connections, expects: 303, body: callForm });
    await post(2);
    // What was still on its way when the load ended is waited for.
    await pause(1000);
    const rows = await rowsAddedBy(raw, async () => {
      const sent = { method: "POST", headers: { cookie }, redirect: "manual" as const };
      await fetch(`${served.url}/contacts/new`, { ...sent, body: new URLSearchParams(callForm()) });
    });
    const write = rawWriter(raw, rows);
    await timed(1, write);
    const { one, other, ratio } = await inTurns(
      () => post(SECONDS),
      () => timed(SECONDS, write),
    );
    const names = rows.map(({ table }) => table).join(", ");
    if (new Set(rows.map(({ table }) => table)).size !== rows.length) throw new Error(`One save wrote ${names}.`);
    return [
      { what: "saved contact through HTTP", measured: one, memory: served.memory(), ...atLeast(ratio, 0.3) },
      { what: `  its ${rows.length} rows in a raw transaction`, measured: other, note: names },
    ];
  } finally {
    raw.close();
  }
}

async function decisionLine(): Promise<Line> {
  const measured = await decisions(SECONDS);
  const meets = measured.perSecond >= DECISIONS;
  const bar = `at least ${DECISIONS} a second`;
  return { what: "decision: facts to result, with clocks", measured, bar, meets };
}

async function commandLines(): Promise<Line[]> {
  const { onDisk, inMemory } = await oneCommand(SECONDS / 2);
  const lines = (where: string, { one, other, ratio }: Turns): Line[] => [
    {
      what: `one command (load, decide, save), ${where}`,
      measured: one,
      result: `${(1 / ratio).toFixed(1)} times the next`,
    },
    { what: "  one row changed in a raw transaction", measured: other },
  ];
  return [...lines("on the disk", onDisk), ...lines("in memory", inMemory)];
}

async function reportLine(data: string, what: string, at?: string): Promise<Line> {
  say(`Reading the report, ${what}…`);
  const served = await serve(data, at);
  try {
    const cookie = await signIn(served.url, data, "commissioner@example.org");
    const load = { url: `${served.url}${REPORT}`, cookie, connections: 1, expects: 200 };
    await loadOn({ ...load, seconds: 1 });
    const read = await loadOn({ ...load, seconds: SECONDS });
    return {
      what: `report, 24 months, ${what}`,
      measured: read,
      memory: served.memory(),
      ...under(read.p50, 50, "ms"),
    };
  } finally {
    await served.stop();
  }
}

async function fhirLines(served: Served, data: string): Promise<Line[]> {
  say("Referring over FHIR…");
  const { one, other, ratio } = await referralsOverFhir(served.url, data, SECONDS);
  return [
    { what: "a referral over FHIR and HTTP", measured: one, memory: served.memory(), ...atLeast(ratio, 0.4) },
    { what: "  the same command without either", measured: other },
  ];
}

async function importLines(data: string): Promise<Line[]> {
  say("Importing an old call log…");
  const { first, again, page } = await imports(data, SECONDS);
  const rows = `${ROWS.toLocaleString("en-GB")} contacts of an old call log`;
  return [
    { what: `${rows}, imported`, ...memoryOf(first), ...under(first.seconds, 180, "s") },
    ...(first.memory === null ? [] : [{ what: "  its memory", ...under(first.memory, 500, "MiB") }]),
    { what: "  the same file again", ...memoryOf(again), ...under(again.seconds, 180, "s") },
    { what: "  the page Doors with them", measured: page, ...under(page.p50, 150, "ms") },
  ];
}

async function demonstrationLine(data: string): Promise<Line> {
  say("Filling the demonstration while the pages are compiled beside it…");
  const [filled, built] = await Promise.all([runHub(data, "demonstration"), runBuild()]);
  const what = `demonstration beside a build of ${built.seconds.toFixed(0)} s`;
  return { what, ...memoryOf(filled), ...under(filled.seconds, 60, "s") };
}

const memoryOf = ({ memory }: { readonly memory: number | null }) => (memory === null ? {} : { memory });

/** The reports at one size and at ten times that. The whole county is to be filled within bounds. */
async function countyLines(contactsPerYear: number, data?: string): Promise<Line[]> {
  const what =
    data === undefined ? `${contactsPerYear.toLocaleString("en-GB")} contacts a year` : "what was filled before";
  const { filled, lines } = await reportLines({ contactsPerYear, what, filled: data }, say);
  if (filled === null) return [...lines];
  const minutes = filled.seconds / 60;
  const whole = contactsPerYear >= ESSEX;
  const time = whole ? under(minutes, 12, "min") : { result: `${minutes.toFixed(1)} min` };
  return [
    { what: `two years at ${what}, filled`, ...memoryOf(filled), ...time },
    ...(whole && filled.memory !== null ? [{ what: "  its memory", ...under(filled.memory, 1024, "MiB") }] : []),
    ...lines,
  ];
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    options: {
      essex: { type: "boolean", default: false },
      "contacts-per-year": { type: "string" },
      data: { type: "string" },
    },
    allowPositionals: true,
  });
  const contactsPerYear = Number(values["contacts-per-year"] ?? (values.essex ? ESSEX : ESSEX / 10));
  await ensureBuild();
  const lines: Line[] = [];
  const keep = (...found: Line[]) => {
    lines.push(...found);
    for (const { what, measured, result = "" } of found)
      say(`${what}: ${measured?.perSecond.toFixed(1) ?? ""} ${result}`);
  };
  if (positionals[0] === "reports") {
    keep(...(await countyLines(contactsPerYear, values.data)));
    process.stdout.write(`${tableOf(lines)}\n`);
    return;
  }
  const tenth = folder("tenth");
  keep(await demonstrationLine(tenth));
  if (positionals[0] === "fhir") {
    const served = await serve(tenth);
    keep(...(await fhirLines(served, tenth).finally(() => served.stop())));
    process.stdout.write(`${tableOf(lines)}\n`);
    return;
  }
  const whole = folder("whole");
  cpSync(tenth, whole, { recursive: true });
  const cases = multiplyCases(join(whole, "hub.sqlite"), CASES);
  say(`${cases} cases.`);
  const served = await serve(whole);
  try {
    const cookie = await signIn(served.url, whole, "handler.one@example.org");
    keep(...(await queueLines(served, cookie)), ...(await saveLines(served, cookie, whole)));
    keep(...(await fhirLines(served, whole)));
  } finally {
    await served.stop();
  }
  keep(await reportLine(whole, `${cases} cases`), await reportLine(tenth, "a tenth of it"));
  keep(...(await importLines(tenth)));
  say("Deciding…");
  keep(await decisionLine());
  say("Sending one command…");
  keep(...(await commandLines()));
  const { alone, together } = await commands(whole, SECONDS);
  keep({ what: "one command (a contact saved), on the disk", measured: alone });
  keep({ what: "  the same in one transaction with others", measured: together });
  keep(...(await countyLines(contactsPerYear)));
  process.stdout.write(`${tableOf(lines)}\n`);
}

await main();
