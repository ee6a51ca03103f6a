// What a partner last said of its places, for each thing it takes of which places are counted.
import { capacitiesOfOrganisation } from "#db/capacity.ts";
import type { From } from "#db/connection.ts";
import { pathwaysOfOrganisation } from "#db/organisation-pathway.ts";
import { dayWords } from "#machines/due-words.ts";
import { PATHWAY, PATHWAY_CODES } from "#machines/protocol/catalogue.ts";
import { instantOf, londonDay, type Day, type Instant } from "#machines/time.ts";
import { hasPlaces } from "../room.ts";

export interface ShownCapacity {
  readonly pathway: string;
  readonly title: string;
  /** What the field holds: how many are left now. Empty when nothing holds. */
  readonly places: string;
  /** As it is typed: `12/3/2026`; empty when no day is known. */
  readonly until: string;
  /** "No places until Thursday"; "2 places left"; null when nothing was said that still holds. */
  readonly words: string | null;
  readonly version: number;
}

/** Each pathway in the order of the catalogue. */
export async function partnerCapacity(from: From, organisationId: string, at: Instant): Promise<ShownCapacity[]> {
  const takes = new Set((await pathwaysOfOrganisation(from, organisationId)).map(({ pathway }) => pathway));
  const said = await capacitiesOfOrganisation(from, organisationId);
  return PATHWAY_CODES.filter((code) => takes.has(code) && hasPlaces(code)).map((code) => {
    const row = said.find(({ pathway }) => pathway === code);
    const until = row?.until_day ?? null;
    const holds = row !== undefined && (until === null || until > londonDay(at));
    const left = holds ? Math.max(0, row.places - row.taken) : null;
    return {
      pathway: code,
      title: PATHWAY[code].title,
      places: left === null ? "" : String(left),
      until: holds && until !== null ? typedAs(until) : "",
      words: left === null ? null : wordsOf(left, until, at),
      version: row?.version ?? 0,
    };
  });
}

/** A day as it would be typed. */
export const typedAs = (day: Day): string => day.split("-").reverse().map(Number).join("/");

/** "no places until Thursday", "2 places left", "2 places left until Thursday". */
function wordsOf(left: number, until: Day | null, at: Instant): string {
  const day = until === null ? "" : ` until ${dayWords(instantOf(`${until}T12:00:00Z`), at)}`;
  // Without a day they are asked as before: nobody is left out for ever because of a number that was not renewed.
  if (left === 0)
    return until === null ? "All the places you named are taken: say how many there are now" : `No places${day}`;
  return `${left === 1 ? "1 place" : `${left} places`} left${day}`;
}
