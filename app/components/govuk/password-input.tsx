import { Button } from "./button.tsx";
import { i18n, join } from "./common.ts";
import type { Extra } from "./common.ts";
import type { FieldProps } from "./form-group.tsx";
import { Input } from "./input.tsx";

export interface PasswordInputProps extends FieldProps, Extra {
  name?: string | undefined;
  id?: string | undefined;
  value?: string | undefined;
  disabled?: boolean | undefined;
  autocomplete?: string | undefined;
  button?: { classes?: string | undefined } | undefined;
  showPasswordText?: string | undefined;
  hidePasswordText?: string | undefined;
  showPasswordAriaLabelText?: string | undefined;
  hidePasswordAriaLabelText?: string | undefined;
  passwordShownAnnouncementText?: string | undefined;
  passwordHiddenAnnouncementText?: string | undefined;
}

/** A password, with a button to look at it where JavaScript runs. */
export function PasswordInput(props: PasswordInputProps) {
  const { formGroup } = props;
  const id = props.id || props.name;
  const toggle = join(
    "govuk-button--secondary govuk-password-input__toggle govuk-js-password-input-toggle",
    props.button?.classes,
  );
  return (
    <Input
      label={props.label}
      hint={props.hint}
      errorMessage={props.errorMessage}
      describedBy={props.describedBy}
      id={id}
      name={props.name}
      type="password"
      spellcheck={false}
      autocapitalize="none"
      autocomplete={props.autocomplete || "current-password"}
      value={props.value}
      disabled={props.disabled}
      attributes={props.attributes}
      classes={join("govuk-password-input__input govuk-js-password-input-input", props.classes)}
      inputWrapper={{ classes: "govuk-password-input__wrapper" }}
      formGroup={{
        classes: join("govuk-password-input", formGroup?.classes),
        attributes: {
          "data-module": "govuk-password-input",
          ...i18n("show-password", props.showPasswordText),
          ...i18n("hide-password", props.hidePasswordText),
          ...i18n("show-password-aria-label", props.showPasswordAriaLabelText),
          ...i18n("hide-password-aria-label", props.hidePasswordAriaLabelText),
          ...i18n("password-shown-announcement", props.passwordShownAnnouncementText),
          ...i18n("password-hidden-announcement", props.passwordHiddenAnnouncementText),
          ...formGroup?.attributes,
        },
        beforeInput: formGroup?.beforeInput,
        afterInput: (
          <>
            <Button
              type="button"
              classes={toggle}
              attributes={{
                "aria-controls": id,
                "aria-label": props.showPasswordAriaLabelText ?? "Show password",
                hidden: true,
              }}
            >
              {props.showPasswordText ?? "Show"}
            </Button>
            {formGroup?.afterInput}
          </>
        ),
      }}
    />
  );
}
