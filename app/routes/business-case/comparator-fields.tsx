import { Radios } from "../../components/govuk/radios.tsx";
import { errorFor } from "../../components/summary-of-errors.tsx";
import { type Errors, GradeField, LongField } from "./field.tsx";
import type { TypedCase } from "./typed-case.ts";

interface Props {
  readonly typed: Pick<TypedCase, "comparator" | "comparatorGrade" | "comparatorWords">;
  readonly errors: Errors;
}

/** What the benefits are compared with: without it there is no ratio. */
export function ComparatorFields({ typed, errors }: Props) {
  const wrong = errorFor(errors, "comparator");
  return (
    <>
      <h2 className="govuk-heading-m">What it is compared with</h2>
      <Radios
        name="comparator"
        fieldset={{ legend: { text: "How is it known what would have happened without the service?" } }}
        hint={{
          text: "A benefit-cost ratio is shown only when this is answered by a group or by an assumption with its grade. Until then the page is descriptive cost only.",
        }}
        value={typed.comparator || "none"}
        {...(wrong === undefined ? {} : { errorMessage: { text: wrong } })}
        items={[
          { value: "none", text: "It is not known yet" },
          { value: "group", text: "A group without the service was counted" },
          { value: "assumption", text: "It is assumed" },
        ]}
      />
      <LongField
        at="comparatorWords"
        label="Which group, or what is assumed"
        hint="Leave it empty while it is not known."
        value={typed.comparatorWords}
        errors={errors}
      />
      <GradeField
        at="comparatorGrade"
        label="If it is assumed: how good the evidence is"
        value={typed.comparatorGrade}
        errors={errors}
      />
    </>
  );
}
