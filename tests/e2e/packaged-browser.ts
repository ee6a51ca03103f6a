// The Chromium inside an npm package, for a machine that has none: unpacked once, with the few libraries it needs beside it.
import { execFile } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { ROOT } from "#app/http/build.ts";

export interface Packaged {
  readonly executablePath: string;
  /** What the process needs in its environment to find its own libraries and letters. */
  readonly env: Readonly<Record<string, string>>;
}

/** Unpacks it beside the other caches, or finds it there. */
export async function packagedBrowser(): Promise<Packaged> {
  const manifest = readFileSync(join(ROOT, "node_modules/@sparticuz/chromium/package.json"), "utf8");
  const { version } = JSON.parse(manifest) as { version: string };
  const home = join(ROOT, "node_modules/.cache", `chromium-${version}`);
  if (!existsSync(home)) await unpack(home);
  return {
    executablePath: join(home, "chromium"),
    env: { LD_LIBRARY_PATH: join(home, "al2023/lib"), FONTCONFIG_PATH: join(home, "fonts") },
  };
}

/** Whole or not at all: a run that is stopped half-way leaves no half a browser under the name. */
async function unpack(home: string): Promise<void> {
  mkdirSync(join(home, ".."), { recursive: true });
  const fresh = mkdtempSync(`${home}-`);
  // The package unpacks into the folder for temporary files, and its libraries only where it believes to run in a cloud.
  const env = { ...process.env, TMPDIR: fresh, AWS_LAMBDA_JS_RUNTIME: "nodejs24.x" };
  const code = `import chromium from "@sparticuz/chromium"; await chromium.executablePath();`;
  await promisify(execFile)(process.execPath, ["--input-type=module", "--eval", code], { cwd: ROOT, env });
  const fonts = ["/usr/share/fonts", join(home, "fonts")].map((folder) => `<dir>${folder}</dir>`).join("");
  writeFileSync(
    join(fresh, "fonts/fonts.conf"),
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>${fonts}<cachedir>${join(home, "fonts-cache")}</cachedir></fontconfig>`,
  );
  if (existsSync(home)) rmSync(fresh, { recursive: true });
  else renameSync(fresh, home);
}
