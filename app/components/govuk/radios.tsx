import { ChoiceItem, choiceId } from "./choice-item.tsx";
import type { Choice, Divider } from "./choice-item.tsx";
import { join } from "./common.ts";
import type { Extra, Maybe } from "./common.ts";
import type { FieldsetPart } from "./fieldset.tsx";
import { FormGroup } from "./form-group.tsx";
import type { FieldProps, FormGroupsPart } from "./form-group.tsx";

export interface RadiosProps extends Omit<FieldProps, "label" | "formGroup" | "describedBy">, Extra {
  name?: string | undefined;
  /** The name when absent. */
  idPrefix?: string | undefined;
  fieldset?: FieldsetPart | undefined;
  items?: readonly Maybe<Choice | Divider>[] | undefined;
  /** The value chosen at first (it is not controlled). */
  value?: string | number | undefined;
  formGroup?: FormGroupsPart | undefined;
}

/** A list to choose one of, all in view. */
export function Radios(props: RadiosProps) {
  const { name, items = [], value, formGroup } = props;
  const idPrefix = props.idPrefix || name;
  const isChosen = (item: Choice) => Boolean(item.checked || (value && item.value === value && item.checked !== false));
  return (
    <FormGroup {...props} id={idPrefix}>
      {() => (
        <div className={join("govuk-radios", props.classes)} {...props.attributes} data-module="govuk-radios">
          {formGroup?.beforeInputs}
          {items.map((item, index) => {
            if (!item) return null;
            if ("divider" in item)
              return (
                <div key={index} className="govuk-radios__divider">
                  {item.divider}
                </div>
              );
            return (
              <ChoiceItem
                key={index}
                kind="radios"
                item={item}
                id={choiceId(item, idPrefix, index)}
                name={name}
                isChecked={isChosen(item)}
              />
            );
          })}
          {formGroup?.afterInputs}
        </div>
      )}
    </FormGroup>
  );
}
