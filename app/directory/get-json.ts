// One request for JSON: https only, so many bytes, so much time, few redirects, and never to a private network.
import { lookup, type LookupAddress, type LookupOptions } from "node:dns";
import { request as overHttp, type IncomingMessage } from "node:http";
import { request as overHttps } from "node:https";
import { isIP } from "node:net";
import { isPrivateAddress, isThisMachine } from "./hosts.ts";

/** A feed that cannot be read, and why: for the person at the terminal. */
export class FeedError extends Error {
  override readonly name = "FeedError";
}

export interface Limits {
  /** Milliseconds for one answer, from asking to its last byte. */
  readonly time: number;
  /** Bytes of one answer. */
  readonly size: number;
}

const MOST_REDIRECTS = 3;

/** Throws a FeedError for an address that is not fetched. http is for this machine alone, to try a feed out. */
export function checkAddress(address: URL): void {
  const host = address.hostname.replace(/^\[|\]$/g, "");
  if (isThisMachine(address.hostname) && /^https?:$/.test(address.protocol)) return;
  if (address.protocol !== "https:") throw new FeedError("A feed is only read over https.");
  if (address.username !== "" || address.password !== "")
    throw new FeedError("Leave the name and password out of the address.");
  if (isIP(host) !== 0 && isPrivateAddress(host)) throw new FeedError("That address is on a private network.");
}

/** The JSON at an address and how many bytes it was. Throws a FeedError that says why there is none. */
export async function getJson(from: URL, limits: Limits): Promise<{ readonly json: unknown; readonly size: number }> {
  const signal = AbortSignal.timeout(limits.time);
  let address = from;
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
    checkAddress(address);
    const answer = await ask(address, signal);
    const next = answer.headers.location;
    const status = answer.statusCode ?? 0;
    if (status >= 300 && status < 400 && next !== undefined) {
      answer.destroy();
      address = redirected(address, next);
      continue;
    }
    if (status !== 200) {
      answer.destroy();
      throw new FeedError(`The feed answered ${status}.`);
    }
    return read(answer, limits.size, signal);
  }
  throw new FeedError("The feed leads from one address to the next.");
}

/** Where an answer leads. This machine's feeds stay on this machine, and nobody else's come to it. */
function redirected(from: URL, to: string): URL {
  const next = URL.parse(to, from.href);
  if (!next) throw new FeedError("The feed leads to what is no address.");
  if (isThisMachine(next.hostname) && next.origin !== from.origin)
    throw new FeedError("The feed leads to a private network.");
  return next;
}

function ask(address: URL, signal: AbortSignal): Promise<IncomingMessage> {
  const send = address.protocol === "https:" ? overHttps : overHttp;
  return new Promise((resolve, reject) => {
    const options = {
      signal,
      headers: { accept: "application/json", "user-agent": "hub-directory" },
      ...(isThisMachine(address.hostname) ? {} : { lookup: publicLookup }),
    };
    send(address, options, resolve)
      .on("error", (error) => reject(said(error, signal)))
      .end();
  });
}

/** Looks a name up where the connection is made, so that no name can be public when it is checked and private when it is used. */
function publicLookup(
  host: string,
  options: LookupOptions,
  answer: (error: NodeJS.ErrnoException | null, address: string | LookupAddress[], family?: number) => void,
): void {
  lookup(host, { ...options, all: true }, (error, found) => {
    if (error) return answer(error, []);
    if (found.some(({ address }) => isPrivateAddress(address)))
      return answer(new FeedError("That name leads to a private network."), []);
    const [first] = found;
    if (options.all === true || !first) return answer(null, found);
    return answer(null, first.address, first.family);
  });
}

async function read(answer: IncomingMessage, most: number, signal: AbortSignal) {
  const pieces: Buffer[] = [];
  let size = 0;
  try {
    for await (const piece of answer as AsyncIterable<Buffer>) {
      size += piece.length;
      if (size > most) throw new FeedError("The feed's answer is too long.");
      pieces.push(piece);
    }
  } catch (error) {
    throw said(error, signal);
  }
  try {
    return { json: JSON.parse(Buffer.concat(pieces).toString("utf8")) as unknown, size };
  } catch {
    throw new FeedError("The feed's answer is not JSON.");
  }
}

function said(error: unknown, signal: AbortSignal): FeedError {
  if (error instanceof FeedError) return error;
  if (signal.aborted) return new FeedError("The feed did not answer in time.");
  const code = (error as { code?: unknown } | null)?.code;
  return new FeedError(`The feed cannot be reached${typeof code === "string" ? ` (${code})` : ""}.`);
}
