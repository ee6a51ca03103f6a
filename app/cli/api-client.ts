import type { Command } from "commander";
import type { Db } from "#db/connection.ts";
import { organisationById, organisationsByCode } from "#db/organisation.ts";
import { createApiClient, renewApiClient, revokeApiClient } from "../commands/keep-api-client.ts";
import type { Result } from "../commands/result.ts";
import type { Told } from "../commands/told.ts";
import { apiClientList } from "../queries/api-clients.ts";
import { answer, InputError, say, type Terminal, withHub } from "./terminal.ts";

/** `hub api-client …`: which systems may refer by themselves, each with a token that is printed once. */
export function register(program: Command): void {
  const group = program.command("api-client").description("systems of other organisations that refer by themselves");
  group
    .command("create")
    .description("let a system refer; prints its token, once")
    .requiredOption("--organisation <code>", "its organisation: an ODS code, the hub's code for it, or its id")
    .option("--name <name>", "what the system is called", "System")
    .option("--per-minute <n>", "how many requests it may send in a minute", "300")
    .action((options: { organisation: string; name: string; perMinute: string }) => create(options));
  group.command("list").description("list every system, those that may no longer refer too").action(list);
  group
    .command("renew")
    .description("a new token for a system; the old one opens nothing from now on")
    .argument("<id>", "the system's id, as listed")
    .action(renew);
  group
    .command("revoke")
    .description("take a system's token back: it opens nothing from now on")
    .argument("<id>", "the system's id, as listed")
    .action(revoke);
}

const told = ({ at }: Terminal): Told => ({
  by: { userId: "clock", organisationId: "clock", role: "clock", area: "" },
  at,
});

function doneOr<D extends object>(result: Result<D>, missing: string): D {
  if (result.kind === "done") return result;
  if (result.kind === "refused") throw new InputError(result.reason);
  if (result.kind === "not-found") throw new InputError(missing);
  throw new Error("Somebody else changed it at the same moment: try again.");
}

async function organisationIn(db: Db, code: string): Promise<string> {
  const found = await organisationsByCode(db, code.trim().toUpperCase());
  if (found.length > 1)
    throw new InputError(
      `More than one organisation has this code: give the id. ${found.map(({ id }) => id).join(", ")}`,
    );
  const [organisation = await organisationById(db, code)] = found;
  if (!organisation)
    throw new InputError(`There is no organisation with the code “${code}”: the page Organisations shows every code.`);
  return organisation.id;
}

async function create(options: { organisation: string; name: string; perMinute: string }): Promise<void> {
  const name = options.name.trim();
  const perMinute = Number(options.perMinute);
  if (name === "" || name.length > 100) throw new InputError("Give the system a name of no more than 100 characters.");
  if (!Number.isInteger(perMinute) || perMinute < 1 || perMinute > 1_000_000)
    throw new InputError("Give the requests in a minute as a whole number from 1 to 1000000.");
  await withHub(process.env, async (terminal) => {
    const organisationId = await organisationIn(terminal.db, options.organisation);
    const result = await createApiClient(terminal.db, { organisationId, name, perMinute }, told(terminal));
    const { id, token } = doneOr(result, "This organisation is no longer active.");
    say("The token is shown this once. Whoever has it can refer for this organisation.");
    answer({ id, name, token });
  });
}

async function list(): Promise<void> {
  await withHub(process.env, async ({ db }) => {
    for (const client of await apiClientList(db)) answer(client);
  });
}

async function renew(id: string): Promise<void> {
  await withHub(process.env, async (terminal) => {
    const { token } = doneOr(await renewApiClient(terminal.db, id, told(terminal)), "There is no such system.");
    answer({ id, token });
  });
}

async function revoke(id: string): Promise<void> {
  await withHub(process.env, async (terminal) => {
    doneOr(await revokeApiClient(terminal.db, id, told(terminal)), "There is no such system.");
    answer({ id, revoked: true });
  });
}
