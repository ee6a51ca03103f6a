import { join, part } from "./common.ts";
import type { Attributes, Extra, Maybe } from "./common.ts";
import type { FieldsetPart } from "./fieldset.tsx";
import { FormGroup } from "./form-group.tsx";
import type { FieldProps, FormGroupsPart } from "./form-group.tsx";
import { Input } from "./input.tsx";

type Value = string | number | undefined;

/** One of the fields of a date. */
export interface DateField extends Extra {
  name?: string | undefined;
  label?: string | undefined;
  id?: string | undefined;
  value?: Value;
  /** True marks this field as wrong; when none is marked, an error message marks all. */
  error?: boolean | undefined;
  inputmode?: Attributes["inputMode"];
  autocomplete?: string | undefined;
  pattern?: string | undefined;
}

export interface DateInputProps extends Omit<FieldProps, "label" | "formGroup" | "describedBy">, Extra {
  id?: string | undefined;
  /** Makes the field names `prefix-day`, `prefix-month`, `prefix-year`. */
  namePrefix?: string | undefined;
  fieldset?: FieldsetPart | undefined;
  /** False leaves the field out. */
  day?: DateField | false | undefined;
  month?: DateField | false | undefined;
  year?: DateField | false | undefined;
  /** In place of day, month and year. */
  items?: readonly Maybe<DateField>[] | undefined;
  /** First values by full field name. */
  values?: Readonly<Record<string, Value>> | undefined;
  formGroup?: FormGroupsPart | undefined;
}

const WIDTH = { day: 2, month: 2, year: 4 } as const;
type Unit = keyof typeof WIDTH;
const UNITS = Object.keys(WIDTH) as Unit[];

const saysError = (field: DateField) => Boolean(field.error || field.classes?.includes("govuk-input--error"));

/** "day-of-birth" becomes "Day-of-birth". */
function capitalised(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1).toLowerCase();
}

/** The fields to draw: name, width and first value filled in. */
function fieldsOf(props: DateInputProps): Maybe<DateField & { name: string; width: number }>[] {
  const given: Maybe<DateField>[] = props.items?.length
    ? [...props.items]
    : UNITS.map((unit) => (props[unit] === false ? false : { ...props[unit], name: (props[unit] || {}).name ?? unit }));
  const unitOf = (name: string) => UNITS.find((unit) => name === unit || name === (props[unit] || {}).name);
  return given.map((field) => {
    if (!field) return field;
    const unit = unitOf(field.name ?? "");
    const name = field.name ?? "";
    const value = field.value ?? (unit && (props[unit] || {}).value);
    return { ...field, name, width: unit ? WIDTH[unit] : 2, value };
  });
}

/** Day, month and year as three short fields. */
export function DateInput(props: DateInputProps) {
  const { id, namePrefix, values, formGroup } = props;
  const fields = fieldsOf(props);
  const anyMarked = fields.some((field) => field && saysError(field));
  const hasError = Boolean(part(props.errorMessage));
  return (
    <FormGroup {...props} id={id} fieldsetRole="group">
      {() => (
        <div className={join("govuk-date-input", props.classes)} {...props.attributes} id={id}>
          {formGroup?.beforeInputs}
          {fields.map((field, index) => {
            if (!field) return null;
            const name = namePrefix ? `${namePrefix}-${field.name}` : field.name;
            const wrong = saysError(field) || (field.error !== false && hasError && !anyMarked);
            const ownError = field.classes?.includes("govuk-input--error");
            const ownWidth = field.classes?.includes("govuk-input--width-");
            return (
              <div key={index} className="govuk-date-input__item">
                <Input
                  label={{ text: field.label || capitalised(field.name), classes: "govuk-date-input__label" }}
                  id={field.id || `${id}-${field.name}`}
                  classes={join(
                    "govuk-date-input__input",
                    wrong && !ownError && "govuk-input--error",
                    !ownWidth && `govuk-input--width-${field.width}`,
                    field.classes,
                  )}
                  name={name}
                  value={field.value ?? values?.[name]}
                  inputmode={field.inputmode || "numeric"}
                  autocomplete={field.autocomplete}
                  pattern={field.pattern}
                  attributes={field.attributes}
                />
              </div>
            );
          })}
          {formGroup?.afterInputs}
        </div>
      )}
    </FormGroup>
  );
}
