import { areas } from "#db/area.ts";
import type { From } from "#db/connection.ts";
import { hubOfArea } from "#db/organisation.ts";
import type { PublicArea } from "#machines/intake/public-form.ts";

/** The areas that have a hub, by name: the only ones in which somebody reads what is written. */
export async function publicAreas(from: From): Promise<PublicArea[]> {
  const served: PublicArea[] = [];
  for (const { code, name } of await areas(from)) if (await hubOfArea(from, code)) served.push({ code, name });
  return served.sort((a, b) => a.name.localeCompare(b.name, "en-GB"));
}
