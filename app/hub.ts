import type { Logger } from "pino";
import type { Db } from "#db/connection.ts";
import type { Instant } from "#machines/time.ts";
import type { Lines } from "./lines.ts";

/** Everything a request may need from the process: opened once by server.ts and handed on through Remix's load context. */
export interface Hub {
  readonly db: Db;
  readonly clock: () => Instant;
  readonly mode: "demo" | "production";
  /** The public origin, `https://hub.example.org`; null in demonstration mode, where the Host header stands in. */
  readonly origin: string | null;
  readonly log: Logger;
  /** The numbers that people outside ring, where the settings name them. */
  readonly lines?: Lines;
}

declare module "@remix-run/node" {
  interface AppLoadContext {
    readonly hub: Hub;
    /** The Content-Security-Policy nonce of this response. */
    readonly nonce: string;
  }
  interface Future {
    v3_singleFetch: true;
  }
}
