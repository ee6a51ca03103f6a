import { type Command } from "commander";
import { riskTools } from "#db/risk-tool.ts";
import { readWording, type WordingFile } from "#machines/intake/read-wording.ts";
import { WORDED_TOOLS } from "#machines/intake/wording.ts";
import { loadRiskTool, withdrawRiskToolWording } from "../commands/load-risk-tool.ts";
import { answer, InputError, jsonIn, say, withHub } from "./terminal.ts";

const BY = { userId: "clock", organisationId: "clock", role: "clock", area: "*" } as const;

/** `hub risk-tool import | list | withdraw`: the wording of a risk tool, as it was licensed to this hub. */
export function register(program: Command): void {
  const group = program.command("risk-tool").description("load, list or withdraw the licensed wording of a risk tool");
  group
    .command("import")
    .description("load the wording of a risk tool from a JSON file: tool, version, licence, questions")
    .argument("<file>", "the file")
    .action((file: string) => load(file));
  group.command("list").description("list every wording there is, newest first").action(list);
  group
    .command("withdraw")
    .description("stop asking a wording; what was answered stands")
    .argument("<tool>", WORDED_TOOLS.join(", "))
    .argument("<version>", "its version")
    .action((tool: string, version: string) => withdraw(tool, version));
}

/** What the file holds. Throws an InputError that names the path of everything that is wrong, a line each. */
function wordingIn(file: string): WordingFile {
  const read = readWording(jsonIn(file));
  if (read.ok) return read.wording;
  throw new InputError(read.errors.map(({ path, message }) => `${path || "the file"}: ${message}`).join("\n"));
}

async function load(file: string): Promise<void> {
  const wording = wordingIn(file);
  await withHub(process.env, async ({ db, at }) => {
    const loaded = await loadRiskTool(db, wording, { by: BY, at });
    if (loaded.kind === "refused") throw new InputError(loaded.reason);
    if (loaded.kind !== "done") throw new Error("The wording could not be loaded.");
    const { tool, version, questions } = wording;
    if (!loaded.isNew) say(`${tool} ${version} is stored just like this: nothing was changed.`);
    if (loaded.isWithdrawn) say("It was withdrawn and stays so: load it under a new version to ask it again.");
    answer({ tool, version, questions: questions.length, loaded: loaded.isNew });
  });
}

async function list(): Promise<void> {
  await withHub(process.env, async ({ db }) => {
    for (const row of await riskTools(db)) {
      const { tool, version, licence, loaded_at: loadedAt, withdrawn_at: withdrawnAt } = row;
      const questions = (JSON.parse(row.questions) as unknown[]).length;
      answer({ tool, version, licence, questions, loadedAt, withdrawnAt });
    }
  });
}

async function withdraw(tool: string, version: string): Promise<void> {
  const known = WORDED_TOOLS.find((one) => one === tool);
  if (!known) throw new InputError(`There is no tool “${tool}”. There is: ${WORDED_TOOLS.join(", ")}.`);
  await withHub(process.env, async ({ db, at }) => {
    const done = await withdrawRiskToolWording(db, { tool: known, version }, { by: BY, at });
    if (done.kind !== "done") throw new InputError(`${tool} ${version} is not loaded.`);
    if (!done.isNew) say(`${tool} ${version} was withdrawn before: nothing was changed.`);
    answer({ tool, version, withdrawn: done.isNew });
  });
}
