// An address means the same whether it is tried on every route or on those alone that begin with its first word.
import { createRequestHandler, type ServerBuild } from "@remix-run/node";
import { describe, expect, test } from "vitest";
import { handlersOf, narrowed } from "#app/http/handlers.ts";

const PATHS = [
  "contacts/new",
  "contacts/:id",
  "contacts/:id/answers",
  "queue",
  "reports/:name/file.csv",
  "doors",
  "doors.csv",
  "*",
];

/** Pages that say which route they are, and with what. */
const says = (id: string): ServerBuild["routes"][string] => ({
  id,
  parentId: "root",
  ...(id === "index" ? { index: true } : { path: id }),
  module: {
    loader: ({ params }: { params: Readonly<Record<string, string | undefined>> }) =>
      new Response(JSON.stringify([id, params])),
  } as unknown as ServerBuild["entry"]["module"] & { default: undefined },
});

const BUILD = {
  routes: {
    root: { id: "root", path: "", module: {} },
    ...Object.fromEntries(["index", ...PATHS].map((path) => [path, says(path)])),
  },
  entry: { module: { default: () => new Response("drawn") } },
  assets: { routes: {}, entry: { imports: [], module: "" }, url: "", version: "" },
  future: { v3_singleFetch: true, v3_relativeSplatPath: true, v3_throwAbortReason: true },
  assetsBuildDirectory: "",
  publicPath: "/",
  isSpaMode: false,
} as unknown as ServerBuild;

const ADDRESSES = [
  "/",
  "/contacts/new",
  "/contacts/7",
  "/contacts/7/answers",
  "/contacts/7/nothing",
  "/contacts",
  "/contacts/",
  "/Contacts/new",
  "/%63ontacts/new",
  "/contacts%2Fnew",
  "//contacts/new",
  "/queue",
  "/queue/",
  "/queue/more",
  "/reports/who-pays/file.csv",
  "/doors",
  "/doors.csv",
  "/nothing",
  "/__proto__",
  "/constructor",
];

const answer = async (handle: ReturnType<typeof createRequestHandler>, path: string) => {
  const response = await handle(new Request(`http://hub.example.org${path}`));
  return [response.status, await response.text()];
};

describe("the handler of an address", () => {
  test.each(ADDRESSES)("%s: answers as the one with every route does", async (path) => {
    const whole = createRequestHandler(BUILD, "production");
    const own = handlersOf(BUILD, "production")(path);
    expect(await answer(own, path)).toEqual(await answer(whole, path));
  });

  test("keeps what an address beginning with that word could mean, and no more", () => {
    expect(Object.keys(narrowed(BUILD, "contacts").routes)).toEqual([
      "root",
      "index",
      "contacts/new",
      "contacts/:id",
      "contacts/:id/answers",
      "doors.csv",
      "*",
    ]);
  });

  test("is the same one for every address of a word, and one for all that begin with none of ours", () => {
    const handlerOf = handlersOf(BUILD, "production");
    expect(handlerOf("/contacts/new")).toBe(handlerOf("/contacts/7"));
    expect(handlerOf("/contacts/new")).not.toBe(handlerOf("/queue"));
    expect(handlerOf("/nothing")).toBe(handlerOf("/Contacts/new"));
  });
});
