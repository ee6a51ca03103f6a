import { join } from "node:path";
import { compile } from "sass";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "../..");

/** The compiled styles and every warning on the way. */
function styles(): { css: string; warnings: string[] } {
  const warnings: string[] = [];
  const { css } = compile(join(root, "app/styles/hub.scss"), {
    loadPaths: [root, join(root, "node_modules")],
    quietDeps: true,
    logger: { warn: (message) => warnings.push(message) },
  });
  return { css, warnings };
}

test("the styles compile without a warning, fetch nothing, and use system fonts: no crown, no GDS Transport", () => {
  const { css, warnings } = styles();
  expect(warnings).toEqual([]);
  expect(css.match(/url\((?!data:)[^)]*\)/g)).toBeNull();
  expect(css).not.toMatch(/GDS Transport|@font-face|crown|crest/i);
  expect(css).toContain('"Helvetica Neue"');
});
