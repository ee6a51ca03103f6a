// The browser of the journeys: the system's Chromium when there is one, else the one inside an npm package.
import { existsSync } from "node:fs";
import { type Browser, type BrowserContext, chromium } from "playwright-core";
import { packagedBrowser } from "./packaged-browser.ts";

const SYSTEM = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
] as const;

const COMMON = {
  args: [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ],
  // "Back" must show nothing in a browser as people have it: one that keeps the pages it left.
  ignoreDefaultArgs: ["--disable-back-forward-cache"],
};

/** Starts a browser with a profile of its own. `HUB_TEST_CHROMIUM=package` leaves the system's browser out. */
export async function startBrowser(): Promise<Browser> {
  return chromium.launch({ ...COMMON, ...(await executable()) });
}

export interface WithProfile {
  readonly baseURL: string;
  readonly javaScript: boolean;
  /** Opens what was open when the browser was last closed. */
  readonly restore?: boolean;
}

/** Starts a browser as people have it, with everything it keeps in this folder; it reaches nothing but this machine. */
export async function startWithProfile(
  folder: string,
  { baseURL, javaScript, restore = false }: WithProfile,
): Promise<BrowserContext> {
  const alone = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost";
  return chromium.launchPersistentContext(folder, {
    ...COMMON,
    ...(await executable()),
    args: [...COMMON.args, alone, ...(restore ? ["--restore-last-session"] : [])],
    baseURL,
    javaScriptEnabled: javaScript,
  });
}

async function executable(): Promise<{ executablePath: string; env?: Record<string, string | undefined> }> {
  const system = process.env["HUB_TEST_CHROMIUM"] === "package" ? undefined : SYSTEM.find((path) => existsSync(path));
  if (system) return { executablePath: system };
  const { executablePath, env } = await packagedBrowser();
  return { executablePath, env: { ...process.env, ...env } };
}
