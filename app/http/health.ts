// /healthz: well means that a row can be written and that the clocks run, not only that the process answers.
import type { RequestHandler } from "express";
import { lastBeat } from "#db/heartbeat.ts";
import { later } from "#machines/time.ts";
import { SILENT_FOR } from "../clocks-alarm.ts";
import { recordHeartbeat } from "../commands/record-heartbeat.ts";
import type { Hub } from "../hub.ts";
import { faultOf } from "../log.ts";
import type { Clocks } from "./ticking.ts";

/** The answer stands for a second, so that asking often costs one write a second. */
const STANDS_FOR_MS = 1000;

type Health = "ok" | "cannot write" | "the clocks have stopped";

/** Answers 200 when the hub is well, else 503 with what is not. */
export function healthCheck(hub: Hub, clocks: Readonly<Clocks>): RequestHandler {
  let asked: { readonly at: number; readonly health: Promise<Health> } | null = null;
  return (_req, res) => {
    const now = performance.now();
    if (!asked || now - asked.at > STANDS_FOR_MS) asked = { at: now, health: healthOf(hub, clocks) };
    void asked.health.then((status) => res.status(status === "ok" ? 200 : 503).json({ status }));
  };
}

async function healthOf(hub: Hub, clocks: Readonly<Clocks>): Promise<Health> {
  try {
    await recordHeartbeat(hub.db, "health", hub.clock());
    if (!(await haveStopped(hub, clocks))) return "ok";
    hub.log.error("the clocks have stopped");
    return "the clocks have stopped";
  } catch (error) {
    hub.log.error(faultOf(error), "cannot write");
    return "cannot write";
  }
}

/** A process that began a moment ago has the same time for its first tick: the last one before it may be days old. */
async function haveStopped({ db, clock }: Hub, { startedAt }: Readonly<Clocks>): Promise<boolean> {
  if (startedAt === null) return false;
  const ticked = (await lastBeat(db, "tick")) ?? startedAt;
  return (ticked > startedAt ? ticked : startedAt) < later(clock(), -SILENT_FOR);
}
