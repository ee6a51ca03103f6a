// Which rules hold: the version in force at a moment, or a case's own, with the area's thresholds and alternatives.
import { areaSettingAt } from "#db/area.ts";
import type { From } from "#db/connection.ts";
import { protocolVersion, protocolVersionAt, protocolVersions, type ProtocolVersionRow } from "#db/protocol-version.ts";
import { storedAlternatives } from "#machines/protocol/alternatives.ts";
import { FIRST_DEFINITION, FIRST_VERSION, type ProtocolDefinition } from "#machines/protocol/definition.ts";
import { definitionOf, readDifferences } from "#machines/protocol/differences.ts";
import type { Added } from "#machines/protocol/named.ts";
import { rulesetOf, type AreaAlternatives, type Ruleset } from "#machines/protocol/ruleset.ts";
import { RULE_WORDS } from "#machines/protocol/words.ts";
import { londonDay, type Instant } from "#machines/time.ts";
import { roomAt } from "./room.ts";

const isAdded = (code: string): boolean => /^R\d+$/.test(code) && !Object.hasOwn(RULE_WORDS, code);

const read = new Map<string, ProtocolDefinition>();

/** A stored version made whole. What is stored never changes, so it is read once in a process. */
export function definitionIn({ version, definition }: Pick<ProtocolVersionRow, "version" | "definition">) {
  if (version === FIRST_VERSION) return FIRST_DEFINITION;
  const key = `${version} ${definition}`;
  const known = read.get(key);
  if (known) return known;
  const parsed = readDifferences(JSON.parse(definition));
  if (!parsed.ok)
    throw new Error(`Protocol ${version} no longer reads: ${parsed.errors.map((e) => e.path).join(", ")}`);
  const whole = definitionOf(version, parsed.differences);
  read.set(key, whole);
  return whole;
}

/** The version that cases are triaged under at this moment. */
export async function protocolAt(from: From, at: Instant): Promise<ProtocolDefinition> {
  const row = await protocolVersionAt(from, at);
  return row ? definitionIn(row) : FIRST_DEFINITION;
}

/** The version with this number; null when there is none. */
export async function protocolOf(from: From, version: string): Promise<ProtocolDefinition | null> {
  if (version === FIRST_VERSION) return FIRST_DEFINITION;
  const row = await protocolVersion(from, version);
  return row ? definitionIn(row) : null;
}

/** What any version added, for the words of stored codes: a code means the same in every version. */
export async function addedRulesAmong(from: From, codes: Iterable<string>): Promise<Added> {
  if (![...codes].some(isAdded)) return [];
  return (await protocolVersions(from)).flatMap((row) => definitionIn(row).extra);
}

export interface AreaRules {
  /** The area's thresholds and what is out of service on that day, as a facts document wants them; empty when it has none. */
  readonly settings: Readonly<Record<string, unknown>>;
  readonly alternatives: AreaAlternatives;
}

/** What the area has set for the London day of `at`. */
export async function areaRulesAt(from: From, area: string, at: Instant): Promise<AreaRules> {
  const row = await areaSettingAt(from, area, londonDay(at));
  if (!row) return { settings: {}, alternatives: {} };
  return {
    settings: {
      visibleHigh: row.visible_high,
      mediumFrom: row.medium_from,
      escalationIncidents: row.escalation_incidents,
      repeatMonths: row.repeat_months,
      unavailable: JSON.parse(row.unavailable) as string[],
    },
    alternatives: storedAlternatives(row.alternatives),
  };
}

export interface Rules {
  readonly settings: AreaRules["settings"];
  readonly ruleset: Ruleset;
}

export interface RulesFor {
  /** The version to judge under; the one in force when none is named. */
  readonly version?: string;
  /** The pathways that somebody does already: they are not out because there is no room for another. */
  readonly inHand?: readonly string[];
}

/**
 * The rules that hold in an area at a moment. What nobody has room for until later is out of service, as what the area itself
 * has set is.
 */
export async function rulesAt(
  from: From,
  area: string,
  at: Instant,
  { version, inHand = [] }: RulesFor = {},
): Promise<Rules> {
  const { settings, alternatives } = await areaRulesAt(from, area, at);
  const definition = version === undefined ? await protocolAt(from, at) : await protocolOf(from, version);
  if (!definition) throw new Error(`There is no protocol ${version ?? ""}.`);
  const full = [...(await roomAt(from, area, at)).without].filter((pathway) => !inHand.includes(pathway));
  const ruleset = rulesetOf(definition, alternatives);
  if (full.length === 0) return { settings, ruleset };
  const out = (settings["unavailable"] as readonly string[] | undefined) ?? definition.settings.unavailable;
  return { settings: { ...settings, unavailable: [...new Set([...out, ...full])] }, ruleset };
}
