// A case's pages without a server: the loaders and actions as the framework calls them, by somebody who is signed in.
import type { ActionFunctionArgs } from "@remix-run/node";
import pino from "pino";
import { beginSession } from "#app/commands/sign-in.ts";
import type { Hub } from "#app/hub.ts";
import { inTransaction } from "#db/connection.ts";
import { userById } from "#db/user.ts";
import { later, type Instant } from "#machines/time.ts";
import { MONDAY, type AHub } from "../factories.ts";
import type { Desk } from "../commands/case-steps.ts";

export interface Answer {
  readonly status: number;
  /** Where a redirect leads. */
  readonly location: string | null;
  /** Everything the page is given; what a browser can read of it. */
  readonly payload: Record<string, unknown>;
}

type Part = (args: ActionFunctionArgs) => Promise<unknown>;

export interface Browser {
  get(loader: Part, params?: Readonly<Record<string, string>>): Promise<Answer>;
  post(
    action: Part,
    form: Readonly<Record<string, string>> | URLSearchParams,
    params?: Readonly<Record<string, string>>,
  ): Promise<Answer>;
  at: Instant;
}

/** Somebody of the hub at a screen; `at` is what the clock on the wall says. */
export async function aBrowser(
  { db, caseId }: Desk,
  hub: AHub,
  who: keyof AHub["user"] = "call-handler",
): Promise<Browser> {
  const user = await userById(db, hub.user[who]);
  if (!user) throw new Error("There is no such user.");
  // Signed in anew for each request, so that however far the clock moves nobody has been idle.
  const cookie = async () =>
    `hub=${await inTransaction(db, (trx) => beginSession(trx, user, later(browser.at, -1), "whole"))}`;
  const browser: Browser = {
    at: MONDAY,
    get: (loader, params = {}) => ask(loader, params),
    post: (action, form, params = {}) => ask(action, params, { method: "POST", body: new URLSearchParams(form) }),
  };
  async function ask(part: Part, params: Readonly<Record<string, string>>, init: RequestInit = {}): Promise<Answer> {
    const request = new Request("http://localhost/page", { ...init, headers: { Cookie: await cookie() } });
    const held: Hub = { db, clock: () => browser.at, mode: "demo", origin: null, log: pino({ enabled: false }) };
    try {
      return answerOf(
        await part({
          request,
          params: { id: caseId, ...params },
          context: { hub: held, nonce: "" },
        }),
      );
    } catch (thrown) {
      if (thrown instanceof Response)
        return { status: thrown.status, location: thrown.headers.get("Location"), payload: {} };
      throw thrown;
    }
  }
  return browser;
}

function answerOf(given: unknown): Answer {
  const { data, init } = given as { data: Record<string, unknown>; init: { status?: number } | null };
  // As it would be sent: what cannot be sent is not there.
  return {
    status: init?.status ?? 200,
    location: null,
    payload: JSON.parse(JSON.stringify(data)) as Record<string, unknown>,
  };
}
