// What reports cost: every page of them at one size and at ten times that, and the contacts that a call handler saves meanwhile.
import { cpSync } from "node:fs";
import { join } from "node:path";
import { REPORTS } from "#app/reports/reports.ts";
import { folder } from "./folders.ts";
import { forgetReleases, growHistory } from "./ten-times.ts";
import { inTurns, measured, ROUNDS, type Line, type Measured } from "./measure.ts";
import { callForm, signIn } from "./people.ts";
import { runHub, serve, type Run, type Served } from "./processes.ts";

const TIMES = 10;
const SECONDS = 4;
/** How often each page is opened at each size. */
const TURNS = 60;
/** Milliseconds between two pages that readers open: four a second, far more than people do. */
const BETWEEN_PAGES = 250;

const PAGES = ["/reports", ...REPORTS.map(({ name }) => `/reports/${name}`), "/doors"];

/** The two years are long past or to come: they are read on the day after they end. */
const AFTER = "2026-04-01T09:00:00Z";
const LAST_QUARTER = "2026Q1";

export interface Size {
  /** How many contacts a year come in. */
  readonly contactsPerYear: number;
  readonly what: string;
  /** A folder in which such a hub is already, filled by `hub seed`; it is copied. */
  readonly filled?: string | undefined;
}

interface Hub {
  readonly served: Served;
  readonly reader: string;
  readonly handler: string;
}

async function opened(data: string): Promise<Hub> {
  const served = await serve(data, AFTER);
  const cookieOf = (email: string) => signIn(served.url, data, email);
  return {
    served,
    reader: await cookieOf("commissioner@example.org"),
    handler: await cookieOf("handler.one@example.org"),
  };
}

