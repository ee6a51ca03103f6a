// A refuge whose directory says where it is in every field that takes words or figures.
import { anEntry } from "./services.ts";

const PLACE = "12 Hiddle Lane, Secretham, ZZ9 9UL";
const UPRN = "100098765432";
const LATITUDE = 51.987654;
const LONGITUDE = 0.123987;
const DESK = "01632 960 333";
const MOBILE = "07700 900 333";

/** What must be found nowhere. No id is made of such letters: they have neither I, L, O nor U. */
export const PLANTED = [
  "Hiddle",
  "Secretham",
  "ZZ9 9UL",
  "ZZ99UL",
  UPRN,
  "51.987",
  "0.1239",
  "960 333",
  "900 333",
] as const;

const words = (about: string) => `${about}: ${PLACE}. UPRN ${UPRN}, at ${LATITUDE}, ${LONGITUDE}, ${DESK}, ${MOBILE}`;
type Entry = Record<string, unknown>;

/** The place in one field at a time; the entry is a refuge by its name or its terms. */
export const WORDS_PLANTED: readonly ((entry: Entry) => Entry)[] = [
  function name(entry) {
    return { ...entry, name: words("Refuge") };
  },
  function nameInWordsAlone(entry) {
    return { ...entry, name: "Refuge in Hiddle Lane" };
  },
  function url(entry) {
    return { ...entry, url: `https://example.org/hiddle-lane/zz9-9ul?uprn=${UPRN}` };
  },
  function host(entry) {
    return { ...entry, url: "https://hiddle-lane.example.org/" };
  },
  function email(entry) {
    return { ...entry, email: "12.hiddle.lane@example.org" };
  },
  ...["description", "alert", "fees", "eligibility_description", "application_process", "interpretation_services"].map(
    (field) => (entry: Entry) => ({ ...entry, [field]: words(field) }),
  ),
  function wait(entry) {
    return { ...entry, wait_time: words("Ask at") };
  },
  function organization(entry) {
    const { id, name } = { id: "12-hiddle-lane", name: words("Run by") };
    return { ...entry, organization: { id, name, description: words("At"), website: "https://example.org/hiddle" } };
  },
  function phones(entry) {
    const numbers = ["0808 157 0222", DESK, MOBILE, "0808 157 0222, Hiddle Lane", `0800 ${UPRN}`, UPRN];
    return { ...entry, phones: numbers.map((number) => ({ id: "hiddle-1", number, description: words("Ring") })) };
  },
  function contacts(entry) {
    return { ...entry, contacts: [{ name: PLACE, title: PLACE, phones: [{ number: DESK }] }] };
  },
  function languages(entry) {
    return { ...entry, languages: [{ id: "hiddle", name: PLACE, code: "ZZ9 9UL", note: words("Spoken") }] };
  },
  function schedules(entry) {
    return { ...entry, schedules: [{ id: "hiddle", description: words("Ring at"), notes: PLACE, byday: "MO" }] };
  },
  function areas(entry) {
    const said = { id: "hiddle", uri: "https://example.org/hiddle" };
    return {
      ...entry,
      service_areas: [
        { ...said, name: PLACE },
        { ...said, name: "Secretham" },
      ],
    };
  },
  function terms(entry) {
    const term = { id: "hiddle", term: PLACE, taxonomy: PLACE, term_uri: "https://example.org/hiddle" };
    return { ...entry, attributes: [{ id: "hiddle", taxonomy_term: term }] };
  },
  function locations(entry) {
    return {
      ...entry,
      service_at_locations: [
        {
          id: "hiddle",
          location: {
            id: "hiddle-lane",
            location_type: "physical",
            name: "Hiddle House",
            latitude: LATITUDE,
            longitude: LONGITUDE,
            external_identifier: UPRN,
            external_identifier_type: "UPRN",
            addresses: [{ address_1: "12 Hiddle Lane", city: "Secretham", postal_code: "ZZ9 9UL" }],
          },
        },
      ],
    };
  },
  function unknownFields(entry) {
    return { ...entry, postcode: "ZZ9 9UL", location: { latitude: LATITUDE }, notes: { deep: [PLACE] } };
  },
];

/** A refuge with the place in all of them at once, whose directory calls it one only by its terms. */
export function plantedRefuge(): Entry {
  const planted = WORDS_PLANTED.reduce((entry, plant) => plant(entry), anEntry());
  const refuge = { id: "a", taxonomy_term: { id: "b", term: "Refuge accommodation", taxonomy: "Test" } };
  return { ...planted, name: "Home in Hiddle Lane", attributes: [...(planted["attributes"] as unknown[]), refuge] };
}
