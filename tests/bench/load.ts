// Load on a server of this machine: ten connections that stay open, for a few seconds. Never anywhere else.
import autocannon, { type Options, type Result } from "autocannon";
import { measured, type Measured } from "./measure.ts";

export interface Load {
  readonly url: string;
  readonly cookie?: string;
  /** What else each request says of itself. */
  readonly headers?: () => Readonly<Record<string, string>>;
  readonly seconds: number;
  readonly connections: number;
  /** The status every answer must have. */
  readonly expects: number;
  /** Makes the body of each post; without it the page is asked for. */
  readonly body?: () => string;
}

/** Sends the load. Throws when an answer has another status than expected, or there was none. */
export async function loadOn({
  url,
  cookie = "",
  headers,
  seconds,
  connections,
  expects,
  body,
}: Load): Promise<Measured> {
  if (new URL(url).hostname !== "127.0.0.1") throw new Error("Load goes to this machine only.");
  const times: number[] = [];
  const form = { "content-type": "application/x-www-form-urlencoded" };
  const result = await new Promise<Result>((resolve, reject) => {
    const options: Options = {
      url,
      connections,
      duration: seconds,
      headers: { cookie, ...(body ? form : {}) },
      requests: body
        ? [
            {
              method: "POST",
              setupRequest: (request) => ({
                ...request,
                headers: { ...request.headers, ...headers?.() },
                body: body(),
              }),
            },
          ]
        : [{}],
    };
    const instance = autocannon(options, (error: unknown, found: Result) =>
      error ? reject(error instanceof Error ? error : new Error("The load could not be sent.")) : resolve(found),
    );
    instance.on("response", (_client: unknown, _status: number, _bytes: number, time: number) => times.push(time));
  });
  const statuses = Object.keys(result.statusCodeStats ?? {});
  if (result.errors > 0 || statuses.join() !== String(expects))
    throw new Error(`${url} answered ${statuses.join()} with ${result.errors} errors, not ${expects} alone.`);
  return measured(times, result.duration);
}
