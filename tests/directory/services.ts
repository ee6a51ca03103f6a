// Invented services, as the hub keeps them and as directories write them.
import { readService } from "#machines/directory/read-service.ts";
import type { Service } from "#machines/directory/service.ts";
import type { Day } from "#machines/time.ts";

export const TODAY = "2026-03-02" as Day;

/** An entry of a directory with something in every field. */
export function anEntry(changed: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    id: "11111111-1111-4111-8111-111111111111",
    name: "Test stalking support",
    description: "Somebody to talk with about being followed.",
    url: "https://support.example.org/stalking",
    email: "hello@support.example.org",
    status: "active",
    minimum_age: 16,
    maximum_age: 100,
    assured_date: "2026-01-01",
    alert: "Longer waits this month.",
    fees: "Free",
    eligibility_description: "Anybody who lives in the county.",
    application_process: "Ring, or send the form on the page.",
    interpretation_services: "By phone, booked a day before.",
    wait_time: "About a week",
    organization: {
      id: "org-1",
      name: "Test Support",
      description: "A charity",
      website: "https://support.example.org",
    },
    phones: [{ id: "phone-1", number: "01632 960 111", description: "The desk" }],
    contacts: [{ name: "Nobody Named", phones: [{ id: "phone-2", number: "0808 157 0111" }] }],
    languages: [{ id: "language-1", name: "Polish", code: "pl" }],
    schedules: [
      { id: "schedule-1", freq: "WEEKLY", byday: "MO,TU,WE,TH,FR", opens_at: "09:00:00", closes_at: "17:00Z" },
    ],
    service_areas: [{ id: "area-1", name: "Essex" }],
    attributes: [{ id: "attribute-1", taxonomy_term: { id: "term-1", name: "Stalking", taxonomy: "Test terms" } }],
    service_at_locations: [
      {
        id: "at-1",
        location: {
          id: "location-1",
          location_type: "physical",
          name: "The desk in town",
          latitude: 51.5,
          longitude: 0.5,
          external_identifier: "100000000001",
          external_identifier_type: "UPRN",
          addresses: [{ id: "address-1", address_1: "1 Test Parade", city: "Testville", postal_code: "ZZ1 1ZZ" }],
        },
      },
    ],
    ...changed,
  };
}

/** The same as the hub keeps it. */
export function aService(changed: Readonly<Record<string, unknown>> = {}): Service {
  const read = readService(anEntry(changed), TODAY);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.service;
}
