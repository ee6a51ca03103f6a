// What Express refuses before any page sees it, each with a real page.
import express, { type ErrorRequestHandler, type RequestHandler } from "express";
import type { Hub } from "../hub.ts";
import { faultOf } from "../log.ts";
import { comesFromElsewhere } from "./origin.ts";
import type { Pages } from "./remix.ts";

/** The largest form of the hub is a tenth of this. */
const MOST_BYTES = 256 * 1024;
const METHODS = ["GET", "HEAD", "POST"];

/** An Error that carries the status of its page. */
function refusal(status: number): Error {
  return Object.assign(new Error(`refused with ${status}`), { status });
}

export function refuseOtherMethods(): RequestHandler {
  return (req, res, next) => {
    if (METHODS.includes(req.method)) return next();
    res.set("Allow", METHODS.join(", "));
    next(refusal(405));
  };
}

export function refuseOtherSites(hub: Hub): RequestHandler {
  return (req, _res, next) => next(comesFromElsewhere(req, hub.origin) ? refusal(403) : undefined);
}

/** A request line may name a whole address of somebody else's, or hold what no address can: neither is a page. */
export function refuseOtherTargets(): RequestHandler {
  return (req, _res, next) => next(isPath(req.originalUrl) ? undefined : refusal(404));
}

/** More than twice the longest address there is. Finding the page of a much longer one takes the router seconds. */
const LONGEST_PATH = 200;

function isPath(target: string): boolean {
  try {
    const { pathname, searchParams } = new URL(`http://hub${target}`);
    if (!target.startsWith("/") || pathname.length > LONGEST_PATH) return false;
    // The way in which Remix's pages asked for data before single fetch; ours never do, and each try is logged as a fault.
    if (searchParams.has("_data")) return false;
    // No id holds a control character, and one of the two databases takes no null in a text.
    return !/\p{Cc}/u.test(decodeURIComponent(pathname));
  } catch {
    return false;
  }
}

/** Reads the body, whatever its type, up to the limit: more is a 413 page. Compressed bodies are not taken. */
export function readBody(): RequestHandler {
  return express.raw({ type: () => true, limit: MOST_BYTES, inflate: false });
}

/** The last handler: a page for everything that was refused or failed, without saying why it failed. */
export function failurePage(hub: Hub, pages: Pages): ErrorRequestHandler {
  return (error: unknown, req, res, _next) => {
    const status = statusOf(error);
    if (status >= 500) hub.log.error(faultOf(error), "a request failed");
    if (res.headersSent) return void res.destroy();
    if (status === 413) res.set("Connection", "close");
    pages.refuse(req, res, status).catch((second: unknown) => {
      hub.log.error(faultOf(second), "the failure page failed");
      if (res.headersSent) res.destroy();
      else res.status(status).type("text/plain").send("Sorry, there is a problem. Try again in a minute.\n");
    });
  };
}

function statusOf(error: unknown): number {
  const status = error instanceof Error ? (error as { status?: unknown }).status : undefined;
  return typeof status === "number" && status >= 400 && status < 500 ? status : 500;
}
