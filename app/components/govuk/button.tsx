import type { ReactNode } from "react";
import { join } from "./common.ts";
import type { Extra } from "./common.ts";

export interface ButtonProps extends Extra {
  children?: ReactNode;
  /** Makes it a link that looks like a button. */
  href?: string | undefined;
  type?: "submit" | "button" | "reset" | undefined;
  name?: string | undefined;
  value?: string | undefined;
  id?: string | undefined;
  disabled?: boolean | undefined;
  /** Ignores a second press within a second. */
  preventDoubleClick?: boolean | undefined;
  isStartButton?: boolean | undefined;
}

function StartIcon() {
  return (
    <svg
      className="govuk-button__start-icon"
      xmlns="http://www.w3.org/2000/svg"
      width="17.5"
      height="19"
      viewBox="0 0 33 40"
      aria-hidden="true"
      focusable="false"
    >
      <path fill="currentColor" d="M0 0h13l20 20-20 20H0l20-20z" />
    </svg>
  );
}

/** A button, or a link that looks like one when `href` is given. */
export function Button(props: ButtonProps) {
  const { children, href, isStartButton } = props;
  const common = {
    className: join("govuk-button", props.classes, isStartButton && "govuk-button--start"),
    "data-module": "govuk-button",
    ...props.attributes,
    ...(props.id ? { id: props.id } : {}),
  };
  // A start button is a flex box: markup in it needs one wrapper to keep its spaces.
  const label = isStartButton && typeof children !== "string" ? <span>{children}</span> : children;
  const content = (
    <>
      {label}
      {isStartButton && <StartIcon />}
    </>
  );
  if (href)
    return (
      <a href={href} role="button" draggable="false" {...common}>
        {content}
      </a>
    );
  return (
    <button
      type={props.type ?? "submit"}
      value={props.value || undefined}
      name={props.name || undefined}
      {...(props.disabled ? { disabled: true, "aria-disabled": true } : {})}
      data-prevent-double-click={props.preventDoubleClick}
      {...common}
    >
      {content}
    </button>
  );
}
