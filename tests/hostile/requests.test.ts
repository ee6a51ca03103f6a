import { once } from "node:events";
import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type AServer, aServer, headingOf } from "../routes/a-server.ts";

let hub: AServer;
beforeAll(async () => void (hub = await aServer()));
afterAll(() => hub.close());

/** Sends bytes as they are, and answers the status line and the rest. */
async function raw(text: string): Promise<string> {
  const socket = connect(Number(new URL(hub.url).port), "localhost");
  let answer = "";
  socket.on("data", (part: Buffer) => (answer += part.toString("latin1")));
  socket.write(text);
  await once(socket, "close");
  return answer;
}

describe("every answer", () => {
  const paths = ["/sign-in", "/nothing", "/healthz", "/leave", "/", "/favicon.svg"];
  it("carries the security headers and is kept by no cache", async () => {
    for (const path of paths) {
      const { headers } = await hub.send(path);
      expect(headers.get("cache-control"), path).toBe("no-store");
      expect(headers.get("referrer-policy"), path).toBe("same-origin");
      expect(headers.get("x-content-type-options"), path).toBe("nosniff");
      const policy = headers.get("content-security-policy") ?? "";
      for (const part of [
        "default-src 'self'",
        "style-src 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
        "object-src 'none'",
        "form-action 'self'",
      ])
        expect(policy, path).toContain(part);
      expect(policy).not.toContain("unsafe-inline");
      expect(headers.get("x-powered-by")).toBeNull();
    }
  });

  it("has a nonce of its own, and every script of a page carries it", async () => {
    const [one, two] = [await hub.send("/sign-in"), await hub.send("/sign-in")];
    const nonce = (response: Response) =>
      /'nonce-([^']+)'/.exec(response.headers.get("content-security-policy") ?? "")?.[1];
    expect(nonce(one)).not.toBe(nonce(two));
    const scripts = (await one.text()).match(/<script[^>]*>/g) ?? [];
    expect(scripts.length).toBeGreaterThan(1);
    for (const script of scripts) expect(script).toContain(`nonce="${nonce(one)}"`);
  });

  it("only hashed assets may be kept, and only they are compressed", async () => {
    const page = await hub.send("/sign-in", { headers: { "accept-encoding": "gzip" } });
    expect(page.headers.get("content-encoding")).toBeNull();
    const style = /href="(\/assets\/[^"]+\.css)"/.exec(await page.text())?.[1] ?? "";
    const asset = await hub.send(style, { headers: { "accept-encoding": "gzip" } });
    expect(asset.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
    expect(asset.headers.get("content-encoding")).toBe("gzip");
    expect((await hub.send("/assets/absent.js")).headers.get("cache-control")).toBe("no-store");
  });
});

describe("a request that is too much or too odd", () => {
  it("a huge form is a real 413 page, its length declared or not", async () => {
    const declared = await hub.send("/sign-in", { form: { email: "x".repeat(300_000), password: "x" } });
    expect(declared.status).toBe(413);
    expect(headingOf(await declared.text())).toBe("That was too much to send at once");
    const chunk = "x".repeat(65_536);
    const chunks = `${(65_536).toString(16)}\r\n${chunk}\r\n`.repeat(5);
    const head = "POST /sign-in HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n";
    expect(await raw(`${head}${chunks}0\r\n\r\n`)).toMatch(/^HTTP\/1.1 413 /);
  });

  it("other methods are a 405 page that names those there are", async () => {
    for (const method of ["PUT", "PATCH", "DELETE", "OPTIONS"]) {
      const response = await hub.send("/sign-in", { method });
      expect(response.status, method).toBe(405);
      expect(response.headers.get("allow")).toBe("GET, HEAD, POST");
      expect(headingOf(await response.text())).toBe("This page cannot do that");
    }
    expect((await hub.send("/nothing", { form: {} })).status).toBe(404);
  });

  it("a compressed body is not unpacked", async () => {
    const response = await hub.send("/sign-in", { form: { email: "x" }, headers: { "content-encoding": "gzip" } });
    expect(response.status).toBe(415);
  });

  it("an address with anything in it is a page or a 404, never a fault", async () => {
    const odd = ["/%00", "/%E0%A4%A", "/..%2f..%2fetc%2fpasswd", "/assets/..%2f..%2fserver%2findex.js", "/.git/config"];
    for (const path of [...odd, "//elsewhere.example/", "/queue/../../x", "/%2e%2e/x", "/:id", "/*", "/sign-in%20"])
      expect((await hub.send(path)).status, path).toBe(404);
    expect(await raw("GET http://elsewhere.example/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")).toMatch(
      /^HTTP\/1.1 404 /,
    );
  });
});

describe("redirects", () => {
  it("lead to pages of the hub only, whatever is asked for", async () => {
    const { email, password } = hub.people.find(({ role }) => role === "commissioner")!;
    for (const target of [
      "//elsewhere.example",
      "https://elsewhere.example",
      "javascript:alert(1)",
      "/\\elsewhere.example",
    ]) {
      const names = ["redirectTo", "next", "return_to", "url"];
      const query = new URLSearchParams(names.map((name) => [name, target]));
      const extra = Object.fromEntries(names.map((name) => [name, target]));
      const response = await hub.send(`/sign-in?${query}`, { form: { email, password, ...extra } });
      expect(response.headers.get("location")).toBe("/reports");
      expect((await hub.send(`/queue?${query}`)).headers.get("location") ?? "/sign-in").toBe("/sign-in");
    }
  });

  it("never name a host that the request named", async () => {
    const answer = await raw(
      "GET / HTTP/1.1\r\nHost: elsewhere.example\r\nX-Forwarded-Host: elsewhere.example\r\nConnection: close\r\n\r\n",
    );
    expect(answer).toMatch(/location: \/sign-in\r\n/i);
    expect(answer).not.toContain("elsewhere.example");
  });
});

describe("the log", () => {
  it("holds nothing that anybody typed: no query, no address, no password, no body", async () => {
    await hub.send("/nothing/Planted-Name?q=planted-query", { headers: { "user-agent": "planted-agent" } });
    await hub.send("/sign-in?email=planted-query", {
      form: { email: "planted@example.org", password: "planted-password" },
    });
    const lines = hub.logged.join("");
    expect(lines).not.toMatch(/planted/i);
    expect(lines).toContain('"path":"/sign-in"');
    expect(lines).toContain('"path":"no such page"');
  });
});
