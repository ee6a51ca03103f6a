// What the files of journeys share: a hub and a browser for each file, and every journey walked with scripts and without.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, test } from "vitest";
import { type AHub, aHub, type HubOptions } from "./a-hub.ts";
import { startBrowser } from "./browser.ts";
import { Visitor, type VisitorOptions } from "./visitor.ts";

/** What a journey can do: open windows. They are closed, and asked for complaints, when it ends. */
export interface Walk {
  readonly javaScript: boolean;
  /** A window of its own, with or without scripts as the journey is walked. */
  window(options?: Partial<VisitorOptions>): Promise<Visitor>;
  /** A window in which somebody has signed in. */
  as(email: string, options?: Partial<VisitorOptions>): Promise<Visitor>;
}

export type Journey = (rule: string, walk: (at: Walk) => Promise<void>) => void;

export interface Journeys {
  /** Walks it twice: with JavaScript and without. */
  readonly journey: Journey;
  /** For what only scripts do. */
  readonly withScripts: Journey;
  hub(): AHub;
}

/** Pictures of what stood on the screen when a journey failed. */
export const OUTPUT = join(import.meta.dirname, "output");

/** For compiling the pages, inventing the lives and unpacking a browser, on a machine that is busy with other things. */
const PATIENCE = 300_000;

/** Starts a hub and a browser before the file's journeys, and ends both after them. */
export function journeys(options: HubOptions = {}): Journeys {
  let hub: AHub | undefined;
  let browser: Browser | undefined;
  beforeAll(async () => {
    [hub, browser] = await Promise.all([aHub(options), startBrowser()]);
  }, PATIENCE);
  afterAll(async () => {
    await browser?.close();
    await hub?.close();
  });
  const running = <T>(one: T | undefined): T => {
    if (!one) throw new Error("Journeys begin after their hub has started.");
    return one;
  };

  const walked = (javaScript: boolean): Journey => {
    return (rule, walk) => {
      test(
        `${rule}${javaScript ? "" : ", without JavaScript"}`,
        async () => {
          const windows: Visitor[] = [];
          const open = async (more: Partial<VisitorOptions> = {}) => {
            const visitor = await Visitor.at(running(browser), running(hub), { javaScript, ...more });
            windows.push(visitor);
            return visitor;
          };
          const at: Walk = {
            javaScript,
            window: open,
            async as(email, more) {
              const visitor = await open(more);
              await visitor.signIn(email);
              return visitor;
            },
          };
          try {
            await walk(at);
          } catch (error) {
            await keepPictures(windows, rule);
            await Promise.allSettled(windows.map((visitor) => visitor.context.close()));
            throw error;
          }
          for (const visitor of windows) await visitor.leave();
        },
        PATIENCE,
      );
    };
  };
  const withScripts = walked(true);
  const withoutScripts = walked(false);
  return {
    withScripts,
    journey(rule, walk) {
      withScripts(rule, walk);
      withoutScripts(rule, walk);
    },
    hub: () => running(hub),
  };
}

async function keepPictures(windows: readonly Visitor[], rule: string): Promise<void> {
  mkdirSync(OUTPUT, { recursive: true });
  const name = rule.replaceAll(/[^a-z0-9]+/gi, "-").slice(0, 80);
  for (const [number, { page }] of windows.entries())
    await page.screenshot({ path: join(OUTPUT, `${name}-${number + 1}.png`), fullPage: true }).catch(() => undefined);
}
