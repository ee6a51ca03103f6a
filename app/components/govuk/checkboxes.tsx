import { ChoiceItem, choiceId } from "./choice-item.tsx";
import type { Choice, Divider } from "./choice-item.tsx";
import { join } from "./common.ts";
import type { Extra, Maybe } from "./common.ts";
import type { FieldsetPart } from "./fieldset.tsx";
import { FormGroup } from "./form-group.tsx";
import type { FieldProps, FormGroupsPart } from "./form-group.tsx";

export interface Checkbox extends Choice {
  name?: string | undefined;
  /** "exclusive" unticks all others, for a choice such as "None of these". */
  behaviour?: "exclusive" | undefined;
}

export interface CheckboxesProps extends Omit<FieldProps, "label" | "formGroup">, Extra {
  name?: string | undefined;
  /** The name when absent. */
  idPrefix?: string | undefined;
  fieldset?: FieldsetPart | undefined;
  items?: readonly Maybe<Checkbox | Divider>[] | undefined;
  /** The values ticked at first (it is not controlled). */
  values?: readonly (string | number)[] | undefined;
  formGroup?: FormGroupsPart | undefined;
}

/** A list to tick any number of. */
export function Checkboxes(props: CheckboxesProps) {
  const { name, items = [], values, fieldset, formGroup } = props;
  const idPrefix = props.idPrefix || name;
  const isTicked = (item: Checkbox) =>
    Boolean(item.checked || (item.checked !== false && item.value !== undefined && values?.includes(item.value)));
  return (
    <FormGroup {...props} id={idPrefix}>
      {(describedBy) => (
        <div className={join("govuk-checkboxes", props.classes)} {...props.attributes} data-module="govuk-checkboxes">
          {formGroup?.beforeInputs}
          {items.map((item, index) => {
            if (!item) return null;
            if ("divider" in item)
              return (
                <div key={index} className="govuk-checkboxes__divider">
                  {item.divider}
                </div>
              );
            return (
              <ChoiceItem
                key={index}
                kind="checkboxes"
                item={item}
                id={choiceId(item, idPrefix, index)}
                name={item.name || name}
                isChecked={isTicked(item)}
                describedBy={fieldset ? undefined : describedBy}
                behaviour={item.behaviour}
              />
            );
          })}
          {formGroup?.afterInputs}
        </div>
      )}
    </FormGroup>
  );
}
