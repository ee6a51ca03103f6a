import { join, part } from "./common.ts";
import type { Attributes, Extra, Maybe } from "./common.ts";
import { FormGroup } from "./form-group.tsx";
import type { FieldProps } from "./form-group.tsx";

export interface SelectItem {
  text?: string | number | undefined;
  /** The text when absent. */
  value?: string | number | undefined;
  selected?: boolean | undefined;
  disabled?: boolean | undefined;
  attributes?: Attributes | undefined;
}

export interface SelectProps extends FieldProps, Extra {
  name?: string | undefined;
  /** The name when absent. */
  id?: string | undefined;
  items?: readonly Maybe<SelectItem>[] | undefined;
  /** The value chosen at first (it is not controlled). */
  value?: string | number | undefined;
  disabled?: boolean | undefined;
}

const valueOf = (item: SelectItem) => item.value ?? item.text;

/** A list to choose one of. */
export function Select(props: SelectProps) {
  const { name, formGroup, value } = props;
  const id = props.id || name;
  const items = (props.items ?? []).filter((item): item is SelectItem => Boolean(item));
  const chosen = items.findLast(
    (item) => item.selected || (value && valueOf(item) === value && item.selected !== false),
  );
  const hasError = part(props.errorMessage) && "govuk-select--error";
  return (
    <FormGroup {...props} id={id}>
      {(describedBy) => (
        <>
          {formGroup?.beforeInput}
          <select
            className={join("govuk-select", props.classes, hasError)}
            id={id}
            name={name}
            disabled={props.disabled}
            aria-describedby={describedBy}
            defaultValue={chosen && valueOf(chosen)}
            {...props.attributes}
          >
            {items.map((item, index) => (
              <option key={index} value={item.value} disabled={item.disabled} {...item.attributes}>
                {item.text}
              </option>
            ))}
          </select>
          {formGroup?.afterInput}
        </>
      )}
    </FormGroup>
  );
}
