// The browser of the journeys: the system's Chromium when there is one, else the one inside an npm package.
import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";

const SYSTEM = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
] as const;

const QUIET = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Starts a browser with a profile of its own. `HUB_TEST_CHROMIUM=package` leaves the system's browser out. */
export async function startBrowser(): Promise<Browser> {
  const wanted = process.env["HUB_TEST_CHROMIUM"];
  const system = wanted === "package" ? undefined : SYSTEM.find((path) => existsSync(path));
  if (system) return chromium.launch({ executablePath: system, args: ["--headless", ...QUIET], ...KEEPS_PAGES });
  const { default: packaged } = await import("@sparticuz/chromium");
  const executablePath = await packaged.executablePath();
  return chromium.launch({ executablePath, args: ["--headless", ...QUIET], ...KEEPS_PAGES });
}

/** "Back" must show nothing in a browser as people have it: one that keeps the pages it left. */
const KEEPS_PAGES = { ignoreDefaultArgs: ["--disable-back-forward-cache"] };
