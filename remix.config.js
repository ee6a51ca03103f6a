// The one configuration file: Remix's Vite compiler and Vitest both read it
// (`remix vite:build --config remix.config.js`, `vitest --config remix.config.js`).
import { vitePlugin as remix } from "@remix-run/dev";
import { defineConfig } from "vite";
import { QuickFirst } from "./tests/quick-first.ts";

/** Paths that hold secrets or rules: the browser's build stops when one is reached. */
const SERVER_ONLY = [
  /\/db\//,
  /\.machine\.ts$/,
  /\/app\/(commands|queries)\//,
  /\.server\.tsx?$/,
  /\/machines\/decide\.ts$/,
];

/** Makes it an error, not a warning, when code for the browser imports from `db/`, a machine, a command or a query. */
function keepServerCodeOnTheServer() {
  return {
    name: "keep-server-code-on-the-server",
    enforce: /** @type {const} */ ("pre"),
    /** @param {string} id @param {{ ssr?: boolean }} [options] */
    load(id, options) {
      if (options?.ssr || process.env.VITEST) return null;
      const file = id.split("?")[0] ?? id;
      if (file.includes("/node_modules/")) return null;
      if (SERVER_ONLY.some((pattern) => pattern.test(file)))
        throw new Error(`${file} must never reach the browser: import it only from a loader or an action.`);
      return null;
    },
  };
}

/**
 * Leaves `#db/…` and `#machines/…` out of the server's bundle: Node reads those files as they are. The server, which opened the
 * database, and the pages then share one copy of what they remember (open transactions, unwrapped keys), not one each.
 */
function shareTheDatabase() {
  return {
    name: "share-the-database",
    apply: /** @type {const} */ ("build"),
    enforce: /** @type {const} */ ("pre"),
    /** @param {string} id @param {string | undefined} _importer @param {{ ssr?: boolean }} options */
    resolveId(id, _importer, options) {
      return options.ssr && !process.env.VITEST && /^#(db|machines)\//.test(id) ? { id, external: true } : null;
    },
  };
}

/** Which tests run. @param {string | undefined} which */
function testsOf(which) {
  // Browser journeys need the built product and a browser: they run on their own, after everything else.
  if (which === "browser")
    return {
      include: ["tests/e2e/**/*.test.ts"],
      exclude: ["node_modules/**"],
      expect: { poll: { timeout: 60_000 } },
    };
  // The rules alone. The README's drawings would notice every change to a machine without saying what is wrong with it, and
  // tests that open a database on the way only take longer: what they say of rules is said without one beside them.
  if (which === "mutation")
    return {
      include: ["tests/machines/**/*.test.ts"],
      exclude: ["tests/machines/{drawings,passed-words,wording}.test.ts", "node_modules/**"],
      sequence: { sequencer: QuickFirst },
    };
  return { include: ["tests/**/*.test.{ts,tsx}"], exclude: ["tests/e2e/**", "tests/bench/**", "node_modules/**"] };
}

export default defineConfig({
  plugins: [
    keepServerCodeOnTheServer(),
    shareTheDatabase(),
    ...(process.env.VITEST
      ? []
      : [
          remix({
            appDirectory: "app",
            serverModuleFormat: "esm",
            future: {
              v3_fetcherPersist: true,
              v3_lazyRouteDiscovery: true,
              v3_relativeSplatPath: true,
              v3_routeConfig: true,
              v3_singleFetch: true,
              v3_throwAbortReason: true,
            },
          }),
        ]),
  ],
  css: { preprocessorOptions: { scss: { quietDeps: true, loadPaths: [".", "node_modules"] } } },
  build: { target: "es2022", sourcemap: false },
  // @ts-expect-error Vitest adds this key to Vite's configuration
  test: {
    ...testsOf(process.env.HUB_TESTS),
    environment: "node",
    globalSetup: ["tests/one-run.ts"],
    setupFiles: ["tests/setup.ts"],
    testTimeout: 60_000,
    hookTimeout: 180_000,
    pool: "forks",
    maxWorkers: 2,
  },
});
