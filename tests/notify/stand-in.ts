// A service that answers as GOV.UK Notify does, in this process: what it took, and whatever it was told to answer next.
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/**
 * What it answers to the next message; `hang-up` takes the message and says nothing, `drop` neither; `page` takes it and answers
 * with a page that no machine reads, `silence` takes it and answers nothing for as long as the caller waits.
 */
export type Answer = "take" | 400 | 403 | 429 | 500 | 503 | "hang-up" | "drop" | "page" | "silence";

export interface Taken {
  readonly id: string;
  readonly reference: string;
  readonly type: "sms" | "email";
  readonly to: string;
  readonly words: Readonly<Record<string, string>>;
  status: string;
}

export interface StandIn {
  readonly url: string;
  /** A key as the service gives them out. */
  readonly key: string;
  readonly taken: Taken[];
  /** Every request's bearer token. */
  readonly tokens: string[];
  /** What the next messages get, in order; then "take". */
  answers: Answer[];
  /** What a question about a message gets while it is not 200: `page` is a page, `strangers` other people's messages. */
  asking: 200 | 500 | "page" | "strangers";
  close(): Promise<void>;
}

const ERRORS: Record<400 | 403 | 429 | 500 | 503, { error: string; message: string }> = {
  400: { error: "ValidationError", message: "phone_number Number is not valid" },
  403: { error: "AuthError", message: "Invalid token: API key not found" },
  429: { error: "RateLimitError", message: "Exceeded rate limit for key type LIVE of 3000 requests per 60 seconds" },
  500: { error: "Exception", message: "Internal server error" },
  503: { error: "Exception", message: "Service unavailable" },
};

const KEY = "standin-11111111-2222-4333-8444-555555555555-66666666-7777-4888-9999-000000000000";

/** What stands between here and the service answers in its place. */
function page(response: ServerResponse): void {
  response.writeHead(200, { "content-type": "text/html" }).end("<html>Please sign in to this network</html>");
}

/** Starts one on a port of its own. The caller closes it. */
export async function aNotify(): Promise<StandIn> {
  const taken: Taken[] = [];
  const tokens: string[] = [];
  const standIn = { taken, tokens, key: KEY, answers: [] as Answer[], asking: 200 as StandIn["asking"] };
  const server = createServer((request, response) => {
    const say = (status: number, body: object) => {
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
    };
    const refuse = (status: keyof typeof ERRORS) => {
      say(status, { status_code: status, errors: [ERRORS[status]] });
    };
    tokens.push((request.headers.authorization ?? "").replace("Bearer ", ""));
    const url = new URL(request.url ?? "/", "http://localhost");
    if (request.method === "GET") {
      if (standIn.asking === 500) {
        refuse(500);
        return;
      }
      if (standIn.asking === "page") {
        page(response);
        return;
      }
      if (standIn.asking === "strangers") {
        say(200, {
          notifications: [{ id: randomUUID(), reference: "another", type: "sms", status: "delivered" }],
          links: {},
        });
        return;
      }
      const found = taken.filter(({ reference }) => reference === url.searchParams.get("reference")).reverse();
      const notifications = found.map(({ id, reference, type, status }) => ({ id, reference, type, status }));
      say(200, { notifications, links: { current: url.href } });
      return;
    }
    let text = "";
    request.on("data", (part: Buffer) => (text += part.toString()));
    request.on("end", () => {
      const answer = standIn.answers.shift() ?? "take";
      if (typeof answer === "number") {
        refuse(answer);
        return;
      }
      if (answer === "drop") {
        request.socket.destroy();
        return;
      }
      const body = JSON.parse(text) as {
        reference: string;
        phone_number?: string;
        email_address?: string;
        template_id: string;
        personalisation: Record<string, string>;
      };
      const id = randomUUID();
      const type = url.pathname.endsWith("sms") ? "sms" : "email";
      const to = body.phone_number ?? body.email_address ?? "";
      taken.push({ id, reference: body.reference, type, to, words: body.personalisation, status: "sending" });
      if (answer === "hang-up") {
        request.socket.destroy();
        return;
      }
      if (answer === "silence") return;
      if (answer === "page") {
        page(response);
        return;
      }
      const content = { body: body.personalisation["body"] ?? "", from_number: "GOVUK" };
      const template = { id: body.template_id, version: 1, uri: `${url.origin}/v2/template/${body.template_id}` };
      const uri = `${url.origin}/v2/notifications/${id}`;
      say(201, { id, reference: body.reference, content, template, uri, scheduled_for: null });
    });
  });
  server.listen(0);
  await once(server, "listening");
  return Object.assign(standIn, {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  });
}
