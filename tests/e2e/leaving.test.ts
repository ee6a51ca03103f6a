import { describe, expect } from "vitest";
import { journeys } from "./journeys.ts";
import { look } from "./look.ts";
import type { Visitor } from "./visitor.ts";

const { journey, withScripts } = journeys();

/** The neutral site, answered here: no journey leaves this machine. The browser is asked, for redirects pass by routes. */
async function elsewhere({ context, page }: Visitor): Promise<void> {
  const session = await context.newCDPSession(page);
  const body = Buffer.from("<!doctype html><title>Weather</title><h1>Weather</h1>").toString("base64");
  session.on("Fetch.requestPaused", ({ requestId }) => {
    void session.send("Fetch.fulfillRequest", { requestId, responseCode: 200, body });
  });
  await session.send("Fetch.enable", { patterns: [{ urlPattern: "https://www.bbc.co.uk/*" }] });
}

async function isGone(visitor: Visitor): Promise<void> {
  await visitor.page.getByRole("heading", { name: "Weather" }).waitFor();
  await visitor.page.goBack();
  const text = await visitor.text();
  expect(text).not.toContain("Robin Example");
  expect(await visitor.context.cookies()).toEqual([]);
  await visitor.open("/queue");
  expect(visitor.path()).toBe("/sign-in");
}

describe("exit this page", () => {
  journey("is a link that ends the session, leads to a neutral site, and leaves nothing behind Back", async (at) => {
    const handler = await at.as("handler.one@example.org");
    await elsewhere(handler);
    expect(await handler.open("/cases/nothing-here")).toBe(404);
    await look(handler, "a case that is not there");
    await handler.page.getByRole("button", { name: "Exit this page" }).click();
    await isGone(handler);
  });

  journey("stands on the page on which an invitation is answered", async (at) => {
    const invited = await at.window();
    await elsewhere(invited);
    await invited.open("/join");
    await invited.page.getByRole("button", { name: "Exit this page" }).click();
    await invited.page.getByRole("heading", { name: "Weather" }).waitFor();
  });

  withScripts("answers three presses of Shift", async (at) => {
    const handler = await at.as("handler.one@example.org");
    await elsewhere(handler);
    await handler.open("/nowhere");
    for (let press = 0; press < 3; press += 1) await handler.page.keyboard.press("Shift");
    await isGone(handler);
  });
});
