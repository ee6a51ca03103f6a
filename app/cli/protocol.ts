import { type Command } from "commander";
import type { Db } from "#db/connection.ts";
import { organisationById } from "#db/organisation.ts";
import { protocolVersions } from "#db/protocol-version.ts";
import { userByEmailKey } from "#db/user.ts";
import type { ProtocolDefinition } from "#machines/protocol/definition.ts";
import { changesInWords } from "#machines/protocol/change-words.ts";
import { instantOf, type Instant } from "#machines/time.ts";
import { emailKeyOf } from "../commands/email.ts";
import { lookUpCase } from "../commands/look-up-case.ts";
import { proposeProtocolVersion } from "../commands/propose-protocol-version.ts";
import type { Result } from "../commands/result.ts";
import { switchProtocolVersion } from "../commands/switch-protocol-version.ts";
import type { Actor } from "../commands/told.ts";
import { withdrawProtocolVersion } from "../commands/withdraw-protocol-version.ts";
import { definitionIn, protocolOf } from "../protocol.ts";
import { comparedCases } from "../queries/protocol-differences.ts";
import { decisionsOfCase, replayed } from "../queries/protocol-replay.ts";
import { answer, InputError, jsonIn, say, withHub } from "./terminal.ts";

/** `hub protocol …`: versions of the triage protocol, what they would change, and decisions made again. */
export function register(program: Command): void {
  const group = program.command("protocol").description("versions of the triage protocol");
  const by = ["--by <email>", "the address of whoever does it"] as const;
  group
    .command("propose")
    .description("propose a version from a JSON file: its name, and what differs from version 1")
    .argument("<file>", "the file")
    .requiredOption(...by)
    .action((file: string, options: { by: string }) => propose(file, options.by));
  group.command("list").description("list every version, the oldest first").action(list);
  group
    .command("show")
    .description("print one version whole, with what differs from version 1 in words")
    .argument("<version>", "its number")
    .action(show);
  group
    .command("diff")
    .description("list the open cases that a version would judge otherwise, a line each, and how many at the end")
    .argument("<from>", "the version to compare with")
    .argument("<to>", "the version that may come")
    .action(diff);
  group
    .command("switch")
    .description("switch a proposed version on; a duty manager does it, never the one who proposed it")
    .argument("<version>", "its number")
    .requiredOption("--from <instant>", "from when, with its offset, for example 2027-01-01T00:00Z")
    .requiredOption(...by)
    .action((version: string, options: { from: string; by: string }) => switchOn(version, options));
  group
    .command("withdraw")
    .description("take back a proposal that nobody has switched on")
    .argument("<version>", "its number")
    .requiredOption(...by)
    .action((version: string, options: { by: string }) => withdraw(version, options.by));
  group
    .command("replay")
    .description("make every stored decision again under its own version, or print each one of a case with its reasons")
    .argument("[reference]", "a case, as in ABCD-2345")
    .action((reference?: string) => (reference === undefined ? replayAll() : replayCase(reference)));
}

async function personBy(db: Db, email: string): Promise<Actor> {
  const user = await userByEmailKey(db, emailKeyOf(db.keyring, email));
  const organisation = user?.status === "active" ? await organisationById(db, user.organisation_id) : undefined;
  if (!user || organisation?.status !== "active") throw new InputError("Nobody signs in with that address.");
  return { userId: user.id, organisationId: organisation.id, role: user.role, area: organisation.area };
}

/** What was done; an InputError says why it was not. `whose` says whose it is to do. */
function doneOr<D extends object>(result: Result<D>, whose: string): D {
  if (result.kind === "refused") throw new InputError([result.reason, ...result.possible].join(" "));
  if (result.kind === "conflict")
    throw new InputError(`It is no longer a proposal: ${Object.values(result.theirs).join(", from ")}.`);
  if (result.kind === "not-found")
    throw new InputError(`There is no such version, or it is not theirs to do: ${whose}.`);
  return result;
}

async function named(db: Db, version: string): Promise<ProtocolDefinition> {
  const definition = await protocolOf(db, version);
  if (!definition) throw new InputError(`There is no version “${version}”. See: hub protocol list.`);
  return definition;
}

