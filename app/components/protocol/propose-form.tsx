import { paths } from "../../paths.ts";
import { Button } from "../govuk/button.tsx";
import { Details } from "../govuk/details.tsx";
import { Input } from "../govuk/input.tsx";
import { Textarea } from "../govuk/textarea.tsx";
import { HiddenFields } from "../hidden-fields.tsx";
import { errorFor, type FieldError } from "../summary-of-errors.tsx";

interface ProposeFormProps {
  formKey: string;
  name: string;
  definition: string;
  errors: readonly FieldError[] | undefined;
}

/** Proposes a version: a name, and what differs from version 1 as JSON. */
export function ProposeForm({ formKey, name, definition, errors }: ProposeFormProps) {
  return (
    <form method="post" action={paths.protocol()} noValidate>
      <HiddenFields fields={{ key: formKey }} />
      <h2 className="govuk-heading-m">Propose a version</h2>
      <p className="govuk-body">
        Nothing changes until a duty manager has seen which cases it would touch and switches it on.
      </p>
      <Input name="name" label="What it is called" value={name} errorMessage={errorFor(errors, "name")} />
      <Textarea
        name="definition"
        label="What differs from version 1"
        hint="As JSON, in braces. Braces with nothing in them are version 1 again."
        rows={12}
        value={definition}
        spellcheck={false}
        classes="hub-code"
        errorMessage={errorFor(errors, "definition")}
      />
      <Details summary="What may differ">
        <ul className="govuk-list govuk-list--bullet">
          <li>settings: the thresholds and what cannot be had, where an area says nothing else</li>
          <li>prompts: which topics and facts ask to consider high</li>
          <li>
            mostNotKnown, assessmentHours, safetyPlanHours: numbers of the risk tool, the assessment and the safety plan
          </li>
          <li>pathways: for each its clock, its consent rule, and what stands in for it</li>
          <li>extra: rules of its own, from R27 on, each with a plain sentence</li>
          <li>off: R18, R23 or R24, when they are not to be applied</li>
        </ul>
      </Details>
      <Button preventDoubleClick>Propose it</Button>
    </form>
  );
}
