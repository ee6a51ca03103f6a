// Somebody who is signed in, asking pages as a browser without a script would, with no server between.
import type { AppLoadContext, LoaderFunctionArgs } from "@remix-run/node";
import pino from "pino";
import { hashOfToken, newToken } from "#app/commands/token.ts";
import { inTransaction, type Db } from "#db/connection.ts";
import { insertSession } from "#db/session.ts";
import { DAY, later, type Instant } from "#machines/time.ts";
import { MONDAY, type AHub } from "../factories.ts";

type Params = Readonly<Record<string, string>>;
type Args = LoaderFunctionArgs;
type Handler = (args: Args) => unknown;

/** What a page answered, whether it returned or threw it. */
export interface Answered {
  readonly status: number;
  readonly location: string | null;
  readonly data: unknown;
  /** Everything the browser is given, as text: what is planted must not be in it. */
  readonly text: string;
}

export interface Visitor {
  readonly context: AppLoadContext;
  get(loader: Handler, path: string, params?: Params): Promise<Answered>;
  post(
    action: Handler,
    path: string,
    fields: Readonly<Record<string, string>> | FormData,
    params?: Params,
  ): Promise<Answered>;
  at(now: Instant): void;
}

/** Signs one of the hub's people in. */
export async function visitor(db: Db, hub: AHub, name: keyof AHub["user"], began: Instant = MONDAY): Promise<Visitor> {
  let now = began;
  const token = newToken();
  const signIn = () =>
    inTransaction(db, (trx) =>
      insertSession(trx, {
        id_hash: hashOfToken(token),
        user_id: hub.user[name],
        user_version: 1,
        pending_code: 0,
        created_at: began,
        // Never idle: tests move the clock by days.
        seen_at: later(began, 365 * DAY),
        expires_at: later(began, 365 * DAY),
        revoked_at: null,
      }),
    );
  await signIn();
  const context = {
    hub: { db, clock: () => now, mode: "demo", origin: null, log: pino({ level: "silent" }) },
    nonce: "",
  } as const satisfies AppLoadContext;
  const ask = async (handler: Handler, request: Request, params: Params): Promise<Answered> => {
    try {
      return await answered(await handler({ request, context, params }));
    } catch (thrown) {
      if (thrown instanceof Response) return answered(thrown);
      throw thrown;
    }
  };
  const url = (path: string) => `http://localhost${path}`;
  return {
    context,
    get: (loader, path, params = {}) =>
      ask(loader, new Request(url(path), { headers: { cookie: `hub=${token}` } }), params),
    post: (action, path, fields, params = {}) => {
      const body = fields instanceof FormData ? fields : new URLSearchParams(fields);
      return ask(action, new Request(url(path), { method: "POST", body, headers: { cookie: `hub=${token}` } }), params);
    },
    at: (moment) => void (now = moment),
  };
}

async function answered(value: unknown): Promise<Answered> {
  if (value instanceof Response) {
    const text = await value.text();
    return {
      status: value.status,
      location: value.headers.get("Location"),
      data: text,
      text: text + JSON.stringify([...value.headers]),
    };
  }
  const { data, init } = value as { data: unknown; init: ResponseInit | null };
  return { status: init?.status ?? 200, location: null, data, text: JSON.stringify(data) };
}
