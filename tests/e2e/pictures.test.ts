import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { describe } from "vitest";
import { journeys, OUTPUT } from "./journeys.ts";

const forReadme = process.env["HUB_PICTURES"] === "1";
/** With HUB_PICTURES=1 they replace those that the README shows, made of two whole years. */
const FOLDER = forReadme ? join(import.meta.dirname, "pictures") : OUTPUT;

const { withScripts } = journeys(forReadme ? { days: 790, contactsPerYear: 1100 } : {});

const PICTURES = [
  { who: "handler.one@example.org", path: "/queue", heading: "Queue", file: "queue.png", height: 1280 },
  {
    who: "commissioner@example.org",
    path: "/reports/reaction-and-prevention",
    heading: "Who bears it",
    file: "report.png",
    height: 1760,
  },
] as const;

describe("the pictures of the README", () => {
  for (const { who, path, heading, file, height } of PICTURES)
    withScripts(`show ${path} as it is`, async (at) => {
      const visitor = await at.as(who);
      await visitor.open(path);
      await visitor.sees(heading);
      // A picture below what is in view is asked for when one comes near it.
      for (const image of await visitor.page.locator("img:visible").all()) await image.scrollIntoViewIfNeeded();
      await visitor.page.waitForLoadState("networkidle");
      mkdirSync(FOLDER, { recursive: true });
      const clip = { x: 0, y: 0, width: 1280, height };
      await visitor.page.screenshot({ path: join(FOLDER, file), fullPage: true, clip });
    });
});
