// The thread that draws: whatever it loads, and however long it takes, no request of anybody else waits for it.
import { parentPort } from "node:worker_threads";
import type { Work } from "./work.ts";

/** What is asked, and what is answered: one of `made` and `fault`. */
export interface Asked {
  readonly id: number;
  readonly work: Work;
}
export interface Answered {
  readonly id: number;
  readonly made?: string | Uint8Array;
  readonly fault?: string;
}

parentPort?.on("message", ({ id, work }: Asked) => {
  void doWork(work).then(
    (made) => parentPort?.postMessage({ id, made } satisfies Answered),
    (error: unknown) => parentPort?.postMessage({ id, fault: String(error) } satisfies Answered),
  );
});

async function doWork(work: Work): Promise<string | Uint8Array> {
  if (work.kind === "picture") return (await import("./draw.ts")).draw(work.picture);
  return (await import("../export/pdf.ts")).pdfOf(work.quarter);
}
