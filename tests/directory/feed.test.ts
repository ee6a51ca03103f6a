// A feed is somebody else's server: it may be slow, endless, lead elsewhere or answer nonsense.
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it, onTestFinished } from "vitest";
import { checkAddress, FeedError } from "#app/directory/get-json.ts";
import { isPrivateAddress } from "#app/directory/hosts.ts";
import { UnreadEntry } from "#app/directory/plan-import.ts";
import { FEED_LIMITS, readFeed } from "#app/directory/read-feed.ts";
import { anEntry } from "./services.ts";

type Answering = (request: IncomingMessage, response: ServerResponse) => void;

/** A feed on this machine, for one test; answers its address. */
async function aFeed(answering: Answering): Promise<URL> {
  const server = createServer(answering);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/api/`);
}

const LIMITS = { ...FEED_LIMITS, time: 400, size: 20_000, wholeTime: 2_000, wholeSize: 60_000, services: 20 };
const json = (response: ServerResponse, value: unknown) =>
  void response.setHeader("content-type", "application/json").end(JSON.stringify(value));
const ID = /\/api\/services\/(.+)$/;

describe("a feed that answers as it should", () => {
  it("is read page by page, and each service whole", async () => {
    const asked: string[] = [];
    const feed = await aFeed(({ url = "" }, response) => {
      asked.push(url);
      const id = ID.exec(url)?.[1];
      if (id !== undefined) return json(response, anEntry({ id, name: `Whole ${id}` }));
      const page = Number(new URL(url, "http://here").searchParams.get("page"));
      return json(response, { total_pages: 2, page_number: page, contents: [{ id: `s${page}` }] });
    });
    const entries = (await readFeed(feed, LIMITS)) as { name: string }[];
    expect(entries.map(({ name }) => name)).toEqual(["Whole s1", "Whole s2"]);
    expect(asked.slice(0, 2)).toEqual(["/api/services?page=1", "/api/services?page=2"]);
    expect(await readFeed(new URL("services", feed), LIMITS)).toHaveLength(2);
  });

  it("loses one service that cannot be fetched, and not the others", async () => {
    const feed = await aFeed(({ url = "" }, response) => {
      const id = ID.exec(url)?.[1];
      if (id === undefined)
        return json(response, { last_page: true, contents: [{ id: "a" }, { id: "b" }, { id: "c" }] });
      if (id === "b") return void response.writeHead(500).end();
      return json(response, anEntry({ id: id === "c" ? "another" : id }));
    });
    const [a, b, c] = await readFeed(feed, LIMITS);
    expect(a).toMatchObject({ id: "a" });
    expect(b).toEqual(new UnreadEntry("b", "The feed answered 500."));
    expect(c).toEqual(new UnreadEntry("c", "The feed answered with another service."));
  });
});

describe("a feed that means harm, or is broken", () => {
  const feeds: readonly [string, RegExp, Answering][] = [
    ["never answers", /did not answer in time/, () => undefined],
    ["answers a letter at a time", /did not answer in time/, (_, response) => drip(response)],
    ["answers without end", /too long/, (_, response) => flood(response)],
    ["answers what is no JSON", /not JSON/, (_, response) => void response.end("<html>")],
    ["answers another thing", /no list of services/, (_, response) => json(response, { hello: 1 })],
    ["has no last page", /more than 20 services/, (_, response) => json(response, { contents: [{}, {}, {}] })],
    ["refuses", /answered 403/, (_, response) => void response.writeHead(403).end()],
    [
      "leads round in a circle",
      /from one address to the next/,
      (_, response) => lead(response, "/api/services?page=1"),
    ],
    [
      "leads to another port of this machine",
      /private network/,
      (_, response) => lead(response, "http://localhost:1/"),
    ],
    ["leads to a private network", /only read over https/, (_, response) => lead(response, "http://10.0.0.1/")],
    ["leads there over https", /private network/, (_, response) => lead(response, "https://169.254.169.254/")],
    ["leads there in disguise", /private network/, (_, response) => lead(response, "https://[::ffff:10.0.0.1]/")],
    ["leads to a file", /only read over https/, (_, response) => lead(response, "file:///etc/passwd")],
  ];
  for (const [what, why, answering] of feeds)
    it(`${what}: it says so, and nothing comes of it`, async () => {
      await expect(readFeed(await aFeed(answering), LIMITS)).rejects.toThrow(why);
    });

  it("is too long altogether, though no answer is", async () => {
    const feed = await aFeed(({ url = "" }, response) => {
      if (!ID.test(url))
        return json(response, { last_page: true, contents: "abcdefgh".split("").map((id) => ({ id })) });
      return json(response, { id: ID.exec(url)?.[1], filler: "x".repeat(15_000) });
    });
    await expect(readFeed(feed, LIMITS)).rejects.toThrow(FeedError);
  });
});

describe("an address that is never fetched", () => {
  for (const address of [
    "http://example.org/",
    "ftp://example.org/",
    "https://10.1.2.3/",
    "https://192.168.0.1/",
    "https://[fd00::1]/",
    "https://0.0.0.0/",
    "https://user:word@example.org/",
  ])
    it(address, () => expect(() => checkAddress(new URL(address))).toThrow(FeedError));

  it("is private by its numbers, within IPv6 too", () => {
    for (const address of ["127.0.0.1", "172.31.0.1", "100.64.0.1", "::1", "fe80::1", "::ffff:192.168.1.1", "nonsense"])
      expect([address, isPrivateAddress(address)]).toEqual([address, true]);
    for (const address of ["8.8.8.8", "172.32.0.1", "2606:4700::1111"])
      expect([address, isPrivateAddress(address)]).toEqual([address, false]);
  });
});

const lead = (response: ServerResponse, to: string) => void response.writeHead(302, { location: to }).end();

function drip(response: ServerResponse): void {
  const dripping = setInterval(() => response.write(" "), 50);
  response.on("close", () => clearInterval(dripping));
}

function flood(response: ServerResponse): void {
  const pour = () => {
    while (!response.destroyed && response.write(" ".repeat(10_000)));
  };
  response.on("drain", pour);
  pour();
}
