// Between a service as it is handed on and its rows.
import type { ServiceRow } from "#db/service.ts";
import { partsOfServices, type NewServiceParts, type ServiceParts } from "#db/service-part.ts";
import type { From } from "#db/connection.ts";
import type { AtLocation, Service } from "#machines/directory/service.ts";

/** The same without what is null. */
type Said<T> = { [K in keyof T]: Exclude<T[K], null> };
function said<T extends object>(columns: T): Partial<Said<T>> {
  return Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== null)) as Partial<Said<T>>;
}

/** The columns of the service's own row that its words fill. */
export function columnsOf(service: Service) {
  const { organization } = service;
  return {
    name: service.name,
    description: service.description ?? null,
    url: service.url,
    email: service.email ?? null,
    status: service.status,
    minimum_age: service.minimum_age ?? null,
    maximum_age: service.maximum_age ?? null,
    assured_date: service.assured_date ?? null,
    alert: service.alert ?? null,
    fees: service.fees ?? null,
    eligibility_description: service.eligibility_description ?? null,
    application_process: service.application_process ?? null,
    interpretation_services: service.interpretation_services ?? null,
    wait_time: service.wait_time ?? null,
    organisation_id: organization?.id ?? null,
    organisation_name: organization?.name ?? null,
    organisation_description: organization?.description ?? null,
    organisation_website: organization?.website ?? null,
    needs_said: service.hub_needs === undefined ? 0 : 1,
    refuge: service.hub_refuge ? 1 : 0,
  } as const;
}

/** The rows of the service's parts. `needs` are those it answers, said or read from its words. */
export function partRowsOf(service: Service, needs: readonly string[]): NewServiceParts {
  const of = <T>(list: readonly T[]) => list.map((one, place) => ({ one, own: { service_id: service.id, place } }));
  return {
    service_need: of(needs).map(({ one: need, own }) => ({ ...own, need })),
    service_phone: of(service.phones).map(({ one, own }) => ({
      ...own,
      id: one.id,
      number: one.number,
      description: one.description ?? null,
    })),
    service_language: of(service.languages).map(({ one, own }) => ({
      ...own,
      id: one.id,
      name: one.name ?? null,
      code: one.code ?? null,
      note: one.note ?? null,
    })),
    service_schedule: of(service.schedules).map(({ one, own }) => ({
      ...own,
      id: one.id,
      valid_from: one.valid_from ?? null,
      valid_to: one.valid_to ?? null,
      dtstart: one.dtstart ?? null,
      freq: one.freq ?? null,
      interval: one.interval ?? null,
      byday: one.byday ?? null,
      bymonthday: one.bymonthday ?? null,
      opens_at: one.opens_at ?? null,
      closes_at: one.closes_at ?? null,
      description: one.description ?? null,
    })),
    service_area: of(service.service_areas).map(({ one, own }) => ({
      ...own,
      id: one.id,
      name: one.name ?? null,
      uri: one.uri ?? null,
    })),
    service_term: of(service.attributes).map(({ one, own }) => ({
      ...own,
      id: one.id,
      term_id: one.taxonomy_term.id,
      term: one.taxonomy_term.term,
      taxonomy: one.taxonomy_term.taxonomy,
      term_uri: one.taxonomy_term.term_uri ?? null,
    })),
    service_location: of(service.service_at_locations).map(({ one: { id, location }, own }) => {
      const [address] = location.addresses;
      return {
        ...own,
        refuge: 0,
        id,
        location_id: location.id,
        location_type: location.location_type,
        name: location.name ?? null,
        latitude: location.latitude ?? null,
        longitude: location.longitude ?? null,
        external_identifier: location.external_identifier ?? null,
        external_identifier_type: location.external_identifier_type ?? null,
        has_address: address ? 1 : 0,
        address_1: address?.address_1 ?? null,
        address_2: address?.address_2 ?? null,
        city: address?.city ?? null,
        region: address?.region ?? null,
        state_province: address?.state_province ?? null,
        postal_code: address?.postal_code ?? null,
        country: address?.country ?? null,
      };
    }),
  };
}

/** These rows as services, in their order, with everything that belongs to them. */
export async function servicesOf(from: From, rows: readonly ServiceRow[]): Promise<Service[]> {
  const parts = await partsOfServices(
    from,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => serviceOf(row, parts));
}

function serviceOf(row: ServiceRow, parts: ServiceParts): Service {
  const mine = <T extends { service_id: string }>(list: readonly T[]): T[] =>
    list.filter((one) => one.service_id === row.id);
  const plain = <T extends { service_id: string; place: number }>(list: readonly T[]) =>
    mine(list).map(({ service_id: _service, place: _place, ...columns }) => said(columns));
  const { organisation_id: organisationId, organisation_name: organisationName } = row;
  const about = said({ description: row.organisation_description, website: row.organisation_website });
  return {
    id: row.id,
    name: row.name,
    url: row.url,
    status: row.status,
    ...said({
      description: row.description,
      email: row.email,
      minimum_age: row.minimum_age,
      maximum_age: row.maximum_age,
      assured_date: row.assured_date,
      alert: row.alert,
      fees: row.fees,
      eligibility_description: row.eligibility_description,
      application_process: row.application_process,
      interpretation_services: row.interpretation_services,
      wait_time: row.wait_time,
    }),
    ...(organisationId !== null && organisationName !== null
      ? { organization: { id: organisationId, name: organisationName, ...about } }
      : {}),
    ...(row.needs_said === 1 ? { hub_needs: mine(parts.service_need).map(({ need }) => need) } : {}),
    hub_refuge: row.refuge === 1,
    phones: plain(parts.service_phone) as Service["phones"],
    languages: plain(parts.service_language) as Service["languages"],
    schedules: plain(parts.service_schedule) as Service["schedules"],
    service_areas: plain(parts.service_area) as Service["service_areas"],
    attributes: mine(parts.service_term).map(({ id, term_id, term, taxonomy, term_uri }) => ({
      id,
      taxonomy_term: { id: term_id, term, taxonomy, ...said({ term_uri }) },
    })),
    service_at_locations: mine(parts.service_location).map(atLocationOf),
  };
}

function atLocationOf(row: ServiceParts["service_location"][number]): AtLocation {
  const { address_1, address_2, city, region, state_province, postal_code, country } = row;
  const { name, latitude, longitude, external_identifier, external_identifier_type } = row;
  return {
    id: row.id,
    location: {
      id: row.location_id,
      location_type: row.location_type,
      ...said({ name, latitude, longitude, external_identifier, external_identifier_type }),
      addresses:
        row.has_address === 1
          ? [said({ address_1, address_2, city, region, state_province, postal_code, country })]
          : [],
    },
  };
}
