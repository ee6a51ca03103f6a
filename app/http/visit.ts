// What Express knows of one request and the pages may need, beside the hub itself.

export interface Visit {
  /** Where the request came from: counted by the sign-in limits, never stored and never logged. */
  readonly address: string;
  /** Express has refused the request with this status: the page says so, and nothing else happens. */
  readonly refused: number | null;
  /** Who it was, once the session is read: for the log, as an id. */
  userId: string | null;
}

declare module "@remix-run/node" {
  interface AppLoadContext {
    /** Absent where a loader is called without a server, as in tests. */
    readonly visit?: Visit;
  }
}
