// Reads a whole directory from its API: the pages of `/services`, and each service by its id.
import { UnreadEntry } from "./plan-import.ts";
import { FeedError, getJson, type Limits } from "./get-json.ts";

export interface FeedLimits extends Limits {
  /** Milliseconds for the whole feed. */
  readonly wholeTime: number;
  /** Bytes of all answers together. */
  readonly wholeSize: number;
  readonly services: number;
}

export const FEED_LIMITS: FeedLimits = {
  time: 20_000,
  size: 5 * 1024 * 1024,
  wholeTime: 15 * 60_000,
  wholeSize: 64 * 1024 * 1024,
  services: 10_000,
};

/** What a file or an answer calls its list of services; null when it has none. */
export function entriesIn(json: unknown): unknown[] | null {
  if (Array.isArray(json)) return json as unknown[];
  if (typeof json !== "object" || json === null) return null;
  for (const name of ["contents", "content", "services"]) {
    const list = (json as Record<string, unknown>)[name];
    if (Array.isArray(list)) return list as unknown[];
  }
  return null;
}

/** So many are asked for at a time: a feed is somebody's server. */
const AT_ONCE = 4;

/**
 * Every service of the feed at `address`, which ends before `/services`; an UnreadEntry for one that cannot be fetched. Throws a
 * FeedError when a page cannot be read: half a directory would make the other half look gone.
 */
export async function readFeed(address: URL, limits: FeedLimits = FEED_LIMITS): Promise<unknown[]> {
  const until = Date.now() + limits.wholeTime;
  let size = 0;
  const get = async (path: string): Promise<unknown> => {
    const time = Math.min(limits.time, until - Date.now());
    if (time <= 0) throw new FeedError("The feed takes too long.");
    const answer = await getJson(new URL(path, base(address)), { ...limits, time });
    size += answer.size;
    if (size > limits.wholeSize) throw new FeedError("The feed is too long.");
    return answer.json;
  };
  const one = async (id: string): Promise<unknown> => {
    try {
      const service = await get(`services/${encodeURIComponent(id)}`);
      if ((service as { id?: unknown } | null)?.id === id) return service;
      return new UnreadEntry(id, "The feed answered with another service.");
    } catch (error) {
      // The whole feed is over when its time or size is; one service that fails is one service.
      if (!(error instanceof FeedError) || Date.now() >= until || size > limits.wholeSize) throw error;
      return new UnreadEntry(id, error.message);
    }
  };
  const listed = await listedIn(get, limits.services);
  const whole: unknown[] = [...listed];
  let next = 0;
  const fetchSome = async (): Promise<void> => {
    for (let index = next++; index < listed.length; index = next++) {
      const id = (listed[index] as { id?: unknown } | null)?.id;
      if (typeof id === "string" && id !== "") whole[index] = await one(id);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, fetchSome));
  return whole;
}

/** The address with a slash at its end and without `/services`, so that paths can be added to it. */
function base(address: URL): URL {
  const made = new URL(address.href.replace(/[?#].*$/, "").replace(/\/services\/?$/, "/"));
  if (!made.pathname.endsWith("/")) made.pathname += "/";
  return made;
}

async function listedIn(get: (path: string) => Promise<unknown>, most: number): Promise<unknown[]> {
  const listed: unknown[] = [];
  for (let page = 1; ; page += 1) {
    const answer = await get(`services?page=${page}`);
    const entries = entriesIn(answer);
    if (!entries) throw new FeedError("The feed's answer holds no list of services.");
    listed.push(...entries);
    if (listed.length > most) throw new FeedError(`The feed has more than ${most} services.`);
    const { total_pages: pages, last_page: isLast } = answer as { total_pages?: unknown; last_page?: unknown };
    if (entries.length === 0 || isLast === true || Array.isArray(answer)) return listed;
    if (typeof pages === "number" && page >= pages) return listed;
    // Feeds that say neither how many pages there are nor which is the last are read until one is empty.
  }
}
