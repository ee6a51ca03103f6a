// A service as directories hand it on: the fields of Open Referral UK, and beside them those of the wider standard that the UK's
// profile leaves out but a caller needs. What is exported has this form, and what has this form can be imported.
import { z } from "zod";
import {
  age,
  byDay,
  byMonthDay,
  day,
  degrees,
  emailAddress,
  idText,
  prose,
  timeOfDay,
  webAddress,
  words,
} from "./fields.ts";
import { isNeed } from "./needs.ts";

export const SERVICE_STATUSES = ["active", "inactive", "defunct", "temporarily closed"] as const;
export type ServiceStatus = (typeof SERVICE_STATUSES)[number];
export const FREQUENCIES = ["WEEKLY", "MONTHLY"] as const;

const MOST = 100;
const listOf = <T extends z.ZodType>(one: T) => z.array(one, "Give a list.").max(MOST, `Give at most ${MOST}.`);

const phone = z.object({ id: idText().optional(), number: words(50), description: words(1000).optional() });
const language = z.object({
  id: idText().optional(),
  name: words(100).optional(),
  code: words(20).optional(),
  note: words(500).optional(),
});
const schedule = z.object({
  id: idText().optional(),
  valid_from: day().optional(),
  valid_to: day().optional(),
  dtstart: day().optional(),
  freq: z.enum(FREQUENCIES, "This is WEEKLY or MONTHLY.").optional(),
  interval: z.coerce.number().int().min(1).max(52).optional(),
  byday: byDay().optional(),
  bymonthday: byMonthDay().optional(),
  opens_at: timeOfDay().optional(),
  closes_at: timeOfDay().optional(),
  description: words(1000).optional(),
});
const area = z.object({ id: idText().optional(), name: words(500).optional(), uri: webAddress().optional() });
const attribute = z.object({
  id: idText().optional(),
  taxonomy_term: z
    .object({
      id: idText().optional(),
      term: words(300).optional(),
      name: words(300).optional(),
      taxonomy: words(300).optional(),
      term_uri: webAddress().optional(),
    })
    .optional(),
});
const address = z.object({
  address_1: words(300).optional(),
  address_2: words(300).optional(),
  city: words(200).optional(),
  region: words(200).optional(),
  state_province: words(200).optional(),
  postal_code: words(20).optional(),
  country: words(100).optional(),
});
const location = z.object({
  id: idText().optional(),
  location_type: words(50).optional(),
  name: words(300).optional(),
  latitude: degrees(90).optional(),
  longitude: degrees(180).optional(),
  external_identifier: words(100).optional(),
  external_identifier_type: words(100).optional(),
  addresses: listOf(address).optional(),
});

/** As it may come: lists and ids may be absent, and what the hub has no use for is let go. */
export const incomingService = z
  .object({
    id: idText(),
    name: words(),
    description: prose().optional(),
    url: webAddress(),
    email: emailAddress().optional(),
    status: z.enum(SERVICE_STATUSES, `This is one of: ${SERVICE_STATUSES.join(", ")}.`),
    minimum_age: age().optional(),
    maximum_age: age().optional(),
    assured_date: day().optional(),
    alert: prose().optional(),
    fees: prose().optional(),
    eligibility_description: prose().optional(),
    application_process: prose().optional(),
    interpretation_services: prose().optional(),
    wait_time: words(1000).optional(),
    hub_needs: listOf(z.string().refine(isNeed, "The hub knows no such need.")).optional(),
    hub_refuge: z.boolean("This is true or false.").optional(),
    organization: z
      .object({ id: idText(), name: words(), description: prose().optional(), website: webAddress().optional() })
      .optional(),
    phones: listOf(phone).optional(),
    contacts: listOf(z.object({ phones: listOf(phone).optional() })).optional(),
    languages: listOf(language).optional(),
    schedules: listOf(schedule).optional(),
    service_areas: listOf(area).optional(),
    attributes: listOf(attribute).optional(),
    service_at_locations: listOf(z.object({ id: idText().optional(), location: location.optional() })).optional(),
  })
  .refine(({ minimum_age: least, maximum_age: most }) => least === undefined || most === undefined || least <= most, {
    path: ["maximum_age"],
    message: "This is below the minimum age.",
  });
export type IncomingService = z.output<typeof incomingService>;

type WithId<T> = T & { id: string };
export type Phone = WithId<z.output<typeof phone>>;
export type Language = WithId<z.output<typeof language>>;
export type Schedule = WithId<z.output<typeof schedule>>;
export type Area = WithId<z.output<typeof area>>;
export type Address = z.output<typeof address>;
export interface Term {
  readonly id: string;
  readonly taxonomy_term: {
    readonly id: string;
    readonly term: string;
    readonly taxonomy: string;
    readonly term_uri?: string | undefined;
  };
}
export interface AtLocation {
  readonly id: string;
  readonly location: WithId<Omit<z.output<typeof location>, "addresses">> & {
    readonly location_type: string;
    readonly addresses: readonly Address[];
  };
}

type Plain = Omit<
  IncomingService,
  | "contacts"
  | "hub_needs"
  | "hub_refuge"
  | "phones"
  | "languages"
  | "schedules"
  | "service_areas"
  | "attributes"
  | "service_at_locations"
>;

/** As the hub keeps and exports it: every list is there, every part has an id. */
export interface Service extends Plain {
  /** Absent as long as nobody has said. */
  readonly hub_needs?: readonly string[] | undefined;
  /** Somewhere people are kept safe: nothing that says where is ever part of it. */
  readonly hub_refuge: boolean;
  readonly phones: readonly Phone[];
  readonly languages: readonly Language[];
  readonly schedules: readonly Schedule[];
  readonly service_areas: readonly Area[];
  readonly attributes: readonly Term[];
  readonly service_at_locations: readonly AtLocation[];
}
