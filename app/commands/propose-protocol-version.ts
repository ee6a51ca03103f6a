import { isDeepStrictEqual } from "node:util";
import type { Db } from "#db/connection.ts";
import { insertProtocolVersion, lockProtocolVersions, protocolVersions } from "#db/protocol-version.ts";
import { hasHidden } from "#machines/intake/answers.ts";
import { may } from "#machines/access.ts";
import type { ProtocolDefinition } from "#machines/protocol/definition.ts";
import { definitionOf, readDifferences } from "#machines/protocol/differences.ts";
import type { FactsError } from "#machines/protocol/index.ts";
import { whyUnsafe } from "#machines/protocol/never-lower.ts";
import { definitionIn } from "../protocol.ts";
import { done, notFound, refused, type Result } from "./result.ts";
import { writeAudit } from "./shared/record.ts";
import { tell } from "./shared/tell.ts";
import type { Told } from "./told.ts";

/** It is no version as it stands: each error with its path in the document. Nothing was written. */
export interface NotAVersion {
  readonly kind: "invalid";
  readonly errors: readonly FactsError[];
}

const LONGEST_NAME = 80;

/**
 * Proposes a later version of the protocol: what differs from version 1, under a name. It decides nothing until a second person
 * switches it on. One that could lower a grade which danger or a conference route gives is refused, with the facts that show it.
 */
export async function proposeProtocolVersion(
  db: Db,
  input: { readonly name: string; readonly differences: unknown },
  told: Told,
): Promise<Result<{ version: string }> | NotAVersion> {
  if (!may(told.by, "protocol.propose")) return notFound;
  const name = input.name.trim();
  const nameErrors = nameProblem(name);
  const read = readDifferences(input.differences);
  const errors = [...nameErrors, ...(read.ok ? [] : read.errors)];
  if (!read.ok || errors.length > 0) return { kind: "invalid", errors };
  const { differences } = read;
  const reason = whyUnsafe(definitionOf("new", differences));
  if (reason !== null) return refused(`This version is not safe. ${reason}`);

  let clash: readonly FactsError[] = [];
  const result = await tell<{ version: string }>(db, "propose-protocol-version", told, input, async (trx) => {
    await lockProtocolVersions(trx);
    const rows = await protocolVersions(trx);
    const known = rows.filter((row) => row.withdrawn_at === null).map(definitionIn);
    const version = String(Math.max(...rows.map((row) => Number(row.version))) + 1);
    clash = clashes(definitionOf(version, differences), known);
    if (clash.length > 0) return refused("A rule's code means something else already.");
    await insertProtocolVersion(trx, {
      version,
      name,
      definition: JSON.stringify(differences),
      proposed_by: told.by.userId,
      proposed_at: told.at,
      from_at: null,
      switched_by: null,
      switched_at: null,
      withdrawn_by: null,
      withdrawn_at: null,
    });
    await writeAudit(trx, "protocol.propose", { table: "protocol_version", id: version }, told);
    return done({ version });
  });
  return clash.length > 0 ? { kind: "invalid", errors: clash } : result;
}

function nameProblem(name: string): FactsError[] {
  const good = name !== "" && name.length <= LONGEST_NAME && !hasHidden(name);
  return good ? [] : [{ path: "name", message: `Give the version a name of at most ${LONGEST_NAME} letters.` }];
}

/** A code is written beside actions for years: it means the same in every version that has it. */
function clashes({ extra }: ProtocolDefinition, known: readonly ProtocolDefinition[]): FactsError[] {
  return extra.flatMap((rule, place) => {
    const other = known.find((version) =>
      version.extra.some((one) => one.code === rule.code && !isDeepStrictEqual(one, rule)),
    );
    if (!other) return [];
    const message = `${rule.code} is another rule in version ${other.version}: give this one a code of its own.`;
    return [{ path: `extra.${place}.code`, message }];
  });
}
