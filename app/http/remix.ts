// Express on one side, Remix on the other. The standard adapter streams the body and trusts forwarded host headers; here
// the body has been read (and measured) already, and the public address is the configured one.
import type { IncomingHttpHeaders } from "node:http";
import {
  type AppLoadContext,
  createRequestHandler,
  type ServerBuild,
  writeReadableStreamToWritable,
} from "@remix-run/node";
import type { Request as ExpressRequest, Response as ExpressResponse } from "express";
import type { Hub } from "../hub.ts";
import { nonceOf } from "./headers.ts";
import { publicOrigin } from "./origin.ts";
import type { Visit } from "./visit.ts";

/** A proxy's own headers say nothing to the pages, and Remix would believe them. */
const NOT_PASSED_ON = new Set(["host", "x-forwarded-host", "x-forwarded-proto", "x-forwarded-for", "forwarded"]);

export interface Pages {
  /** Answers the request with the page its address names. */
  answer(req: ExpressRequest, res: ExpressResponse): Promise<void>;
  /** Answers with the page for this status, whatever was asked; nothing of the request is acted upon. */
  refuse(req: ExpressRequest, res: ExpressResponse, status: number): Promise<void>;
}

export function remixPages(hub: Hub, build: ServerBuild | (() => Promise<ServerBuild>), mode: string): Pages {
  const handle = createRequestHandler(build, mode);
  const send = async (req: ExpressRequest, res: ExpressResponse, request: Request, refused: number | null) => {
    const visit: Visit = { address: req.ip ?? "", refused, userId: null };
    const context: AppLoadContext = { hub, nonce: nonceOf(res), visit };
    const response = await handle(request, context);
    (res.locals as { userId?: string | null }).userId = visit.userId;
    res.status(response.status);
    for (const [name, value] of response.headers) res.append(name, value);
    res.set("Cache-Control", "no-store");
    if (response.body) await writeReadableStreamToWritable(response.body, res);
    else res.end();
  };
  return {
    async answer(req, res) {
      const origin = publicOrigin(hub.origin, req.headers);
      const gone = new AbortController();
      res.on("close", () => {
        if (!res.writableFinished) gone.abort();
      });
      const body: unknown = req.body;
      const request = new Request(`${origin}${req.originalUrl}`, {
        method: req.method,
        headers: headersFor(req.headers, origin),
        signal: gone.signal,
        ...(Buffer.isBuffer(body) ? { body: new Uint8Array(body) } : {}),
      });
      await send(req, res, request, null);
    },
    async refuse(req, res, status) {
      // An address that is no page: nothing but the frame and the refusal is drawn.
      await send(req, res, new Request(`${publicOrigin(hub.origin, {})}/refused`), status);
    },
  };
}

function headersFor(sent: IncomingHttpHeaders, origin: string): Headers {
  const headers = new Headers({ host: new URL(origin).host });
  for (const [name, value] of Object.entries(sent)) {
    if (value === undefined || NOT_PASSED_ON.has(name)) continue;
    for (const one of Array.isArray(value) ? value : [value]) headers.append(name, one);
  }
  return headers;
}
