import type { Hub } from "../../hub.ts";
import type { Actor } from "../../commands/told.ts";
import { savedVersion, type SavedVersion } from "../../queries/report-business-case.ts";
import { noSuchPage } from "../../responses.ts";

interface Asked {
  readonly id: string | undefined;
  readonly request: Request;
  readonly actor: Actor;
}

/** The version that an address names, the newest where it names none. Throws the page-not-found for what is not theirs. */
export async function versionAsked(db: Hub["db"], { id = "", request, actor }: Asked): Promise<SavedVersion> {
  const text = new URL(request.url).searchParams.get("version");
  if (text !== null && !/^[1-9]\d{0,6}$/.test(text)) throw noSuchPage();
  const saved = await savedVersion(db, { id, ...(text === null ? {} : { number: Number(text) }) }, actor);
  if (!saved) throw noSuchPage();
  return saved;
}
