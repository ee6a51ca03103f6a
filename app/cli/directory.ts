import { once } from "node:events";
import { createWriteStream, statSync, writeFileSync } from "node:fs";
import { basename } from "node:path";
import { finished } from "node:stream/promises";
import cliProgress from "cli-progress";
import type { Command } from "commander";
import { importDirectory } from "../commands/import-directory.ts";
import { directoryPieces } from "../queries/directory-pieces.ts";
import { checkAddress, FeedError } from "../directory/get-json.ts";
import { entriesIn, FEED_LIMITS, readFeed } from "../directory/read-feed.ts";
import { answer, InputError, jsonIn, say, withHub } from "./terminal.ts";

const BY = { userId: "clock", organisationId: "clock", role: "clock", area: "*" } as const;

/** `hub directory import | export`: the services of others, in the form of Open Referral UK. */
export function register(program: Command): void {
  const group = program.command("directory").description("take in or hand on the directory of services");
  group
    .command("import")
    .description("take services in from a JSON file, or from an API over https; twice is once")
    .argument("<where>", "a file, or the address of an Open Referral UK API")
    .option("--refused <file>", "where to write what was refused, and why")
    .action((where: string, options: { refused?: string }) => take(where, options.refused));
  group
    .command("export")
    .description("write every service as JSON")
    .argument("[file]", "the file; without one, to stdout")
    .action(hand);
}

const isAddress = (where: string): boolean => /^https?:\/\//i.test(where);

async function take(where: string, refusedFile?: string): Promise<void> {
  const { source, entries } = isAddress(where) ? await fromFeed(where) : fromFile(where);
  await withHub(process.env, async ({ db, at }) => {
    const bar = new cliProgress.SingleBar({ format: "Reading services {bar} {value}/{total}", stream: process.stderr });
    bar.start(entries.length, 0);
    const progress = (count: number) => bar.update(count);
    const result = await importDirectory(db, { source, entries, progress }, { by: BY, at }).finally(() => bar.stop());
    if (result.kind === "refused") throw new InputError(result.reason);
    if (result.kind !== "done") throw new Error("The directory could not be taken in.");
    const { added, changed, unchanged, gone, refused } = result;
    if (refused.length > 0) {
      const file = refusedFile ?? `${isAddress(where) ? "directory" : where}.refused.jsonl`;
      writeFileSync(file, refused.map((one) => `${JSON.stringify(one)}\n`).join(""), { mode: 0o600 });
      say(`What was refused, and why, is in ${file}.`);
    }
    answer({ added, changed, unchanged, gone, refused: refused.length });
  });
}

async function fromFeed(where: string) {
  const address = URL.parse(where);
  if (!address) throw new InputError("That is no address.");
  try {
    checkAddress(address);
    return { source: `${address.origin}${address.pathname}`, entries: await readFeed(address) };
  } catch (error) {
    if (error instanceof FeedError) throw new InputError(`${error.message} Nothing was changed.`);
    throw error;
  }
}

function fromFile(file: string) {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size > FEED_LIMITS.wholeSize) throw new InputError("The file is too long: a directory has 64 MiB at most.");
  const entries = entriesIn(jsonIn(file));
  if (!entries)
    throw new InputError("The file holds no list of services: a list, or an object with one as its contents.");
  if (entries.length > FEED_LIMITS.services)
    throw new InputError(`The file has more than ${FEED_LIMITS.services} services.`);
  return { source: basename(file), entries };
}

async function hand(file?: string): Promise<void> {
  await withHub(process.env, async ({ db }) => {
    const out = file === undefined ? process.stdout : createWriteStream(file, { mode: 0o600 });
    for await (const piece of directoryPieces(db)) if (!out.write(piece)) await once(out, "drain");
    if (file === undefined) return;
    out.end();
    await finished(out);
  });
}
