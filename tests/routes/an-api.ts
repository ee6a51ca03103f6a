// The API of a hub in this process, with a system of the practice that may refer.
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import express from "express";
import pino from "pino";
import { onTestFinished } from "vitest";
import { createApiClient } from "#app/commands/keep-api-client.ts";
import { api } from "#app/http/api/router.ts";
import type { Hub } from "#app/hub.ts";
import type { Db } from "#db/connection.ts";
import { later } from "#machines/time.ts";
import { type AHub, aHub, freshDb, MONDAY } from "../factories.ts";

export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** What was answered, as JSON. */
  readonly body: unknown;
}

export interface AnApi {
  readonly db: Db;
  readonly hub: AHub;
  readonly url: string;
  readonly token: string;
  readonly clientId: string;
  readonly logged: string[];
  passTime(ms: number): void;
  /** Sends a message, or whatever text, with an id of its own unless one is given. */
  post(path: string, body: object | string | Buffer, headers?: Readonly<Record<string, string>>): Promise<Answered>;
  get(path: string, headers?: Readonly<Record<string, string>>): Promise<Answered>;
  /** Another system, with the headers that it would send. */
  another(organisation: keyof AHub["organisation"], perMinute?: number): Promise<{ id: string; authorization: string }>;
}

export const MESSAGE = "/api/fhir/$process-message";
export const REQUEST = "/api/fhir/ServiceRequest";

export async function anApi(perMinute = 10_000): Promise<AnApi> {
  const db = await freshDb();
  const hub = await aHub(db);
  let now = MONDAY;
  const logged: string[] = [];
  const log = pino({ base: null }, { write: (line: string) => void logged.push(line) });
  const whole: Hub = { db, clock: () => now, mode: "demo", origin: null, log };
  const server = express().use(api(whole)).listen(0, "127.0.0.1");
  // A connection that stood idle too long is closed just as the next request takes it: here none ever does.
  server.keepAliveTimeout = 0;
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    return new Promise<void>((resolve) => void server.close(() => resolve()));
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const another: AnApi["another"] = async (organisation, allowed = 10_000) => {
    const input = { organisationId: hub.organisation[organisation], name: "Test system", perMinute: allowed };
    const by = { userId: "clock", organisationId: "clock", role: "clock" as const, area: "" };
    const made = await createApiClient(db, input, { by, at: now });
    if (made.kind !== "done") throw new Error(made.kind);
    return { id: made.id, authorization: `Bearer ${made.token}` };
  };
  const own = await another("gp", perMinute);
  const ask = async (path: string, init: RequestInit): Promise<Answered> => {
    const response = await fetch(`${url}${path}`, init);
    const text = await response.text();
    const body = text === "" ? null : (JSON.parse(text) as unknown);
    return { status: response.status, headers: response.headers, text, body };
  };
  return {
    db,
    hub,
    url,
    token: own.authorization,
    clientId: own.id,
    logged,
    passTime: (ms) => void (now = later(now, ms)),
    post: (path, body, headers = {}) =>
      ask(path, {
        method: "POST",
        headers: {
          authorization: own.authorization,
          "content-type": "application/fhir+json",
          "x-request-id": randomUUID(),
          ...headers,
        },
        body: typeof body === "string" ? body : Buffer.isBuffer(body) ? new Uint8Array(body) : JSON.stringify(body),
      }),
    get: (path, headers = {}) => ask(path, { headers: { authorization: own.authorization, ...headers } }),
    another,
  };
}

/** Every place that an OperationOutcome names, with what it says there. */
export const placesIn = ({ body }: Answered): string[] =>
  ((body as { issue?: { expression?: string[] }[] } | null)?.issue ?? []).flatMap(({ expression = [] }) => expression);
