import { z } from "zod";
import { HIDDEN_WORDS, isPlain } from "../../forms.ts";
import { pathwayChoices } from "../../queries/organisations.ts";

const DOMAIN = /^(?=.{4,253}$)[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+$/;
/** Where anybody can have an address, which would let anybody in. */
const ANYBODYS = new Set(
  [
    "gmail.com",
    "googlemail.com",
    "outlook.com",
    "hotmail.com",
    "hotmail.co.uk",
    "live.co.uk",
    "live.com",
    "yahoo.com",
  ].concat([
    "yahoo.co.uk",
    "icloud.com",
    "me.com",
    "aol.com",
    "btinternet.com",
    "sky.com",
    "proton.me",
    "protonmail.com",
  ]),
);

/** What is asked of every organisation. */
export const organisationForm = z.object({
  name: z
    .string("Enter its name")
    .trim()
    .min(1, "Enter its name")
    .max(200, "Enter a name of at most 200 characters")
    .refine(isPlain, HIDDEN_WORDS),
  odsCode: z
    .string("Enter the ODS code once")
    .trim()
    .toUpperCase()
    .regex(/^[A-Z0-9]{0,12}$/, "Enter an ODS code of letters and figures, like A12345, or leave it empty")
    .default("")
    .transform((code) => code || null),
  hubCode: z
    .string("Enter the hub’s code once")
    .trim()
    .toUpperCase()
    .regex(/^(?:[A-Z0-9]{4,12})?$/, "Enter a code of 4 to 12 letters and figures, like HOMES7, or leave it empty")
    .default("")
    .transform((code) => code || null),
  emailDomains: z
    .string("Enter the email domains once")
    .default("")
    .transform((typed) =>
      [
        ...new Set(
          typed
            .toLowerCase()
            .split(/[\s,;]+/)
            .map((one) => one.replace(/^@/, "")),
        ),
      ].filter(Boolean),
    )
    .refine((domains) => domains.length <= 10, "Enter at most ten domains")
    .refine(
      (domains) => domains.every((one) => DOMAIN.test(one)),
      "Enter domains like example.org, with spaces between",
    )
    .refine(
      (domains) => !domains.some((one) => ANYBODYS.has(one)),
      "Anybody can have an address there: enter the organisation’s own domain",
    )
    .transform((domains) => domains.join(" ")),
  pathways: z
    .union([z.string(), z.array(z.string())], "Choose from the list")
    .default([])
    .transform((ticked) => [ticked].flat()),
});

/** The ticked pathways, or null when one is not in the catalogue. */
export function knownPathways(ticked: readonly string[]): string[] | null {
  const known = new Set(pathwayChoices().map(({ code }) => code));
  return ticked.every((code) => known.has(code)) ? [...new Set(ticked)] : null;
}
