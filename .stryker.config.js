// Mutation testing of machines/: `npm run mutation`. Stryker changes one thing at a time in a copy of the tree, and tests/machines
// must notice. What is left out is what has no rule in it; everything else counts: machines, guards, clocks, rules, consent,
// access, money, safe contact, and what a form's answers are read as.
import { PluginKind, declareValuePlugin } from "@stryker-mutator/api/plugin";

/** The fields of data that hold what people read: changing it changes no decision. */
const SAID = new Set(["title", "label", "hint", "help", "when", "ask", "each"]);

const isText = (node) => node.type === "StringLiteral" || node.type === "TemplateLiteral";
const nameOf = (node) => node?.id?.name ?? node?.key?.name ?? "";

/** Leaves out a title, a label or a hint among data that counts, a list of words by code, and what only TypeScript reads. */
const words = {
  shouldIgnore({ node, parent }) {
    const isValue = parent?.type === "ObjectProperty" && parent.value === node;
    if (isValue && isText(node) && SAID.has(nameOf(parent))) return "Words that people read.";
    if (node.type === "VariableDeclarator" && nameOf(node).endsWith("_WORDS")) return "Words that people read.";
    const isAsked = parent?.type === "CallExpression" && parent.callee.name === "yesNo" && parent.arguments[1] === node;
    if (isAsked && isText(node)) return "Words that people read.";
    if (isValue && nameOf(parent) === "types") return "XState's types: no machine reads them when running.";
    return undefined;
  },
};

export const strykerPlugins = [declareValuePlugin(PluginKind.Ignore, "words", words)];

export default {
  testRunner: "vitest",
  vitest: { configFile: "remix.config.js" },
  plugins: ["@stryker-mutator/vitest-runner", import.meta.filename],
  ignorers: ["words"],
  mutate: [
    "machines/**/*.ts",
    // Sentences by code, and nothing but sentences.
    "!machines/**/*words.ts",
    // The drawings, compared with the README by a test of their own.
    "!machines/{mermaid,drawn,machine-graph}.ts",
  ],
  coverageAnalysis: "perTest",
  concurrency: 2,
  // A busy machine is no proof: only a loop without end takes this long.
  timeoutMS: 10_000,
  incremental: true,
  incrementalFile: "build/mutation/incremental.json",
  tempDirName: "build/mutation/tree",
  ignorePatterns: ["build", "data", "public", "tests/e2e", "tests/db", "tests/hostile", "tests/bench", "tests/routes"],
  reporters: ["clear-text", "progress-append-only", "html", "json"],
  htmlReporter: { fileName: "build/mutation/report.html" },
  jsonReporter: { fileName: "build/mutation/report.json" },
  clearTextReporter: { reportTests: false, reportScoreTable: true },
  thresholds: { high: 95, low: 92, break: 90 },
};
