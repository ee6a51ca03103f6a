// Facts documents judged as the hub itself would on their day: by the area's stored settings and the version in force.
import { areaByCode } from "#db/area.ts";
import type { From } from "#db/connection.ts";
import { documentIn, lineOf, type Answered } from "#machines/answered-line.ts";
import { NOT_FACTS, suggested } from "#machines/protocol/line.ts";
import { parseFacts, rulesetOf, type FactsError, type ParsedFacts, type Ruleset } from "#machines/protocol/index.ts";
import { instantOf, londonDay } from "#machines/time.ts";
import { areaRulesAt, protocolAt, type AreaRules } from "./protocol.ts";

const NO_AREA: FactsError = { path: "area", message: "There is no such area in this hub." };

type Group = Readonly<Record<string, unknown>>;

const isGroup = (value: unknown): value is Group =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * Answers lines of text by what is stored: each key of `settings` that a document does not give is the area's own at `at`, and so
 * are the alternatives. An area that is not there is an error at `area`. What was looked up for one line is kept for the next.
 */
export function storedTriage(from: From): (text: string) => Promise<Answered> {
  const areas = new Map<string, boolean>();
  const settings = new Map<string, AreaRules>();
  return async (text) => {
    const read = documentIn(text, NOT_FACTS);
    if (!read.ok) return lineOf(read);
    const { parsed, ruleset } = await judged(from, read.document, areas, settings);
    return lineOf(suggested(parsed, ruleset));
  };
}

async function judged(
  from: From,
  document: unknown,
  areas: Map<string, boolean>,
  settings: Map<string, AreaRules>,
): Promise<{ parsed: ParsedFacts; ruleset?: Ruleset }> {
  const bare = parseFacts(document);
  const area = isGroup(document) ? document["area"] : undefined;
  const isStored = typeof area !== "string" || (await isArea(from, area, areas));
  if (!bare.ok) {
    const known = isStored || bare.errors.some(({ path }) => path === "area");
    return { parsed: known ? bare : { ok: false, errors: [NO_AREA, ...bare.errors] } };
  }
  if (!isStored) return { parsed: { ok: false, errors: [NO_AREA] } };
  const { facts } = bare;
  const at = instantOf(facts.at);
  const key = `${facts.area} ${londonDay(at)}`;
  const rules = settings.get(key) ?? (await areaRulesAt(from, facts.area, at));
  settings.set(key, rules);
  const ruleset = rulesetOf(await protocolAt(from, at), rules.alternatives);
  // Read again: what is stored has to be as possible as what is written.
  return { parsed: parseFacts({ ...facts, settings: { ...rules.settings, ...facts.settings } }), ruleset };
}

async function isArea(from: From, area: string, areas: Map<string, boolean>): Promise<boolean> {
  const known = areas.get(area) ?? (await areaByCode(from, area)) !== undefined;
  areas.set(area, known);
  return known;
}
