// How the house is built, where the import rules (.dependency-cruiser.cjs) cannot see it. Every exception stands here by
// name, with its reason; one that the product no longer needs fails too, so that these lists stay true.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { describe, expect, it } from "vitest";

const ROOT = resolve(import.meta.dirname, "..");

/** The files of these folders that are TypeScript, by their path from the root. */
function filesOf(...folders: readonly string[]): { readonly path: string; readonly text: string }[] {
  return folders.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" })
      .filter((name) => /\.tsx?$/.test(name))
      .map((name) => join(folder, name))
      .map((path) => ({ path, text: readFileSync(join(ROOT, path), "utf8") })),
  );
}

const shipped = filesOf("app", "db", "machines");
const everything = [...shipped, ...filesOf("tests")];
const app = shipped.filter(({ path }) => path.startsWith("app/"));

/** The paths of the files in which something is found, in order. */
const pathsWith = (files: typeof shipped, wanted: RegExp): string[] =>
  files
    .filter(({ text }) => wanted.test(text))
    .map(({ path }) => path)
    .sort();

describe("SQL", () => {
  it("is written in db/ alone, because every query there is asked of both databases by tests/db/queries.test.ts", () => {
    expect(pathsWith(app, /\.q\b|\bselectFrom\(|\bsql`/)).toEqual([]);
  });
});

describe("cookies", () => {
  it("are read by session.server.ts alone, because only it knows when one must not be believed", () => {
    const reading =
      /get\(\s*["'`](set-)?cookie["'`]|headers\??\.cookie|headers\[["'`]cookie|\.cookies\b|document\.cookie/i;
    expect(pathsWith(shipped, reading)).toEqual(["app/session.server.ts"]);
  });

  it("are written only with what session.server.ts made", () => {
    const writers = app.filter(({ path, text }) => path !== "app/session.server.ts" && /["'`]Set-Cookie/i.test(text));
    for (const { path, text } of writers) expect(text, path).toMatch(/from "[./]+session\.server\.ts"/);
  });
});

describe("the environment", () => {
  const READERS: Readonly<Record<string, string>> = {
    "app/server.ts": "the process that talks HTTP: hands it to the settings",
    "app/start.ts": "`npm start`: hands it to the settings, and asks whether npm started it",
    "app/http/build.ts": "hands it on to the compiler, a process of its own",
  };

  it("is read where a process begins and nowhere else, so that everything else can be told in a test", () => {
    const terminal = /^app\/cli\//;
    expect(pathsWith(shipped, /process\.env\b/).filter((path) => !terminal.test(path))).toEqual(
      Object.keys(READERS).sort(),
    );
    // A command of the terminal hands it in whole, and looks at nothing of it.
    for (const { path, text } of app.filter((file) => terminal.test(file.path)))
      expect(text.replaceAll("withHub(process.env, ", ""), path).not.toMatch(/process\.env\b/);
  });
});

describe("transactions", () => {
  const OPENERS: Readonly<Record<string, string>> = {
    "app/cli/demonstration.ts":
      "two invented years are kept whole or not at all: one batch around thousands of commands",
    "app/seed/seed.ts": "the same for invented lives in a number of one's choice",
  };

  it("are opened by commands alone, so that a change, its event and its audit row are kept together", () => {
    const openers = pathsWith(app, /\b(inTransaction|inBatch)\(|\.transaction\(\)/);
    expect(openers.filter((path) => !path.startsWith("app/commands/"))).toEqual(Object.keys(OPENERS).sort());
  });
});

describe("time and chance", () => {
  it("are handed to rules, rows, commands, queries and reports, which never ask for them", () => {
    const told = shipped.filter(({ path }) => /^(machines|db|app\/(commands|queries|reports))\//.test(path));
    expect(pathsWith(told, /\bDate\.now\(|new Date\(\)|Math\.random\(/)).toEqual([]);
  });
});

describe("what is shipped", () => {
  it("reads nothing from outside the project", () => {
    for (const { path, text } of shipped) {
      for (const [, up = ""] of text.matchAll(/["'`]((?:\.\.\/)+[^"'`]*|\.\.)["'`]/g))
        expect(relative(ROOT, resolve(ROOT, dirname(path), up)), `${path}: ${up}`).not.toMatch(/^\.\./);
      expect(text, path).not.toMatch(/["'`\s(]\/(home|work|root|tmp|usr|opt|etc|var)\//);
    }
  });

  it("names no document that is not there", () => {
    for (const { path, text } of shipped)
      for (const [named] of text.matchAll(/[\w./-]+\.md\b/g))
        expect([join(ROOT, named), join(ROOT, dirname(path), named)].some(existsSync), `${path}: ${named}`).toBe(true);
  });

  it("says nothing on the console: the log holds ids and codes, and the terminal writes its answer to stdout", () => {
    expect(pathsWith(shipped, /\bconsole\s*\.\s*\w+/)).toEqual([]);
  });
});

describe("every file", () => {
  it("is finished: nothing is left to do, and no test is left out", () => {
    expect(pathsWith(everything, /\b(?:TO-?DO|FIX-?ME|X{3})\b/)).toEqual([]);
    expect(pathsWith(everything, /\b(?:it|test|describe)\.(?:skip|only|todo|fails)\b/)).toEqual([]);
  });

  const LONG: Readonly<Record<string, string>> = {
    "app/seed/lives.ts": "what can happen in an invented life, step by step",
    "db/schema.ts": "a table: every column of every table",
    "db/seed/unit-costs-ucd.ts": "a table: published costs",
    "machines/intake/call.ts": "a table: every question of a call",
    "machines/protocol/catalogue.ts": "a table: every pathway",
    "tests/components/intake.test.tsx": "a call as it is typed: what is kept, when, and what is said of it",
    "tests/db/queries.test.ts": "a table: a line for every function of db/",
    "tests/machines/compared.test.ts": "how two versions of the protocol are compared",
    "tests/machines/later-versions.test.ts": "everything a later version may change, and what it may not",
    "tests/machines/moves.test.ts": "a table: every move of every machine",
    "tests/machines/protocol-oracle.ts": "the protocol written a second time, apart from the first",
    "tests/machines/protocol-properties.test.ts": "what holds of every answer the protocol gives",
    "tests/machines/questions.test.ts": "what each kind of question takes and refuses",
    "tests/machines/refer-form.test.ts": "everything a practice can write into a referral",
    "tests/machines/safe-contact.test.ts": "when somebody may be rung, and when not",
    "tests/machines/wording-file.test.ts": "everything that can be wrong with a file of questions",
    "tests/model/sabotage.ts": "a table: the ways in which a hub is broken on purpose",
    "tests/routes/actions.test.ts": "everything a partner can do with one action",
    "tests/routes/api-broken.test.ts":
      "a table: every way in which a message can be wrong, and the place that is named",
    "tests/routes/api.test.ts": "everything a system can do by a message",
    "tests/routes/contact.test.ts": "a call from the first ring to the plan",
    "tests/routes/manage.test.ts": "everything an administrator can do",
  };

  it("can be read in one sitting: at most 250 lines, save those whose reason stands here", () => {
    const lines = (text: string) => text.split("\n").length - 1;
    const long = everything.filter(({ text }) => lines(text) > 250).map(({ path }) => path);
    expect(long.filter((path) => !Object.hasOwn(LONG, path))).toEqual([]);
    const listed = Object.keys(LONG).filter((path) => !path.startsWith("tests/"));
    expect(listed.filter((path) => !long.includes(path))).toEqual([]);
  });
});
