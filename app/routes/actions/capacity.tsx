import { Button } from "../../components/govuk/button.tsx";
import { Details } from "../../components/govuk/details.tsx";
import { Input } from "../../components/govuk/input.tsx";
import { HiddenFields } from "../../components/hidden-fields.tsx";
import { errorFor, type FieldError } from "../../components/summary-of-errors.tsx";
import { paths } from "../../paths.ts";
import type { ShownCapacity } from "../../queries/partner-capacity.ts";

interface CapacityProps {
  readonly rows: readonly ShownCapacity[];
  readonly formKey: string;
  readonly typed: Readonly<Record<string, string | string[]>>;
  readonly errors: readonly FieldError[];
}

/** So many rows are open at once; more would push the requests off the screen. */
const OPEN_ROWS = 3;

/** "Our capacity today": one number and a day for each thing the organisation takes. */
export function Capacity({ rows, formKey, typed, errors }: CapacityProps) {
  const said = rows.filter(({ words }) => words !== null).map(({ title, words }) => `${title}: ${words ?? ""}`);
  const forms = rows.map((row) => (
    <Row
      key={row.pathway}
      row={row}
      formKey={formKey}
      typed={typed["pathway"] === row.pathway ? typed : {}}
      errors={errors}
    />
  ));
  return (
    <section aria-labelledby="capacity">
      <h2 className="govuk-heading-m" id="capacity">
        Our capacity today
      </h2>
      {rows.length <= OPEN_ROWS ? (
        forms
      ) : (
        <>
          {said.length > 0 && (
            <ul className="govuk-list">
              {said.map((words) => (
                <li key={words}>{words}.</li>
              ))}
            </ul>
          )}
          <Details summary="Change our capacity" open={errors.length > 0 || undefined}>
            {forms}
          </Details>
        </>
      )}
    </section>
  );
}

type RowProps = Omit<CapacityProps, "rows"> & { readonly row: ShownCapacity };

function Row({ row, formKey, typed, errors }: RowProps) {
  const value = (name: string, otherwise: string) => [typed[name] ?? otherwise].flat()[0];
  const { pathway, title, version, words } = row;
  return (
    <form method="post" action={paths.actions()} noValidate className="hub-line-form">
      <HiddenFields fields={{ key: `${formKey}-${pathway}`, pathway, version }} />
      <p className="govuk-body hub-line-form__words">
        <strong>{title}</strong>
        {words !== null && <span className="govuk-hint govuk-!-display-block govuk-!-margin-0">{words}</span>}
      </p>
      <Input
        id={`places-${pathway}`}
        name="places"
        label={
          <>
            Places<span className="govuk-visually-hidden">: {title}</span>
          </>
        }
        classes="govuk-input--width-2"
        inputmode="numeric"
        autocomplete="off"
        value={value("places", row.places)}
        errorMessage={errorFor(errors, `places-${pathway}`)}
      />
      <Input
        id={`until-${pathway}`}
        name="until"
        label={
          <>
            Until<span className="govuk-visually-hidden"> which day: {title}. For example 12/3, or Thursday</span>
          </>
        }
        classes="govuk-input--width-10"
        autocomplete="off"
        value={value("until", row.until)}
        errorMessage={errorFor(errors, `until-${pathway}`)}
      />
      <Button classes="govuk-button--secondary" preventDoubleClick>
        Save<span className="govuk-visually-hidden"> places: {title}</span>
      </Button>
    </form>
  );
}
