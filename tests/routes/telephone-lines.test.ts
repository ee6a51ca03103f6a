// The numbers that people outside ring are the hub's own; one that is made up never stands where somebody relies on it.
import { describe, expect, it } from "vitest";
import { found } from "../needles.ts";
import { type AServer, aServer } from "./a-server.ts";

const PUBLIC_PAGES = ["/hello", "/hello/again", "/hello/sent"];

async function at(env: Readonly<Record<string, string>>, look: (hub: AServer) => Promise<void>): Promise<void> {
  const hub = await aServer(env);
  try {
    await look(hub);
  } finally {
    await hub.close();
  }
}

describe("the number to ring", () => {
  it("is the one that the settings name, for everybody and for professionals", () =>
    at({ HUB_PUBLIC_LINE: "01632 960333", HUB_CLINICIANS_LINE: "+44 1632 960444" }, async (hub) => {
      for (const path of PUBLIC_PAGES) expect(await (await hub.send(path)).text(), path).toContain("01632 960333");
      const cookie = await hub.signIn("gp.willow@example.org");
      expect(await (await hub.send("/refer", { cookie })).text()).toContain('href="tel:+441632960444"');
    }));

  it("is nowhere in production when none was named: the pages do without it", () =>
    at({ HUB_MODE: "production", HUB_PUBLIC_ORIGIN: "https://hub.example.org" }, async (hub) => {
      for (const path of [...PUBLIC_PAGES, "/hello/write"]) {
        const answer = await hub.send(path);
        const page = await answer.text();
        expect([path, answer.status]).toEqual([path, 200]);
        expect(found(page, ["01632", "ring us:"]), path).toEqual([]);
      }
    }));
});
