// /healthz: well means that a row can be written, not only that the process answers.
import type { RequestHandler } from "express";
import type { Hub } from "../hub.ts";
import { recordHeartbeat } from "../commands/record-heartbeat.ts";
import { faultOf } from "../log.ts";

/** The answer stands for a second, so that asking often costs one write a second. */
const STANDS_FOR_MS = 1000;

export function healthCheck(hub: Hub): RequestHandler {
  let asked = { at: -Infinity, well: Promise.resolve(false) };
  return (_req, res) => {
    const now = performance.now();
    if (now - asked.at > STANDS_FOR_MS) asked = { at: now, well: canWrite(hub) };
    void asked.well.then((well) => res.status(well ? 200 : 503).json({ status: well ? "ok" : "cannot write" }));
  };
}

async function canWrite(hub: Hub): Promise<boolean> {
  try {
    await recordHeartbeat(hub.db, "health", hub.clock());
    return true;
  } catch (error) {
    hub.log.error(faultOf(error), "cannot write");
    return false;
  }
}
