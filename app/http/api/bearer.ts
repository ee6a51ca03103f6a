// Which system asks: by its token, which is looked up for every request, so that one that was taken back opens nothing more.
import { RateLimiterMemory, type RateLimiterRes } from "rate-limiter-flexible";
import type { IncomingHttpHeaders } from "node:http";
import type { LiveApiClient } from "#db/api-client.ts";
import { hashOfToken } from "../../commands/token.ts";
import type { Hub } from "../../hub.ts";
import { liveClient } from "../../queries/api-clients.ts";
import { refusal } from "./answer.ts";

const BEARER = /^Bearer +(hub_[\w-]{43})$/i;

/** The client whose token came with the request. Throws a 401 when there is none that opens. */
export async function clientOf(hub: Hub, headers: IncomingHttpHeaders): Promise<LiveApiClient> {
  const token = BEARER.exec(headers.authorization ?? "")?.[1];
  const client = token === undefined ? undefined : await liveClient(hub.db, hashOfToken(token));
  if (client) return client;
  throw refusal(401, "login", "Send a token that opens: Authorization: Bearer …", {
    "WWW-Authenticate": 'Bearer realm="hub"',
  });
}

const limiters = new WeakMap<Hub, Map<number, RateLimiterMemory>>();

/** Counts one request of the client. Throws a 429, with when to come again, after as many in a minute as it may send. */
export async function countRequest(hub: Hub, client: LiveApiClient): Promise<void> {
  try {
    await limiterOf(hub, client.per_minute).consume(client.id);
  } catch (rejected) {
    if (rejected instanceof Error) throw rejected;
    const seconds = Math.max(1, Math.ceil((rejected as RateLimiterRes).msBeforeNext / 1000));
    throw refusal(429, "throttled", `Too many requests: come again in ${seconds} seconds.`, {
      "Retry-After": String(seconds),
    });
  }
}

/** Kept in memory, one for each allowance: a restart forgives. */
function limiterOf(hub: Hub, points: number): RateLimiterMemory {
  const own = limiters.get(hub) ?? new Map<number, RateLimiterMemory>();
  limiters.set(hub, own);
  const found = own.get(points) ?? new RateLimiterMemory({ keyPrefix: "api", points, duration: 60 });
  own.set(points, found);
  return found;
}