/** Opens a page and reads it to its end; the milliseconds it took. */
async function open({ served, reader }: Hub, path: string): Promise<number> {
  const began = performance.now();
  const answer = await fetch(`${served.url}${path}`, { headers: { cookie: reader }, redirect: "manual" });
  await answer.arrayBuffer();
  if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}.`);
  return performance.now() - began;
}

async function save({ served, handler }: Hub): Promise<number> {
  const began = performance.now();
  const answer = await fetch(`${served.url}/contacts/new`, {
    method: "POST",
    headers: { cookie: handler },
    redirect: "manual",
    body: new URLSearchParams(callForm()),
  });
  await answer.arrayBuffer();
  if (answer.status !== 303) throw new Error(`A contact was answered with ${answer.status}.`);
  return performance.now() - began;
}

/** One handler saves contacts, one after another, for as long as `goesOn`. */
async function saveWhile(hub: Hub, goesOn: () => boolean): Promise<Measured> {
  const times: number[] = [];
  const began = performance.now();
  while (goesOn()) times.push(await save(hub));
  return measured(times, (performance.now() - began) / 1000);
}

const saveFor = (hub: Hub, seconds: number): Promise<Measured> => {
  const until = performance.now() + seconds * 1000;
  return saveWhile(hub, () => performance.now() < until);
};

/** Opens every page in turn until told to stop; answers what each took. */
function readers(hub: Hub): () => Promise<number[]> {
  const times: number[] = [];
  let goesOn = true;
  const reading = (async () => {
    for (let turn = 0; goesOn; turn += 1) {
      times.push(await open(hub, PAGES[turn % PAGES.length] ?? "/reports"));
      await new Promise((resolve) => setTimeout(resolve, BETWEEN_PAGES));
    }
  })();
  return async () => {
    goesOn = false;
    await reading;
    return times;
  };
}

/** Every page at both sizes, one and the other by turns: a line each, with the ratio of the middle times. */
async function pageLines(one: Hub, ten: Hub): Promise<Line[]> {
  const lines: Line[] = [];
  for (const path of PAGES) {
    const [small, large]: [number[], number[]] = [[], []];
    for (let turn = -3; turn < TURNS; turn += 1) {
      const [a, b] = [await open(one, path), await open(ten, path)];
      // The first ones only warm both up.
      if (turn >= 0) void (small.push(a), large.push(b));
    }
    const of = (times: readonly number[]) => measured(times, times.reduce((sum, time) => sum + time, 0) / 1000);
    const [before, after] = [of(small), of(large)];
    const ratio = after.p50 / before.p50;
    lines.push({
      what: `${path}, ten times as much`,
      measured: after,
      result: `${ratio.toFixed(2)} of one (${before.p50.toFixed(1)} ms)`,
      bar: "1.5 at most, under 100 ms",
      meets: ratio <= 1.5 && after.p50 < 100 && before.p50 < 100,
    });
  }
  return lines;
}

const undisturbed = (what: string, during: Measured, ratio: number, memory?: number): Line => ({
  what,
  measured: during,
  ...(memory === undefined ? {} : { memory }),
  result: `${ratio.toFixed(2)} of it`,
  bar: "at least 0.8",
  meets: ratio >= 0.8,
});

/** Saves with and without readers, and what the readers' pages take meanwhile. */
async function besideReaders(hub: Hub): Promise<Line[]> {
  await saveFor(hub, 1);
  const read: number[] = [];
  const { one, other, ratio } = await inTurns(
    async () => {
      const stop = readers(hub);
      const saved = await saveFor(hub, SECONDS);
      read.push(...(await stop()));
      return saved;
    },
    () => saveFor(hub, SECONDS),
  );
  const pages = measured(read, SECONDS * ROUNDS);
  return [
    undisturbed("contacts saved beside readers, ten times as much", one, ratio, hub.served.memory()),
    { what: "  without readers", measured: other },
    { what: "  the readers' pages meanwhile", measured: pages, bar: "under 100 ms", meets: pages.p50 < 100 },
  ];
}

/** Saves while the quarter that ended is frozen, and those before it looked at again, as the hub does by itself. */
async function besideFreezing(data: string): Promise<Line[]> {
  forgetReleases(join(data, "hub.sqlite"), LAST_QUARTER);
  const hub = await opened(data);
  try {
    await saveFor(hub, 1);
    const alone = await saveFor(hub, SECONDS);
    let goesOn = true;
    const freezing = hub.served.freeze().finally(() => (goesOn = false));
    const during = await saveWhile(hub, () => goesOn);
    const { frozen, seconds } = await freezing;
    const after = await saveFor(hub, SECONDS);
    if (frozen < REPORTS.length) throw new Error("The quarter was not frozen.");
    const what = `contacts saved while a quarter is frozen (${frozen} releases in ${seconds.toFixed(0)} s)`;
    return [
      undisturbed(what, during, during.perSecond / ((alone.perSecond + after.perSecond) / 2), hub.served.memory()),
      { what: "  before it", measured: alone },
      { what: "  after it", measured: after },
    ];
  } finally {
    await hub.served.stop();
  }
}

/** Two years of a county; how long the filling took, null where it was filled before. */
async function fill(data: string, { contactsPerYear, filled }: Size): Promise<Run | null> {
  if (filled !== undefined) {
    cpSync(filled, data, { recursive: true });
    await runHub(data, "report", "list");
    return null;
  }
  const words = ["--area", "essex", "--from", "2024-04", "--months", "24", "--seed", "7"];
  return runHub(data, "seed", ...words, "--contacts-per-year", String(contactsPerYear));
}

/** Fills two years of a county and ten times that, and measures both; answers how long the filling took, too. */
export async function reportLines(
  size: Size,
  say: (sentence: string) => void,
): Promise<{ readonly filled: Run | null; readonly lines: readonly Line[] }> {
  const data = folder(`reports-${size.contactsPerYear}`);
  say(`Filling two years of ${size.what}…`);
  const filled = await fill(data, size);
  const grown = folder(`reports-${size.contactsPerYear}-ten`);
  cpSync(data, grown, { recursive: true });
  const now = growHistory(join(grown, "hub.sqlite"), TIMES);
  const number = (count: number) => count.toLocaleString("en-GB");
  say(`Ten times that: ${number(now.cases)} cases, ${number(now.contacts)} contacts, ${number(now.entries)} entries.`);
  const lines: Line[] = [];
  const one = await opened(data);
  const ten = await opened(grown);
  try {
    say("Reading every report at both sizes…");
    lines.push(...(await pageLines(one, ten)));
    say("Saving contacts beside readers…");
    lines.push(...(await besideReaders(ten)));
  } finally {
    await one.served.stop();
    await ten.served.stop();
  }
  say("Saving contacts while a quarter is frozen…");
  return { filled, lines: [...lines, ...(await besideFreezing(data))] };
}
