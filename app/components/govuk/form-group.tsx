import type { ReactNode } from "react";
import { join, part } from "./common.ts";
import type { Extra, Part, Words } from "./common.ts";
import { ErrorMessage } from "./error-message.tsx";
import type { ErrorPart } from "./error-message.tsx";
import { Fieldset } from "./fieldset.tsx";
import type { FieldsetPart } from "./fieldset.tsx";
import { Hint } from "./hint.tsx";
import { Label } from "./label.tsx";
import type { LabelPart } from "./label.tsx";

/** The box around one field. */
export interface FormGroupPart extends Extra {
  beforeInput?: ReactNode;
  afterInput?: ReactNode;
}

/** The box around a list of fields. */
export interface FormGroupsPart extends Extra {
  beforeInputs?: ReactNode;
  afterInputs?: ReactNode;
}

/** What every field takes. */
export interface FieldProps {
  label?: Words<LabelPart>;
  hint?: Words;
  errorMessage?: Words<ErrorPart>;
  /** Ids of other elements that describe the field. */
  describedBy?: string | undefined;
  formGroup?: FormGroupPart | undefined;
}

interface FormGroupProps extends Omit<FieldProps, "formGroup"> {
  /** The id that hint (`-hint`) and error (`-error`) take theirs from. */
  id: string | undefined;
  fieldset?: FieldsetPart | undefined;
  fieldsetRole?: string | undefined;
  formGroup?: Extra | undefined;
  /** Draws the field itself, given the ids that describe it. */
  children: (describedBy: string | undefined) => ReactNode;
}

/** Label or fieldset, hint, error and field, in the order and with the ids of the official markup. */
export function FormGroup(props: FormGroupProps) {
  const { id, fieldset, formGroup } = props;
  const label: LabelPart | undefined = part(props.label);
  const hint: Part | undefined = part(props.hint);
  const error: ErrorPart | undefined = part(props.errorMessage);
  const own = fieldset?.describedBy || props.describedBy;
  const describedBy = join(own, hint && `${id}-hint`, error && `${id}-error`);
  const inner = (
    <>
      {label && (
        <Label htmlFor={id} {...label}>
          {label.text}
        </Label>
      )}
      {hint && (
        <Hint id={`${id}-hint`} classes={hint.classes} attributes={hint.attributes}>
          {hint.text}
        </Hint>
      )}
      {error && (
        <ErrorMessage id={`${id}-error`} {...error}>
          {error.text}
        </ErrorMessage>
      )}
      {props.children(describedBy)}
    </>
  );
  return (
    <div
      className={join("govuk-form-group", error && "govuk-form-group--error", formGroup?.classes)}
      {...formGroup?.attributes}
    >
      {fieldset ? (
        <Fieldset {...fieldset} describedBy={describedBy} role={props.fieldsetRole}>
          {inner}
        </Fieldset>
      ) : (
        inner
      )}
    </div>
  );
}
