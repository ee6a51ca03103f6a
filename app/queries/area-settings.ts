// What the area has set: what holds now, what is to come, and every setting there was, with who made it and what it changed.
import type { Actor } from "#app/commands/told.ts";
import { areaByCode, areaSettings, type AreaSettingRow } from "#db/area.ts";
import { auditOfAreaSettings } from "#db/audit.ts";
import type { From } from "#db/connection.ts";
import { changeWords, orderWords, settingRows } from "#machines/area-setting-words.ts";
import { circlesIn } from "#machines/area-settings.ts";
import type { AreaSettings } from "#machines/area-thresholds.ts";
import { canBeReplaced, canStandIn } from "#machines/protocol/alternatives.ts";
import { canBeUnavailable, PATHWAY, PATHWAY_CODES, type PathwayCode } from "#machines/protocol/catalogue.ts";
import type { ProtocolDefinition } from "#machines/protocol/definition.ts";
import { rulesetOf } from "#machines/protocol/ruleset.ts";
import { dateWords } from "#machines/due-words.ts";
import { instantOf, londonDay, type Day, type Instant } from "#machines/time.ts";
import { ownOf, settingsIn } from "../area-settings.ts";
import { protocolAt } from "../protocol.ts";
import { userNames } from "./user-names.ts";

export interface Choice {
  readonly code: PathwayCode;
  readonly title: string;
}

export interface SettingShown {
  readonly from: string;
  /** How it differs from what held before; everything it says, where nothing held before. */
  readonly changes: readonly string[];
  readonly by: string;
  readonly at: Instant | null;
  readonly state: "now" | "to come" | "past" | "replaced";
}

export interface AreaPage {
  readonly name: string;
  readonly today: Day;
  readonly version: number;
  readonly present: AreaSettings;
  readonly rows: readonly { readonly key: string; readonly value: string }[];
  /** Newest day first. */
  readonly history: readonly SettingShown[];
  /** Who is asked in the place of what, where anybody is. */
  readonly standIns: readonly { readonly title: string; readonly order: string; readonly isOwn: boolean }[];
  /** Those that stand in for each other in a circle. */
  readonly circles: readonly string[];
  readonly choices: Readonly<Record<"unavailable" | "replaced" | "standIn", readonly Choice[]>>;
}

export const dayWords = (day: Day): string => dateWords(instantOf(`${day}T12:00:00Z`));

/** The page of the actor's own area. */
export async function areaPage(from: From, actor: Actor, at: Instant): Promise<AreaPage> {
  const rows = await areaSettings(from, actor.area);
  const protocol = await protocolAt(from, at);
  const today = londonDay(at);
  const present = settingsIn(
    rows.findLast((row) => row.from_day <= today),
    protocol.settings,
  );
  const choices = (isOne: (code: PathwayCode) => boolean): Choice[] =>
    PATHWAY_CODES.filter(isOne).map((code) => ({ code, title: PATHWAY[code].title }));
  return {
    name: (await areaByCode(from, actor.area))?.name ?? "",
    today,
    version: rows.length,
    present,
    rows: settingRows(present),
    history: (await historyOf(from, rows, protocol, today)).reverse(),
    standIns: standInsOf(present, protocol),
    circles: circlesOf(present, protocol),
    choices: {
      unavailable: choices(canBeUnavailable),
      replaced: choices(canBeReplaced),
      standIn: choices(canStandIn),
    },
  };
}

function standInsOf(settings: AreaSettings, protocol: ProtocolDefinition): AreaPage["standIns"] {
  const { chains } = rulesetOf(protocol, settings.alternatives);
  return PATHWAY_CODES.filter((code) => chains[code].length > 0).map((code) => ({
    title: PATHWAY[code].title,
    order: orderWords(chains[code].map((link) => link.code)),
    isOwn: settings.alternatives[code] !== undefined,
  }));
}

function circlesOf({ alternatives }: AreaSettings, protocol: ProtocolDefinition): string[] {
  const own = ownOf(protocol);
  return circlesIn((code) => alternatives[code] ?? own(code)).map((circle) =>
    circle.map((code) => PATHWAY[code].title).join(", "),
  );
}

async function historyOf(
  from: From,
  rows: readonly AreaSettingRow[],
  protocol: ProtocolDefinition,
  today: Day,
): Promise<SettingShown[]> {
  const made = await auditOfAreaSettings(
    from,
    rows.map((row) => row.id),
  );
  const names = await userNames(from, [...new Set(made.map((audit) => audit.by))]);
  const makers = new Map(made.map((audit) => [audit.subject_id, audit]));
  const present = rows.findLast((row) => row.from_day <= today);
  let before: AreaSettings | null = null;
  const shown: SettingShown[] = [];
  for (const [index, row] of rows.entries()) {
    const settings = settingsIn(row, protocol.settings);
    const maker = makers.get(row.id);
    const isReplaced = rows[index + 1]?.from_day === row.from_day;
    shown.push({
      from: dayWords(row.from_day),
      changes: before ? changeWords(before, settings, ownOf(protocol)) : saidBy(settings),
      by: maker ? (names.get(maker.by ?? "") ?? "a colleague") : "Set when the area was made",
      at: maker?.at ?? null,
      state: isReplaced ? "replaced" : row === present ? "now" : row.from_day > today ? "to come" : "past",
    });
    if (!isReplaced) before = settings;
  }
  return shown;
}

const saidBy = (settings: AreaSettings): string[] => settingRows(settings).map(({ key, value }) => `${key}: ${value}.`);

export interface Effect {
  /** "From 1 March 2026": said over the sentences. */
  readonly from: string;
  readonly changes: readonly string[];
  /** Days on which something else takes over, because it was set before. */
  readonly until: string | null;
  readonly circles: readonly string[];
}

/** What these settings would do, before they are kept. */
export async function effectOf(
  from: From,
  actor: Actor,
  at: Instant,
  fromDay: Day,
  settings: AreaSettings,
): Promise<Effect> {
  const rows = await areaSettings(from, actor.area);
  const protocol = await protocolAt(from, at);
  const before = settingsIn(
    rows.findLast((row) => row.from_day <= fromDay),
    protocol.settings,
  );
  const next = rows.find((row) => row.from_day > fromDay);
  return {
    from: dayWords(fromDay),
    changes: changeWords(before, settings, ownOf(protocol)),
    until: next ? dayWords(next.from_day) : null,
    circles: circlesOf(settings, protocol),
  };
}
