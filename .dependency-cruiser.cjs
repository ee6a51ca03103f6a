// What may import what. Each rule's comment is the message a person sees when it is broken.
const box = (name) => `^${name}/`;

module.exports = {
  forbidden: [
    {
      name: "machines-are-pure",
      comment:
        "machines/ decides: it may import XState, zod, date libraries and itself, so that a rule can be tried without a database or a clock.",
      severity: "error",
      from: { path: box("machines") },
      to: {
        pathNot: ["^machines/", "node_modules/(xstate|zod|temporal-polyfill|date-holidays|date-holidays-parser)/"],
      },
    },
    {
      name: "db-remembers",
      comment:
        "db/ stores rows: it may import Kysely, drivers, and the words and types of machines/, never a rule, a command or a page.",
      severity: "error",
      from: { path: box("db"), pathNot: "^db/seed/" },
      to: { path: ["^app/", "^machines/.*\\.machine\\.ts$", "^machines/decide\\.ts$", "^machines/access\\.ts$"] },
    },
    {
      name: "sql-lives-in-db",
      comment:
        "SQL is written in db/ alone, where every query is asked of both databases by the tests: app/ calls functions named by what they list.",
      severity: "error",
      from: { path: box("app") },
      to: { path: ["node_modules/(kysely|pg)/", "^node:sqlite$", "^sqlite$"] },
    },
    {
      name: "only-decide-calls-xstate",
      comment: "Only machines/decide.ts asks a machine; only the machines and the drawings read XState.",
      severity: "error",
      from: { path: "^(app|db|machines)/", pathNot: ["\\.machine\\.ts$", "^machines/(decide|mermaid)\\.ts$"] },
      to: { path: ["node_modules/xstate/"], dependencyTypesNot: ["type-only"] },
    },
    {
      name: "routes-ask-and-tell",
      comment:
        "A route parses, asks a query or tells a command, and shows: it never reads the database or a machine itself.",
      severity: "error",
      from: { path: "^app/routes/" },
      to: { path: ["^db/", "\\.machine\\.ts$", "^machines/decide\\.ts$"], dependencyTypesNot: ["type-only"] },
    },
    {
      name: "components-only-show",
      comment: "A component takes props and shows them: no data access, no commands, no queries, no session.",
      severity: "error",
      from: { path: "^app/components/" },
      to: {
        path: [
          "^db/",
          "^app/(commands|queries|routes|reports)/",
          "\\.server\\.ts$",
          "\\.machine\\.ts$",
          "^machines/decide\\.ts$",
        ],
        dependencyTypesNot: ["type-only"],
      },
    },
    {
      name: "commands-know-no-pages",
      comment: "A command changes the hub for people, machines and time alike: it knows no page, session or component.",
      severity: "error",
      from: { path: "^app/commands/" },
      to: {
        path: [
          "^app/(routes|components|queries)/",
          "\\.server\\.ts$",
          "node_modules/@remix-run/",
          "node_modules/react",
        ],
      },
    },
    {
      name: "queries-change-nothing",
      comment: "A query looks: it never calls a command, a page or a component.",
      severity: "error",
      from: { path: "^app/queries/" },
      to: { path: ["^app/(routes|components|commands)/"], dependencyTypesNot: ["type-only"] },
    },
    {
      name: "cost-never-reaches-triage",
      comment: "Nothing in the protocol, the machines or the intake may read money, prices or the ledger.",
      severity: "error",
      from: { path: ["^machines/(protocol|intake)/", "\\.machine\\.ts$", "^machines/(decide|owed)\\.ts$"] },
      to: { path: ["^machines/(money|money-words|cost-events)\\.ts$", "ledger", "unit-cost"] },
    },
    {
      name: "cost-never-reaches-a-handler",
      comment: "No page or query of the people who help may read money, prices or the ledger.",
      severity: "error",
      from: {
        path: ["^app/routes/(contact|triage|cases|refer|actions|manage)/", "^app/queries/(?!report-)"],
      },
      to: { path: ["^machines/money(-words)?\\.ts$", "^db/(ledger|unit-cost|price-rule|deflator)", "^app/reports/"] },
    },
    {
      name: "no-circles",
      comment: "Two files that import each other are one file, or three.",
      severity: "error",
      from: { path: "^(app|db|machines)/" },
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "shipped-code-needs-no-tests",
      comment: "app/, db/ and machines/ never import from tests/.",
      severity: "error",
      from: { path: "^(app|db|machines)/" },
      to: { path: "^tests/" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "node", "default", "types"] },
  },
};
