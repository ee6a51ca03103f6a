// What holds for every page in every state: nothing for axe to find, and no sideways scrolling on a small screen.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import { expect } from "vitest";
import type { Visitor } from "./visitor.ts";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
/** The narrowest screen that has to work: WCAG 2.2, 1.4.10. */
const NARROW = 320;

/** Looks at the page as it stands. `state` names it where something is found. */
export async function look(visitor: Visitor, state: string): Promise<void> {
  // Axe needs scripts to run in the page; what the server draws is the same without them.
  if (visitor.javaScript) expect.soft(await faults(visitor), state).toEqual([]);
  expect.soft(await sticksOut(visitor), `${state} at ${NARROW} px`).toEqual([]);
}

/** What axe finds, a line each. */
async function faults({ page }: Visitor): Promise<string[]> {
  // Evaluated by the debugger, as the developer tools do: the page's content security policy stays as it is.
  await page.evaluate(AXE);
  const found = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: { run(): Promise<AxeResults> } };
    const { violations } = await axe.run();
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(" | ")}`);
  });
  return found;
}

/** What is wider than a narrow screen, when the page then scrolls sideways. */
async function sticksOut({ page }: Visitor): Promise<string[]> {
  const before = page.viewportSize();
  await page.setViewportSize({ width: NARROW, height: 640 });
  const wide = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const out = [...document.querySelectorAll("main *, header *, footer *")].filter(
      (element) => element.getBoundingClientRect().right > clientWidth + 1,
    );
    return [`${scrollWidth} px`, ...out.slice(0, 5).map((element) => element.outerHTML.slice(0, 120))];
  });
  if (before) await page.setViewportSize(before);
  return wide;
}
