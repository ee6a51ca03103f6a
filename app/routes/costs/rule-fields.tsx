import { BAND_WORDS, BANDS, BEARER_WORDS, BEARERS } from "#machines/money-words.ts";
import { Input } from "../../components/govuk/input.tsx";
import { Radios } from "../../components/govuk/radios.tsx";
import { Select } from "../../components/govuk/select.tsx";
import { Textarea } from "../../components/govuk/textarea.tsx";
import { errorFor, type FieldError } from "../../components/summary-of-errors.tsx";

const BAND_HINTS = {
  reactive: "A crisis or its aftermath",
  "risk-reduction": "Specialist work after somebody said what happens",
  preventive: "Help before a crisis",
} as const;

interface Props {
  readonly typed: { readonly band: string; readonly bearer: string; readonly from: string; readonly because: string };
  readonly errors: readonly FieldError[] | undefined;
  /** It would be the first price: nothing that was entered could change. */
  readonly first?: boolean;
}

const FROM_HINT = "For example 1 April 2027. Empty for today. If it is approved later, it holds from then on.";
const FIRST_FROM_HINT =
  "For example 1 April 2026. Empty for today. It may be a day that is past: what has happened since, and has no price, is then priced.";

/** What every rule says: band, bearer, from when, and why. */
export function RuleFields({ typed, errors, first = false }: Props) {
  return (
    <>
      <Radios
        name="band"
        fieldset={{ legend: { text: "Which band?", classes: "govuk-fieldset__legend--s" } }}
        hint="By what triggers it, not by who does it"
        items={BANDS.flatMap((band) =>
          band === "hub" ? [] : [{ value: band, text: BAND_WORDS[band], hint: BAND_HINTS[band] }],
        )}
        value={typed.band}
        errorMessage={errorFor(errors, "band")}
      />
      <Select
        name="bearer"
        label="Who bears it?"
        items={[{ value: "", text: "Choose one" }, ...BEARERS.map((one) => ({ value: one, text: BEARER_WORDS[one] }))]}
        value={typed.bearer}
        errorMessage={errorFor(errors, "bearer")}
      />
      <Input
        name="from"
        label="From which day?"
        hint={first ? FIRST_FROM_HINT : FROM_HINT}
        classes="govuk-input--width-10"
        autocomplete="off"
        value={typed.from}
        errorMessage={errorFor(errors, "from")}
      />
      <Textarea
        name="because"
        label="Why?"
        hint="For the second person who approves it. Nothing about anybody who was helped."
        rows={3}
        value={typed.because}
        errorMessage={errorFor(errors, "because")}
      />
    </>
  );
}
