import { z } from "zod";
import { HIDDEN_WORDS, isPlain } from "../../forms.ts";
import { pathwayChoices } from "../../queries/organisations.ts";

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
