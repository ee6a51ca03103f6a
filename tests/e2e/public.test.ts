// The page for everybody in a browser as people have it, on a phone that somebody else picks up afterwards.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type AHub, aHub } from "./a-hub.ts";
import { startWithProfile } from "./browser.ts";
import { foundIn } from "./in-a-profile.ts";

const PATIENCE = 300_000;
let hub: AHub;
beforeAll(async () => {
  hub = await aHub({ days: 2, contactsPerYear: 100 });
}, PATIENCE);
afterAll(() => hub.close());

/** Words that stand nowhere else, so that finding one is finding what was typed. */
const secret = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(14)), (byte) => String.fromCharCode(97 + (byte % 26))).join("");

async function elsewhere(context: BrowserContext, page: Page): Promise<void> {
  const session = await context.newCDPSession(page);
  const body = Buffer.from("<!doctype html><title>Weather</title><h1>Weather</h1>").toString("base64");
  session.on("Fetch.requestPaused", ({ requestId }) => {
    void session.send("Fetch.fulfillRequest", { requestId, responseCode: 200, body });
  });
  await session.send("Fetch.enable", { patterns: [{ urlPattern: "https://www.bbc.co.uk/*" }] });
}

/** Everything on the screen and behind it: the page, and what stands in its fields. */
async function everythingOn(page: Page): Promise<string> {
  return page.evaluate(() => {
    const fields = [...document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>("input, textarea")];
    // A page that could not be reached has no storage of its own, and may not be asked for it.
    const kept = location.protocol === "http:" ? JSON.stringify([{ ...localStorage }, { ...sessionStorage }]) : "";
    return [document.documentElement.outerHTML, ...fields.map(({ value }) => value), kept].join("\n");
  });
}

/** Steps through the history of the window, one way, and answers everything that was to be seen. */
async function stepThrough(page: Page, way: "goBack" | "goForward"): Promise<string[]> {
  const seen: string[] = [];
  for (let step = 0; step < 14; step += 1) {
    const before = page.url();
    const answer = await page[way]({ timeout: 20_000, waitUntil: "commit" }).catch(() => null);
    if (page.url() === "about:blank" || (answer === null && page.url() === before)) break;
    // One that the browser had kept whole is there without loading: it is asked how it stands, not waited for.
    await expect.poll(() => page.evaluate(() => document.readyState), { timeout: 60_000 }).toBe("complete");
    if (page.url().startsWith(hub.url)) seen.push(await everythingOn(page));
  }
  return seen;
}

/** The window that a browser brought back; undefined when it has brought none back after a while, as some never do. */
async function windowOf(context: BrowserContext): Promise<Page | undefined> {
  for (let wait = 0; wait < 40; wait += 1) {
    const restored = context.pages().find((one) => one.url() !== "about:blank");
    if (restored) return restored;
    await new Promise((go) => setTimeout(go, 250));
  }
  return undefined;
}

const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).first().click();
const fill = (page: Page, label: string, words: string) => page.getByLabel(label, { exact: true }).fill(words);
const heading = (page: Page, name: string) => page.getByRole("heading", { name, exact: true }).first().waitFor();

for (const javaScript of [true, false])
  describe(`a visit ${javaScript ? "" : "without JavaScript "}that ends with “Exit this page”`, () => {
    test(
      "leaves nothing that was typed or shown: not behind Back and Forward, not after the browser starts again, not in its files",
      { timeout: PATIENCE },
      async () => {
        const profile = mkdtempSync(join(tmpdir(), "hub-profile-"));
        const typed = {
          sayWeAre: secret(),
          chosenName: secret(),
          whatHappened: secret(),
          codeWord: secret(),
          further: secret(),
        };
        const options = { baseURL: hub.url, javaScript };
        try {
          let context = await startWithProfile(profile, options);
          const page = context.pages()[0] ?? (await context.newPage());
          await elsewhere(context, page);
          await page.goto("/hello");
          await press(page, "Continue");
          await heading(page, "How can we reach you?");
          await fill(page, "Who shall we say we are?", typed.sayWeAre);
          await fill(page, "What shall we call you?", typed.chosenName);
          await fill(page, "Anything else you want us to know", typed.whatHappened);
          await fill(page, "A code word of your own", typed.codeWord);
          await page.getByLabel("I need help myself").check();
          await page.getByLabel("Do not contact me: I will ring you").check();
          // Wrong first: it comes back with everything typed.
          await press(page, "Send");
          await heading(page, "There is a problem");
          expect(await page.getByLabel("What shall we call you?").inputValue()).toBe(typed.chosenName);
          await page.getByRole("group", { name: "Are you safe right now?" }).getByLabel("Yes", { exact: true }).check();
          await press(page, "Send");
          await heading(page, "Thank you. We have it.");
          await press(page, "Show it once");
          const reference = (await page.locator(".govuk-inset-text strong").first().textContent()) ?? "";
          expect(reference).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/);
          await page.goto("/hello/again");
          await fill(page, "Your reference", reference);
          await fill(page, "What do you want to tell us?", typed.further);
          await page.getByRole("button", { name: "Exit this page" }).click();
          await heading(page, "Weather");

          const secrets = [...Object.values(typed), reference];
          const isClean = (seen: readonly string[]) => {
            expect(seen.flatMap((one) => secrets.filter((word) => one.includes(word)))).toEqual([]);
          };
          expect((await context.cookies()).map(({ name }) => name)).toEqual([]);
          const back = await stepThrough(page, "goBack");
          expect(back.length).toBeGreaterThan(3);
          isClean(back);
          isClean(await stepThrough(page, "goForward"));
          await context.close();

          context = await startWithProfile(profile, { ...options, restore: true });
          // The window is as it was left, on the neutral site, which cannot be reached from here; or the browser brought none back.
          const restored = await windowOf(context);
          if (restored) {
            isClean([await everythingOn(restored)]);
            isClean(await stepThrough(restored, "goBack"));
            isClean(await stepThrough(restored, "goForward"));
          }
          await context.close();

          expect(foundIn(profile, secrets)).toEqual([]);
          // The search can find: the address that a browser with a history keeps, and a word put there in either way of writing.
          if (restored) expect(foundIn(profile, ["/hello/write"])).not.toEqual([]);
          for (const writing of ["latin1", "utf16le"] as const) {
            writeFileSync(join(profile, "planted"), Buffer.from(`before${typed.further}after`, writing));
            expect(foundIn(profile, secrets), writing).not.toEqual([]);
          }
        } finally {
          rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
        }
      },
    );
  });
