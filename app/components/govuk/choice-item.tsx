import type { ReactNode } from "react";
import { join, part } from "./common.ts";
import type { Attributes, Extra, Part, Words } from "./common.ts";
import { Hint } from "./hint.tsx";
import { Label } from "./label.tsx";

/** One choice of a list of checkboxes or radios. */
export interface Choice {
  value?: string | number | undefined;
  text?: ReactNode;
  id?: string | undefined;
  hint?: Words;
  label?: Extra | undefined;
  checked?: boolean | undefined;
  disabled?: boolean | undefined;
  /** Shown only while this choice is ticked; always shown without JavaScript. */
  conditional?: ReactNode;
  attributes?: Attributes | undefined;
}

/** A word between two choices, such as "or". */
export interface Divider {
  divider: string;
}

interface ChoiceItemProps {
  kind: "checkboxes" | "radios";
  item: Choice;
  id: string;
  name: string | undefined;
  isChecked: boolean;
  describedBy?: string | undefined;
  behaviour?: string | undefined;
}

/** A box or a round button with its label, its hint and what it reveals. */
export function ChoiceItem({ kind, item, id, name, isChecked, describedBy, behaviour }: ChoiceItemProps) {
  const hint: Part | undefined = part(item.hint);
  const hintId = hint?.text ? `${id}-item-hint` : undefined;
  const conditionalId = item.conditional ? `conditional-${id}` : undefined;
  return (
    <>
      <div className={`govuk-${kind}__item`}>
        <input
          className={`govuk-${kind}__input`}
          id={id}
          name={name}
          type={kind === "radios" ? "radio" : "checkbox"}
          value={item.value ?? ""}
          defaultChecked={isChecked}
          disabled={item.disabled}
          data-aria-controls={conditionalId}
          data-behaviour={behaviour}
          aria-describedby={join(describedBy, hintId)}
          {...item.attributes}
        />
        <Label
          htmlFor={id}
          classes={join(`govuk-${kind}__label`, item.label?.classes)}
          attributes={item.label?.attributes}
        >
          {item.text}
        </Label>
        {hintId && (
          <Hint id={hintId} classes={join(`govuk-${kind}__hint`, hint?.classes)} attributes={hint?.attributes}>
            {hint?.text}
          </Hint>
        )}
      </div>
      {item.conditional && (
        <div
          className={join(`govuk-${kind}__conditional`, !isChecked && `govuk-${kind}__conditional--hidden`)}
          id={conditionalId}
        >
          {item.conditional}
        </div>
      )}
    </>
  );
}

/** The id of a choice: the first has no number, so that an error summary can link to it. */
export function choiceId(item: Choice, prefix: string | undefined, index: number): string {
  return item.id || (index > 0 ? `${prefix}-${index + 1}` : `${prefix}`);
}
