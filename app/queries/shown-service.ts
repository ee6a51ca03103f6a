import { checkedWords, type Checked } from "#machines/directory/checked.ts";
import { openingWords } from "#machines/directory/opening-words.ts";
import { WITHHELD_ADDRESS } from "#machines/directory/refuge.ts";
import { isOpenNow } from "#machines/directory/search.ts";
import type { Address, Service } from "#machines/directory/service.ts";
import type { Instant } from "#machines/time.ts";

/** A service as a page shows it: words only. */
export interface ShownService {
  readonly id: string;
  readonly name: string;
  readonly organisation: string;
  readonly description: string;
  readonly alert: string;
  readonly isClosedForNow: boolean;
  /** Where people are kept safe, no place is known. */
  readonly isRefuge: boolean;
  readonly phones: readonly { readonly number: string; readonly dialled: string; readonly about: string }[];
  readonly email: string;
  readonly url: string;
  /** Null when its hours are not known. */
  readonly isOpen: boolean | null;
  readonly hours: readonly string[];
  readonly checked: Checked;
  readonly howToRefer: string;
  readonly wait: string;
  readonly whoFor: readonly string[];
  readonly languages: string;
  readonly interpreters: string;
  readonly areas: string;
  readonly cost: string;
  readonly places: readonly string[];
}

export function shownService(service: Service, at: Instant): ShownService {
  return {
    id: service.id,
    name: service.name,
    organisation: service.organization?.name ?? "",
    description: service.description ?? "",
    alert: service.alert ?? "",
    isClosedForNow: service.status !== "active",
    isRefuge: service.hub_refuge,
    phones: service.phones.map(({ number, description }) => ({
      number,
      dialled: number.replace(/[^\d+]/g, ""),
      about: description ?? "",
    })),
    email: service.email ?? "",
    url: service.url === WITHHELD_ADDRESS ? "" : service.url,
    isOpen: isOpenNow(service, at),
    hours: openingWords(service.schedules),
    checked: checkedWords(service.assured_date, at),
    howToRefer: service.application_process ?? "",
    wait: service.wait_time ?? "",
    whoFor: [agesWords(service), service.eligibility_description ?? ""].filter((line) => line !== ""),
    languages: service.languages.flatMap(({ name, code }) => name ?? code ?? []).join(", "),
    interpreters: service.interpretation_services ?? "",
    areas: service.service_areas.flatMap(({ name }) => name ?? []).join(", "),
    cost: service.fees ?? "",
    places: service.service_at_locations.flatMap(({ location: { name, addresses } }) =>
      [name, ...addresses.map(addressLine)].filter((line) => line !== undefined && line !== "").join(", "),
    ),
  };
}

function agesWords({ minimum_age: least, maximum_age: most }: Service): string {
  if (least !== undefined && most !== undefined) return `Aged ${least} to ${most}`;
  if (least !== undefined) return `Aged ${least} and over`;
  return most === undefined ? "" : `Aged ${most} and under`;
}

const addressLine = ({ address_1, address_2, city, postal_code }: Address): string =>
  [address_1, address_2, city, postal_code].filter((part) => part !== undefined).join(", ");
