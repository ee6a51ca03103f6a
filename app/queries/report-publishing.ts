import type { Actor } from "#app/commands/told.ts";
import { areaByCode } from "#db/area.ts";
import type { From } from "#db/connection.ts";
import { publisherSettings } from "#db/publisher-setting.ts";
import { dateWords } from "#machines/due-words.ts";
import { publisherOf } from "../reports/publisher.ts";
import type { Publisher } from "../reports/report.ts";
import { userNames } from "./user-names.ts";

export interface PublishingPage {
  readonly area: string;
  readonly stands: Publisher;
  /** How many settings there have been: the form's version. */
  readonly version: number;
  /** Newest first. */
  readonly history: readonly (Publisher & { readonly on: string; readonly by: string })[];
}

/** How the actor's own area controls what it publishes, and who changed it when. */
export async function publishingPage(from: From, actor: Actor): Promise<PublishingPage> {
  const settings = await publisherSettings(from, actor.area);
  const names = await userNames(
    from,
    settings.map(({ by }) => by),
  );
  return {
    area: (await areaByCode(from, actor.area))?.name ?? "",
    stands: await publisherOf(from, actor.area),
    version: settings.length,
    history: settings
      .map(({ most_hidden: mostHidden, count_step: countStep, at, by }) => ({
        mostHidden,
        countStep,
        on: dateWords(at),
        by: by === null ? "At the terminal" : (names.get(by) ?? "Somebody"),
      }))
      .reverse(),
  };
}
