import { join, part } from "./common.ts";
import type { Extra } from "./common.ts";
import { FormGroup } from "./form-group.tsx";
import type { FieldProps } from "./form-group.tsx";

export interface TextareaProps extends FieldProps, Extra {
  name?: string | undefined;
  /** The name when absent. */
  id?: string | undefined;
  rows?: number | string | undefined;
  /** What stands in the field at first (it is not controlled). */
  value?: string | undefined;
  disabled?: boolean | undefined;
  autocomplete?: string | undefined;
  spellcheck?: boolean | undefined;
}

/** A field of several lines. */
export function Textarea(props: TextareaProps) {
  const { name, formGroup } = props;
  const id = props.id || name;
  const hasError = part(props.errorMessage) && "govuk-textarea--error";
  return (
    <FormGroup {...props} id={id}>
      {(describedBy) => (
        <>
          {formGroup?.beforeInput}
          <textarea
            className={join("govuk-textarea", hasError, props.classes)}
            id={id}
            name={name}
            rows={Number(props.rows) || 5}
            spellCheck={props.spellcheck}
            disabled={props.disabled}
            aria-describedby={describedBy}
            autoComplete={props.autocomplete || undefined}
            defaultValue={props.value}
            {...props.attributes}
          />
          {formGroup?.afterInput}
        </>
      )}
    </FormGroup>
  );
}
