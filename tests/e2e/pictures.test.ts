import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { describe } from "vitest";
import { journeys, OUTPUT } from "./journeys.ts";

// A year, so that the report has quarters to compare and most of its numbers can be shown.
const { withScripts } = journeys({ days: 365, contactsPerYear: 250 });

/** With HUB_PICTURES=1 they replace those that the README shows. */
const FOLDER = process.env["HUB_PICTURES"] === "1" ? join(import.meta.dirname, "pictures") : OUTPUT;

const PICTURES = [
  { who: "handler.one@example.org", path: "/queue", heading: "Queue", file: "queue.png" },
  {
    who: "commissioner@example.org",
    path: "/reports/reaction-and-prevention",
    heading: "Who bears it",
    file: "report.png",
  },
] as const;

describe("the pictures of the README", () => {
  for (const { who, path, heading, file } of PICTURES)
    withScripts(`show ${path} as it is`, async (at) => {
      const visitor = await at.as(who);
      await visitor.open(path);
      await visitor.sees(heading);
      mkdirSync(FOLDER, { recursive: true });
      await visitor.page.screenshot({ path: join(FOLDER, file), fullPage: false });
    });
});
