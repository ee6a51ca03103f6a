import { Button } from "../../components/govuk/button.tsx";
import { InsetText } from "../../components/govuk/inset-text.tsx";
import { WarningText } from "../../components/govuk/warning-text.tsx";
import { HiddenFields } from "../../components/hidden-fields.tsx";
import { paths } from "../../paths.ts";
import { carried, type TypedArea } from "./area-form.ts";
import { Circles } from "./area-shown.tsx";

export interface AreaCheckProps {
  readonly typed: TypedArea;
  readonly effect: {
    readonly from: string;
    readonly changes: readonly string[];
    readonly until: string | null;
    readonly circles: readonly string[];
  };
  readonly formKey: string;
  readonly version: string;
}

/** What the change does, in words, before it is kept. */
export function AreaCheck({ typed, effect, formKey, version }: AreaCheckProps) {
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <h1 className="govuk-heading-l">What this changes</h1>
        <h2 className="govuk-heading-m">From {effect.from}</h2>
        <ul className="govuk-list govuk-list--bullet">
          {effect.changes.map((change) => (
            <li key={change}>{change}</li>
          ))}
        </ul>
        <Circles circles={effect.circles} />
        {effect.until !== null && (
          <WarningText>
            Something else was set for {effect.until}. From that day it holds in place of this, and not only in what it
            was meant to change.
          </WarningText>
        )}
        <InsetText>
          Cases that were triaged before keep what they were given. Only what is judged from {effect.from} on follows
          this, and it cannot be taken back: set it again to change it.
        </InsetText>
        <form method="post" action={paths.area()}>
          <HiddenFields fields={{ key: formKey, version }} />
          {carried(typed).map(([name, value], index) => (
            <input key={index} type="hidden" name={name} value={value} />
          ))}
          <div className="govuk-button-group">
            <Button name="intent" value="save" preventDoubleClick>
              Put this in place
            </Button>
            <Button name="intent" value="edit" classes="govuk-button--secondary">
              Change it
            </Button>
          </div>
        </form>
      </div>
    </div>
  );
}
