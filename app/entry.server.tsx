// Draws a page on the server, whole: nothing streams, so that the status says what became of the page.
import { PassThrough } from "node:stream";
import type { AppLoadContext, EntryContext } from "@remix-run/node";
import { createReadableStreamFromReadable } from "@remix-run/node";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import { renderToPipeableStream } from "react-dom/server";
import { faultOf } from "./log.ts";
import { isFormError, PageContext } from "./page-context.ts";

const MOST_MS = 5_000;

export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remix: EntryContext,
  { nonce, hub }: AppLoadContext,
): Promise<Response> {
  return new Promise((resolve, reject) => {
    let failed = false;
    const page = (
      <PageContext.Provider value={{ nonce, hasErrors: isFormError(status) }}>
        <RemixServer context={remix} url={request.url} nonce={nonce} abortDelay={MOST_MS} />
      </PageContext.Provider>
    );
    const { pipe, abort } = renderToPipeableStream(page, {
      nonce,
      onAllReady() {
        const body = new PassThrough();
        headers.set("Content-Type", "text/html; charset=utf-8");
        resolve(new Response(createReadableStreamFromReadable(body), { headers, status: failed ? 500 : status }));
        pipe(body);
      },
      onShellError: reject,
      onError(error) {
        failed = true;
        hub.log.error(faultOf(error), "a page could not be drawn");
      },
    });
    setTimeout(abort, MOST_MS).unref();
  });
}

/** A fault in a loader or an action: its class and place go to the log, its message stays here. */
export function handleError(error: unknown, { request, context }: { request: Request; context: AppLoadContext }): void {
  if (request.signal.aborted || (isRouteErrorResponse(error) && error.status < 500)) return;
  context.hub.log.error(faultOf(error), "a page failed");
  // Only where pages are compiled as they are asked for: there the data is the developer's own.
  if (import.meta.env.DEV && error instanceof Error) process.stderr.write(`${error.stack}\n`);
}
