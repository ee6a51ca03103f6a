// Where people are kept safe is never kept, shown or handed on: from a service that is a refuge, or speaks of one, everything that
// could say where it is is taken away before anything is stored.
import { needsIn } from "./needs.ts";
import { partId } from "./read-service.ts";
import type { AtLocation, Service } from "./service.ts";

const REFUGE =
  /\brefuges?\b|safe[ -](and secure )?(accommodation|houses?|housing|homes?)|dispersed accommodation|second[ -]stage|move[ -]on (accommodation|housing)|emergency accommodation|women'?s (shelter|hostel)|\bsanctuary accommodation|part 4 accommodation/i;

/** True for a service that is, or by any of its words speaks of, somewhere people are kept safe. */
export function isRefuge(service: Service): boolean {
  if (service.hub_refuge || (service.hub_needs ?? []).includes("refuge")) return true;
  return [
    service.name,
    service.description,
    service.alert,
    service.eligibility_description,
    service.application_process,
    ...service.attributes.flatMap(({ taxonomy_term: { term, taxonomy } }) => [term, taxonomy]),
    ...service.service_at_locations.map(({ location }) => location.name),
  ].some((text) => text !== undefined && REFUGE.test(text));
}

/** A number of a line that anybody may ring, and that says nothing of where it rings: freephone, 03, and the short ones. */
export const isPublicLine = (number: string): boolean =>
  /^(0800\d{6,7}|0808\d{7}|03\d{9}|116\d{3}|999|101|111|112)$/.test(
    number
      .replace(/[^\d+]/g, "")
      .replace(/^(\+|00)44/, "0")
      .replace(/^00/, "0"),
  );

const STREET =
  /\b(street|st|road|rd|lane|ln|avenue|ave|close|drive|way|court|crescent|terrace|gardens?|grove|place|square|mews|hill|row|walk|yard|cottage|farm|house|flats?|lodge|villa|mansions?|parade)\b/i;

const squeezed = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");

/** What a service says of where it is, squeezed: none of it may stand in what is kept. */
function placesOf(service: Service): string[] {
  return service.service_at_locations
    .flatMap(({ location: { id, name, external_identifier, latitude, longitude, addresses } }) => [
      id,
      name,
      external_identifier,
      latitude?.toString(),
      longitude?.toString(),
      ...addresses.flatMap(({ address_1, address_2, city, postal_code }) => [address_1, address_2, city, postal_code]),
    ])
    .flatMap((text) => (text === undefined ? [] : [squeezed(text)]))
    .filter((text) => text.length > 2);
}

/** Stands for a web address that would have said too much: no such place can ever be. */
export const WITHHELD_ADDRESS = "https://withheld.invalid/";

const NAMELESS = "Safe accommodation (name withheld)";
// A country is as near as a refuge's area is told, unless the hub knows the area by name.
const COUNTRY = /^(england|wales|england and wales|uk|united kingdom|great britain|national|nationwide)$/i;

/** True for words that could say where something is: figures of any kind, or a word that streets end in. */
export const tellsPlace = (text: string): boolean => /\d/.test(text) || STREET.test(text);

/** A refuge without everything that could say where it is. `areas` are the names of areas that may be kept. */
export function withoutPlaces(service: Service, areas: readonly string[]): Service {
  const places = placesOf(service);
  const known = new Set(areas.map(squeezed));
  const says = (text: string | undefined): text is string =>
    text !== undefined && !tellsPlace(text) && !places.some((place) => squeezed(text).includes(place));
  const needs =
    service.hub_needs ?? needsIn([service.name, ...service.attributes.map((one) => one.taxonomy_term.term)]);
  const origin = new URL(service.url).origin;
  const { organization } = service;
  return {
    id: service.id,
    name: says(service.name) ? service.name : NAMELESS,
    // No words of their own: where a house is can be said in any of them.
    url: says(new URL(origin).hostname.replaceAll(/[.-]/g, " ")) ? `${origin}/` : WITHHELD_ADDRESS,
    status: service.status,
    ...(service.minimum_age === undefined ? {} : { minimum_age: service.minimum_age }),
    ...(service.maximum_age === undefined ? {} : { maximum_age: service.maximum_age }),
    ...(service.assured_date === undefined ? {} : { assured_date: service.assured_date }),
    ...(organization && says(organization.name) && isUuid(organization.id)
      ? { organization: { id: organization.id, name: organization.name } }
      : {}),
    hub_refuge: true,
    hub_needs: [...new Set([...needs, "refuge"])],
    phones: [
      ...new Set(service.phones.filter(({ number }) => isPublicLine(number)).map(({ number }) => spaced(number))),
    ].map((number, place) => ({ id: partId(service.id, "phone", place), number })),
    languages: service.languages
      .filter(({ name }) => says(name) && name.length <= 30)
      .map(({ name }, place) => ({ id: partId(service.id, "language", place), name })),
    schedules: service.schedules.map(({ description: _words, ...rest }, place) => ({
      ...rest,
      id: partId(service.id, "schedule", place),
    })),
    service_areas: service.service_areas
      .filter(({ name = "" }) => COUNTRY.test(name) || known.has(squeezed(name)))
      .map(({ name }, place) => ({ id: partId(service.id, "area", place), name })),
    attributes: service.attributes
      .filter(({ taxonomy_term: { term, taxonomy } }) => says(term) && says(taxonomy))
      .map(({ taxonomy_term: { term, taxonomy } }, place) => {
        const id = partId(service.id, "attribute", place);
        return { id, taxonomy_term: { id: `${id}-term`, term, taxonomy } };
      }),
    service_at_locations: [],
  };
}

/** A refuge's own id must say nothing: a UUID does not. */
export const isUuid = (id: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id);

/** Nothing but figures and spaces, so that no words hide in a number. */
const spaced = (number: string): string => number.replace(/[^\d+ ]/g, "").trim();

/** What tells two places apart as the same: their ids, and where they are. */
export function marksOf({ location }: AtLocation): string[] {
  const { id, external_identifier: uprn, latitude, longitude, addresses } = location;
  const of = (kind: string, text: string | undefined) => (text === undefined ? [] : [`${kind} ${squeezed(text)}`]);
  return [
    ...of("id", id),
    ...of("uprn", uprn),
    ...(latitude === undefined || longitude === undefined
      ? []
      : [`geo ${latitude.toFixed(4)} ${longitude.toFixed(4)}`]),
    ...addresses.flatMap(({ address_1, postal_code }) => [...of("postcode", postal_code), ...of("line", address_1)]),
  ];
}

/** Another service without the places that it shares with a refuge. */
export const withoutShared = (service: Service, hidden: ReadonlySet<string>): Service => ({
  ...service,
  service_at_locations: service.service_at_locations.filter((one) => !marksOf(one).some((mark) => hidden.has(mark))),
});
