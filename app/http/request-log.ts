// One line a request: what was asked by its pattern, never by its address, which may hold anything somebody typed.
import type { RequestHandler } from "express";
import type { Hub } from "../hub.ts";

/** A route as the log names it. */
export interface Pattern {
  readonly path: string;
  readonly matches: RegExp;
}

/** Turns `/cases/:id` into a pattern that the log can name. */
export function patternOf(path: string): Pattern {
  const source = path
    .split("/")
    .map((part) => (part.startsWith(":") ? "[^/]+" : part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")))
    .join("/");
  return { path, matches: new RegExp(`^${source}(?:\\.data)?/?$`, "i") };
}

export function requestLog(hub: Hub, patterns: readonly Pattern[]): RequestHandler {
  return (req, res, next) => {
    const began = performance.now();
    res.on("close", () => {
      const path = patterns.find((pattern) => pattern.matches.test(req.path))?.path ?? "no such page";
      const { userId } = res.locals as { userId?: string | null };
      const done = { method: req.method, path, status: res.statusCode, ms: Math.round(performance.now() - began) };
      hub.log.info(userId ? { ...done, user: userId } : done, res.writableFinished ? "answered" : "left");
    });
    next();
  };
}
