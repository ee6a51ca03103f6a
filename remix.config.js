// The one configuration file: Remix's Vite compiler and Vitest both read it
// (`remix vite:build --config remix.config.js`, `vitest --config remix.config.js`).
import { vitePlugin as remix } from "@remix-run/dev";
import { defineConfig } from "vite";

/** Paths that hold secrets or rules: the browser's build stops when one is reached. */
const SERVER_ONLY = [/\/db\//, /\.machine\.ts$/, /\/app\/(commands|queries)\//, /\.server\.tsx?$/, /\/machines\/decide\.ts$/];

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

export default defineConfig({
  plugins: [
    keepServerCodeOnTheServer(),
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
    include: ["tests/**/*.test.{ts,tsx}"],
    exclude: ["tests/e2e/**", "tests/bench/**", "node_modules/**"],
    environment: "node",
    setupFiles: ["tests/setup.ts"],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    pool: "forks",
    maxWorkers: 2,
  },
});