function documentIn(file: string): { name: string; differences: unknown } {
  const value = jsonIn(file);
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw new InputError(`“${file}” must hold one object, in braces.`);
  const { name, ...differences } = value as Record<string, unknown>;
  return { name: typeof name === "string" ? name : "", differences };
}

async function propose(file: string, email: string): Promise<void> {
  const input = documentIn(file);
  await withHub(process.env, async ({ db, at }) => {
    const proposed = await proposeProtocolVersion(db, input, { by: await personBy(db, email), at });
    if (proposed.kind === "invalid")
      throw new InputError(proposed.errors.map(({ path, message }) => `${path || "the file"}: ${message}`).join("\n"));
    answer({ version: doneOr(proposed, "an administrator proposes a version").version, name: input.name.trim() });
  });
}

async function list(): Promise<void> {
  await withHub(process.env, async ({ db, at }) => {
    for (const row of await protocolVersions(db))
      answer({
        version: row.version,
        name: row.name,
        proposedAt: row.proposed_at,
        from: row.from_at,
        withdrawnAt: row.withdrawn_at,
        state: stateOf(row, at),
      });
  });
}

const stateOf = (row: { from_at: Instant | null; withdrawn_at: Instant | null }, at: Instant): string => {
  if (row.withdrawn_at !== null) return "withdrawn";
  if (row.from_at === null) return "proposed";
  return row.from_at <= at ? "begun" : "to come";
};

async function show(version: string): Promise<void> {
  await withHub(process.env, async ({ db }) => {
    const definition = await named(db, version);
    const row = (await protocolVersions(db)).find((one) => one.version === version);
    const first = await named(db, "1");
    answer({
      version,
      name: row?.name,
      differences: JSON.parse(row?.definition ?? "{}") as unknown,
      inWords: changesInWords(first, row ? definitionIn(row) : definition),
      definition,
    });
  });
}

async function diff(from: string, to: string): Promise<void> {
  await withHub(process.env, async ({ db }) => {
    let cases = 0;
    let differ = 0;
    let unreadable = 0;
    const [before, after] = [await named(db, from), await named(db, to)];
    for await (const { reference, difference, readable } of comparedCases(db, before, after)) {
      cases += 1;
      if (!readable) unreadable += 1;
      if (!difference) continue;
      differ += 1;
      answer({ case: reference, ...difference });
    }
    if (unreadable > 0) say(`The facts of ${unreadable} cases can no longer be read: they are not compared.`);
    answer({ cases, differ });
  });
}

/** An instant with its offset; an InputError otherwise. */
function instantIn(text: string): Instant {
  const hasOffset = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/.test(text);
  if (!hasOffset || Number.isNaN(Date.parse(text)))
    throw new InputError("Give the moment with its offset, for example 2027-01-01T00:00Z.");
  return instantOf(Date.parse(text));
}

async function switchOn(version: string, options: { from: string; by: string }): Promise<void> {
  const fromAt = instantIn(options.from);
  await withHub(process.env, async ({ db, at }) => {
    const told = { by: await personBy(db, options.by), at };
    const switched = await switchProtocolVersion(db, { version, fromAt }, told);
    answer({ version, from: doneOr(switched, "a duty manager switches a version on").fromAt });
  });
}

async function withdraw(version: string, email: string): Promise<void> {
  await withHub(process.env, async ({ db, at }) => {
    const withdrawn = await withdrawProtocolVersion(db, { version }, { by: await personBy(db, email), at });
    doneOr(withdrawn, "an administrator takes a proposal back");
    answer({ version, withdrawn: true });
  });
}

async function replayAll(): Promise<void> {
  await withHub(process.env, async ({ db }) => {
    let assessments = 0;
    let differ = 0;
    for await (const { same, ...decision } of replayed(db)) {
      assessments += 1;
      if (same) continue;
      differ += 1;
      answer({ ...decision, differs: true });
    }
    answer({ assessments, same: assessments - differ, differ });
    if (differ > 0) process.exitCode = 1;
  });
}

async function replayCase(reference: string): Promise<void> {
  await withHub(process.env, async ({ db, at }) => {
    const found = await decisionsOfCase(db, reference);
    if (!found) throw new InputError("There is no case with that reference.");
    await lookUpCase(db, found.caseId, at);
    for (const decision of found.decisions) answer(decision);
    if (found.decisions.some((decision) => !decision.same)) process.exitCode = 1;
  });
}
