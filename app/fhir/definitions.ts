// The published shapes of R4, read once when the first message comes.
import { Worker } from "node:worker_threads";
import type { crawlTypedValue, isPrimitiveType, validateResource } from "@medplum/core";
import type { Definitions } from "./definitions-worker.ts";
import type { Targets } from "./reference-kinds.ts";

/** The words of each list that is binding, by the list's address. */
export type Codes = ReadonlyMap<string, ReadonlySet<string>>;

export interface Checker {
  readonly validate: typeof validateResource;
  readonly crawl: typeof crawlTypedValue;
  /** Whether a type is text, a number, or true or false. */
  readonly isPlain: typeof isPrimitiveType;
  readonly codes: Codes;
  readonly targets: Targets;
}

let loading: Promise<Checker> | null = null;

/** The checker of this process. A failure to load is not kept: the next message tries again. */
export function checker(): Promise<Checker> {
  loading ??= load().catch((error: unknown) => {
    loading = null;
    throw error;
  });
  return loading;
}

async function load(): Promise<Checker> {
  const [library, { shapes, codes, targets }] = await Promise.all([import("@medplum/core"), inThread()]);
  library.indexStructureDefinitionBundle([...shapes]);
  return {
    validate: library.validateResource,
    crawl: library.crawlTypedValue,
    isPlain: library.isPrimitiveType,
    codes: setsOf(codes),
    targets: setsOf(targets),
  };
}

const setsOf = (lists: Readonly<Record<string, readonly string[]>>): ReadonlyMap<string, ReadonlySet<string>> =>
  new Map(Object.entries(lists).map(([name, words]) => [name, new Set(words)]));

function inThread(): Promise<Definitions> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(new URL("./definitions-worker.ts", import.meta.url));
    thread.once("message", resolve);
    thread.once("error", reject);
    thread.once("exit", () => reject(new Error("The definitions could not be read.")));
  });
}
