import { inTransaction, type Db, type Trx } from "#db/connection.ts";
import { newId } from "#db/ids.ts";
import { insertPublisherSetting, publisherSettings } from "#db/publisher-setting.ts";
import { may } from "#machines/access.ts";
import { problemsWithPublisher } from "../reports/publisher-limits.ts";
import { USUAL } from "../reports/publisher.ts";
import type { Publisher } from "../reports/report.ts";
import { conflict, done, notFound, refused, type Result } from "./result.ts";
import { userOf, writeAudit } from "./shared/record.ts";
import { tell } from "./shared/tell.ts";
import type { Told } from "./told.ts";

export interface SetPublisher extends Publisher {
  /** How many settings the area had when the form was made; null for whoever asks at a terminal, now. */
  readonly version: number | null;
}

export const SAME = "This is what holds already";

/**
 * Sets how the actor's area controls what it publishes. What was frozen stays as it is; releases that are made from now on follow it.
 * The information governance lead, or somebody at the terminal (the clock).
 */
export async function setPublisher(db: Db, input: SetPublisher, told: Told): Promise<Result<Publisher>> {
  if (told.by.role === "clock") return inTransaction(db, (trx) => set(trx, input, told));
  if (!may(told.by, "publisher.change")) return notFound;
  return tell(db, "set-publisher", told, input, (trx) => set(trx, input, told));
}

async function set(trx: Trx, input: SetPublisher, told: Told): Promise<Result<Publisher>> {
  const { area } = told.by;
  const known = await publisherSettings(trx, area);
  const last = known.at(-1);
  const stands = last ? { mostHidden: last.most_hidden, countStep: last.count_step } : USUAL;
  const { mostHidden, countStep, version } = input;
  if (version !== null && version !== known.length)
    return conflict(known.length, { mostHidden: String(stands.mostHidden), countStep: String(stands.countStep) });
  const [problem] = problemsWithPublisher(input);
  if (problem) return refused(`${problem.message}.`);
  if (stands.mostHidden === mostHidden && stands.countStep === countStep) return refused(`${SAME}.`);
  const id = newId();
  const row = { id, area, number: known.length + 1, most_hidden: mostHidden, count_step: countStep };
  await insertPublisherSetting(trx, { ...row, at: told.at, by: userOf(told) });
  await writeAudit(trx, "publisher.set", { table: "publisher_setting", id }, told);
  return done({ mostHidden, countStep });
}
