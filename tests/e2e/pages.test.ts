import { describe, expect } from "vitest";
import { REPORTS } from "#app/reports/reports.ts";
import { journeys } from "./journeys.ts";
import { look } from "./look.ts";
import { takeACall } from "./the-call.ts";
import type { Visitor } from "./visitor.ts";

const { journey, withScripts } = journeys();

/** The pages that a role opens by their address alone. */
const OPENED: Readonly<Record<string, readonly string[]>> = {
  "handler.one@example.org": ["/queue", "/queue?group=others", "/contacts/new"],
  "duty.manager@example.org": [
    "/queue",
    "/approvals",
    "/outbox",
    "/manage/messages",
    "/manage/messages/call-back",
    "/manage/how-cases-move/action/sent",
    "/manage/protocol",
    "/manage/protocol/1",
  ],
  "gp.willow@example.org": ["/refer", "/referrals"],
  "partner.council@example.org": ["/actions"],
  "commissioner@example.org": [
    "/reports",
    ...REPORTS.map(({ name }) => `/reports/${name}`),
    "/reports/clocks?quarter=2099Q4",
    "/reports/quarter",
    "/reports/quarter?quarter=2099Q4",
    "/business-cases",
    "/business-cases/new",
    "/business-cases/compare",
    "/business-cases/examples/west-cheshire",
    "/doors",
  ],
  "finance@example.org": [
    "/reports",
    "/reports/who-pays",
    "/costs",
    "/costs/new",
    "/costs/new/arrest",
    "/costs/bands/arrest",
    "/costs/changes",
    "/costs/ledger?quarter=2026Q1",
    "/costs/clashes",
    "/costs/hub",
    "/costs/budget",
  ],
  "governance@example.org": ["/reports", "/reports/repeats", "/reports/publishing", "/returns"],
  "administrator@example.org": [
    "/manage/users",
    "/manage/users/new",
    "/manage/organisations",
    "/manage/organisations/new",
    "/manage/directory",
    "/manage/area",
    "/doors",
    "/manage/doors/new",
    "/manage/how-cases-move",
    "/manage/how-cases-move/case/supporting",
    "/manage/how-cases-move/contact/over",
    "/manage/protocol",
    "/manage/protocol/1",
  ],
};

const CASE_PAGES = [
  "",
  "/contact",
  "/plan",
  "/people",
  "/notes",
  "/assess",
  "/history",
  "/review",
  "/close",
  "/directory",
] as const;

/** Moves through the page by Tab, and says what was wrong with each stop. */
async function tabThrough({ page }: Visitor): Promise<{ stops: number; lost: string[] }> {
  const lost: string[] = [];
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  for (let stops = 0; stops < 400; stops += 1) {
    await page.keyboard.press("Tab");
    const where = await page.evaluate(() => {
      const at = document.activeElement;
      if (!at || at === document.body) return null;
      const { width, height, top, bottom } = at.getBoundingClientRect();
      const seen = width > 0 && height > 0 && bottom > 0 && top < innerHeight;
      return seen ? "" : at.outerHTML.slice(0, 120);
    });
    if (where === null) return { stops, lost };
    if (where !== "") lost.push(where);
  }
  return { stops: 400, lost: [...lost, "The last stop was never reached."] };
}

describe("every page", () => {
  for (const [email, paths] of Object.entries(OPENED))
    withScripts(
      `that ${email} opens is clear to axe, fits a small screen, and shows where the keyboard is`,
      async (at) => {
        const visitor = await at.as(email);
        for (const path of paths) {
          expect(await visitor.open(path), path).toBe(200);
          await look(visitor, path);
          const { stops, lost } = await tabThrough(visitor);
          expect.soft(lost, path).toEqual([]);
          expect(stops, path).toBeGreaterThan(2);
        }
      },
    );

  withScripts(
    "that anybody opens without an account is clear to axe and fits a small screen, with errors too",
    async (at) => {
      const somebody = await at.window();
      for (const path of ["/hello", "/hello/write", "/hello/sent", "/hello/again"]) {
        expect(await somebody.open(path), path).toBe(200);
        await look(somebody, path);
        const { stops, lost } = await tabThrough(somebody);
        expect.soft(lost, path).toEqual([]);
        expect(stops, path).toBeGreaterThan(2);
      }
      for (const path of ["/hello/write", "/hello/again"]) {
        await somebody.open(path);
        expect(await somebody.press("Send"), path).toBe(422);
        await somebody.sees("There is a problem");
        await look(somebody, `${path} with errors`);
      }
    },
  );

  journey("of a case is clear to axe and fits a small screen, in danger too", async (at) => {
    const handler = await at.as("handler.one@example.org");
    const address = await takeACall(handler, { name: at.javaScript ? "Wren" : "Lark", yes: 8 }, /./);
    for (const page of CASE_PAGES) {
      expect(await handler.open(`${address}${page}`), page).toBe(200);
      await look(handler, `the page ${page} of a case`);
    }
    await handler.open(address);
    await handler.press("Danger now");
    await handler.sees(/^Danger now/);
    for (const page of CASE_PAGES.slice(0, 6)) {
      expect(await handler.open(`${address}${page}`), page).toBe(200);
      await look(handler, `the page ${page} of a case in danger`);
    }
    const pass = async () => {
      await handler.press("The danger has passed");
      await look(handler, "the question that ends an emergency");
      expect(await handler.press("Yes, it has passed")).toBe(422);
      await handler.sees("There is a problem");
      await handler.choose("How do you know that the danger has passed?", "The police told us that they are safe");
      return handler.press("Yes, it has passed");
    };
    // The emergency's own clock may pass between the page and the press: then the form is stale, and the page is opened again.
    if ((await pass()) === 409) {
      await handler.open(address);
      await pass();
    }
    await expect.poll(() => handler.page.getByRole("heading", { name: /^Danger now/ }).count()).toBe(0);
  });

  journey("of a call in danger says so over everything, with what to say", async (at) => {
    const handler = await at.as("handler.one@example.org");
    await handler.open("/contacts/new");
    await handler.fill("Address or place, in their words", "An invented bakery");
    await handler.press("Danger now");
    await handler.sees(/^Danger now/);
    await handler.reads(/Ring 999 on another phone/);
    await look(handler, "a call in danger");
    await handler.open("/queue");
    await handler.sees("Danger now");
    await look(handler, "the queue with danger in it");
  });

  journey("that is not there looks the same to everybody", async (at) => {
    const handler = await at.as("handler.one@example.org");
    for (const path of ["/nowhere", "/cases/01ARZ3NDEKTSV4RRFFQ69G5FAV", "/contacts/01ARZ3NDEKTSV4RRFFQ69G5FAV"]) {
      expect(await handler.open(path)).toBe(404);
      await handler.sees("Page not found");
    }
    await look(handler, "a page that is not there");
  });
});
