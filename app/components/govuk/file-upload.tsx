import { join, part } from "./common.ts";
import type { Extra } from "./common.ts";
import { FormGroup } from "./form-group.tsx";
import type { FieldProps } from "./form-group.tsx";

export interface FileUploadProps extends FieldProps, Extra {
  name?: string | undefined;
  /** The name when absent. */
  id?: string | undefined;
  /** Kinds of file to offer first, as in `.json,application/json`. */
  accept?: string | undefined;
  multiple?: boolean | undefined;
  disabled?: boolean | undefined;
}

/** A field for a file. Its form is sent as `multipart/form-data`. */
export function FileUpload(props: FileUploadProps) {
  const { name, formGroup } = props;
  const id = props.id || name;
  const hasError = part(props.errorMessage) && "govuk-file-upload--error";
  return (
    <FormGroup {...props} id={id}>
      {(describedBy) => (
        <>
          {formGroup?.beforeInput}
          <input
            className={join("govuk-file-upload", props.classes, hasError)}
            id={id}
            name={name}
            type="file"
            disabled={props.disabled}
            accept={props.accept}
            multiple={props.multiple}
            aria-describedby={describedBy}
            {...props.attributes}
          />
          {formGroup?.afterInput}
        </>
      )}
    </FormGroup>
  );
}
