import { THRESHOLDS } from "#machines/area-thresholds.ts";
import { THRESHOLD_WORDS } from "#machines/area-setting-words.ts";
import { Checkboxes } from "../../components/govuk/checkboxes.tsx";
import { DateInput } from "../../components/govuk/date-input.tsx";
import { Fieldset } from "../../components/govuk/fieldset.tsx";
import { Input } from "../../components/govuk/input.tsx";
import { Select } from "../../components/govuk/select.tsx";
import { errorFor, type FieldError } from "../../components/summary-of-errors.tsx";
import { PLACES, rowField, type TypedArea, type TypedRow } from "./area-form.ts";

interface Choice {
  readonly code: string;
  readonly title: string;
}

export interface AreaFieldsProps {
  readonly typed: TypedArea;
  readonly choices: Readonly<Record<"unavailable" | "replaced" | "standIn", readonly Choice[]>>;
  readonly errors: readonly FieldError[] | undefined;
}

/** Empty rows to fill, under those that are in use. */
const MORE_ROWS = 2;
const EMPTY: TypedRow = { of: "", first: "", second: "", third: "" };
const PLACE_WORDS = { first: "First", second: "Second", third: "Third" } as const;

/** Everything that an area sets for itself. */
export function AreaFields({ typed, choices, errors }: AreaFieldsProps) {
  const used = typed.rows.filter((row) => Object.values(row).some(Boolean));
  // A form that comes back with a mistake keeps every row where it was, so that the mistake is still beside it.
  const rows = errors ? typed.rows : [...used, ...Array<TypedRow>(MORE_ROWS).fill(EMPTY)];
  return (
    <>
      <DateInput
        id="fromDay"
        namePrefix="fromDay"
        fieldset={{ legend: { text: "From which day?", classes: "govuk-fieldset__legend--s" } }}
        hint="Today or later. It holds from the beginning of that day."
        day={{ value: typed.day }}
        month={{ value: typed.month }}
        year={{ value: typed.year }}
        errorMessage={errorFor(errors, "fromDay")}
      />
      {THRESHOLDS.map((field) => (
        <Input
          key={field}
          name={field}
          label={THRESHOLD_WORDS[field]}
          classes="govuk-input--width-2"
          inputmode="numeric"
          autocomplete="off"
          value={typed[field]}
          errorMessage={errorFor(errors, field)}
        />
      ))}
      <Checkboxes
        name="unavailable"
        fieldset={{ legend: { text: "What is out in this area?", classes: "govuk-fieldset__legend--s" } }}
        hint="What stands in for it is asked in its place; where nothing does, the duty manager decides."
        classes="govuk-checkboxes--small"
        items={choices.unavailable.map(({ code, title }) => ({ value: code, text: title }))}
        values={typed.unavailable}
        errorMessage={errorFor(errors, "unavailable")}
      />
      <h3 className="govuk-heading-s">Who is asked in the place of whom?</h3>
      <p className="govuk-body">
        Only where this area wants another order than the protocol&apos;s. Empty the three to go back to it.
      </p>
      {rows.map((row, index) => (
        <Row key={index} index={index} row={row} choices={choices} errors={errors} />
      ))}
    </>
  );
}

interface RowProps extends Pick<AreaFieldsProps, "choices" | "errors"> {
  readonly index: number;
  readonly row: TypedRow;
}

function Row({ index, row, choices, errors }: RowProps) {
  const items = (all: readonly Choice[], none: string) => [
    { value: "", text: none },
    ...all.map(({ code, title }) => ({ value: code, text: title })),
  ];
  return (
    <Fieldset classes="hub-stand-in" legend={{ text: `Order ${index + 1}`, classes: "govuk-visually-hidden" }}>
      <Select
        name={rowField(index, "of")}
        label="In the place of"
        items={items(choices.replaced, "None")}
        value={row.of}
        errorMessage={errorFor(errors, rowField(index, "of"))}
      />
      {PLACES.map((place) => (
        <Select
          key={place}
          name={rowField(index, place)}
          label={PLACE_WORDS[place]}
          items={items(choices.standIn, "Nobody")}
          value={row[place]}
          errorMessage={errorFor(errors, rowField(index, place))}
        />
      ))}
    </Fieldset>
  );
}
