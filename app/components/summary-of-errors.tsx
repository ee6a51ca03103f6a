import { ErrorSummary } from "./govuk/error-summary.tsx";

/** Something wrong with one field; without a field it concerns the whole form. */
export interface FieldError {
  field?: string | undefined;
  message: string;
}

export interface SummaryOfErrorsProps {
  errors: readonly FieldError[] | undefined;
  title?: string | undefined;
  /** The id of a field's first control: the field's name unless told. */
  idOf?: ((field: string) => string) | undefined;
}

/** The official error summary for a form's errors; nothing when there are none. */
export function SummaryOfErrors({ errors, title, idOf = (field) => field }: SummaryOfErrorsProps) {
  if (!errors || errors.length === 0) return null;
  return (
    <ErrorSummary
      title={title ?? "There is a problem"}
      errorList={errors.map(({ field, message }) => ({
        text: message,
        href: field ? `#${encodeURIComponent(idOf(field))}` : undefined,
      }))}
    />
  );
}

/** The message for one field, to pass to its `errorMessage`; undefined when there is none. */
export function errorFor(errors: readonly FieldError[] | undefined, field: string): string | undefined {
  return errors?.find((error) => error.field === field)?.message;
}
