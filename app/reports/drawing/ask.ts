// Asks the thread that draws. It is started when the first picture is wanted and ends when none was wanted for a while; the
// server itself never loads what it draws with.
import { createHash } from "node:crypto";
import { createRequire } from "node:module";
import { Worker } from "node:worker_threads";
import type { QuarterExport } from "../export/quarter-export.ts";
import type { Picture } from "../pictures/picture.ts";
import type { Answered } from "./thread.ts";
import type { Work } from "./work.ts";

/** How long the thread stays without work, in milliseconds. */
const REST_MS = 120_000;
/** How long one piece of work may take, in milliseconds. */
const PATIENCE_MS = 60_000;
/** How many drawn pictures are kept: two sizes of every report, and a few quarters of them. */
const KEPT = 100;
/** The thread's own heap, in megabytes. */
const HEAP_MB = 512;

type Made = string | Uint8Array;

interface Waiting {
  readonly resolve: (made: Made) => void;
  readonly reject: (error: Error) => void;
}

class Drawing {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  #rest: NodeJS.Timeout | null = null;
  #last = 0;

  constructor() {
    // The pages are compiled into one file: the thread's own is found from the package's root, where it always stands.
    const file = createRequire(import.meta.url).resolve("#app/reports/drawing/thread.ts");
    this.#worker = new Worker(file, { execArgv: [], resourceLimits: { maxOldGenerationSizeMb: HEAP_MB } });
    this.#worker.on("message", ({ id, made, fault }: Answered) => {
      const one = this.#waiting.get(id);
      this.#waiting.delete(id);
      if (made === undefined) one?.reject(new Error(fault ?? "Nothing was drawn."));
      else one?.resolve(made);
      this.#restSoon();
    });
    const end = (error: Error) => {
      this.#forget();
      for (const one of this.#waiting.values()) one.reject(error);
      this.#waiting.clear();
    };
    this.#worker.on("error", end);
    this.#worker.on("exit", () => end(new Error("The thread that draws has ended.")));
    this.#worker.unref();
  }

  async ask(work: Work): Promise<Made> {
    const id = ++this.#last;
    if (this.#rest) clearTimeout(this.#rest);
    const patience = setTimeout(() => this.#end(), PATIENCE_MS);
    try {
      return await new Promise((resolve, reject) => {
        this.#waiting.set(id, { resolve, reject });
        this.#worker.postMessage({ id, work });
      });
    } finally {
      clearTimeout(patience);
    }
  }

  #restSoon(): void {
    if (this.#waiting.size > 0) return;
    if (this.#rest) clearTimeout(this.#rest);
    this.#rest = setTimeout(() => this.#end(), REST_MS).unref();
  }

  /** Nobody asks this one again: whoever comes while it ends starts another. */
  #end(): void {
    this.#forget();
    void this.#worker.terminate();
  }

  #forget(): void {
    if (drawing === this) drawing = null;
  }
}

let drawing: Drawing | null = null;

function ask(work: Work): Promise<Made> {
  drawing ??= new Drawing();
  return drawing.ask(work);
}

const kept = new Map<string, Promise<Made>>();

/** The picture as an SVG. What was drawn is kept: a frozen release's picture never changes, and is known by all that is in it. */
export async function drawPicture(picture: Picture): Promise<string> {
  const key = createHash("sha256").update(JSON.stringify(picture)).digest("base64");
  const made = kept.get(key) ?? ask({ kind: "picture", picture });
  kept.delete(key);
  kept.set(key, made);
  made.catch(() => kept.delete(key));
  const [oldest] = kept.keys();
  if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
  return (await made) as string;
}

/** The quarter as a PDF. */
export const drawPdf = async (quarter: QuarterExport): Promise<Uint8Array> =>
  (await ask({ kind: "pdf", quarter })) as Uint8Array;
