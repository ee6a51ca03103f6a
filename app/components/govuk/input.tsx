import { join, part } from "./common.ts";
import type { Attributes, Extra, Part, Words } from "./common.ts";
import { FormGroup } from "./form-group.tsx";
import type { FieldProps } from "./form-group.tsx";

export interface InputProps extends FieldProps, Extra {
  name?: string | undefined;
  /** The name when absent. */
  id?: string | undefined;
  type?: string | undefined;
  /** What stands in the field at first (it is not controlled). */
  value?: string | number | undefined;
  disabled?: boolean | undefined;
  inputmode?: Attributes["inputMode"];
  autocomplete?: string | undefined;
  autocapitalize?: string | undefined;
  pattern?: string | undefined;
  spellcheck?: boolean | undefined;
  prefix?: Words;
  suffix?: Words;
  inputWrapper?: Extra | undefined;
}

function Affix({ words, kind }: { words: Part; kind: "prefix" | "suffix" }) {
  return (
    <div className={join(`govuk-input__${kind}`, words.classes)} aria-hidden="true" {...words.attributes}>
      {words.text}
    </div>
  );
}

/** A field of one line. */
export function Input(props: InputProps) {
  const { name, formGroup, inputWrapper } = props;
  const id = props.id || name;
  const prefix: Part | undefined = part(props.prefix);
  const suffix: Part | undefined = part(props.suffix);
  const hasError = part(props.errorMessage) && "govuk-input--error";
  const isWrapped = prefix?.text || suffix?.text || formGroup?.beforeInput || formGroup?.afterInput;
  const field = (describedBy: string | undefined) => (
    <input
      className={join("govuk-input", props.classes, hasError)}
      id={id}
      name={name}
      type={props.type || "text"}
      spellCheck={props.spellcheck}
      defaultValue={props.value}
      disabled={props.disabled}
      aria-describedby={describedBy}
      autoComplete={props.autocomplete}
      autoCapitalize={props.autocapitalize}
      pattern={props.pattern}
      inputMode={props.inputmode}
      {...props.attributes}
    />
  );
  return (
    <FormGroup {...props} id={id}>
      {(describedBy) =>
        isWrapped ? (
          <div className={join("govuk-input__wrapper", inputWrapper?.classes)} {...inputWrapper?.attributes}>
            {formGroup?.beforeInput}
            {prefix?.text && <Affix words={prefix} kind="prefix" />}
            {field(describedBy)}
            {suffix?.text && <Affix words={suffix} kind="suffix" />}
            {formGroup?.afterInput}
          </div>
        ) : (
          field(describedBy)
        )
      }
    </FormGroup>
  );
}
