import type { ReactNode } from "react";
import { join, part } from "./common.ts";
import type { Extra, Part, Words } from "./common.ts";

/** The words over a group of fields. */
export interface LegendPart extends Part {
  isPageHeading?: boolean | undefined;
}

/** A fieldset as part of another component. */
export interface FieldsetPart extends Extra {
  legend?: Words<LegendPart>;
  describedBy?: string | undefined;
}

export interface FieldsetProps extends FieldsetPart {
  role?: string | undefined;
  children?: ReactNode;
}

/** Fields that belong together, under one legend. */
export function Fieldset({ legend, describedBy, role, children, classes, attributes }: FieldsetProps) {
  const words: LegendPart | undefined = part(legend);
  return (
    <fieldset
      className={join("govuk-fieldset", classes)}
      role={role || undefined}
      aria-describedby={describedBy || undefined}
      {...attributes}
    >
      {words?.text && (
        <legend className={join("govuk-fieldset__legend", words.classes)}>
          {words.isPageHeading ? <h1 className="govuk-fieldset__heading">{words.text}</h1> : words.text}
        </legend>
      )}
      {children}
    </fieldset>
  );
}
