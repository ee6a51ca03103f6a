import { Input } from "../../components/govuk/input.tsx";
import { Select, type SelectItem } from "../../components/govuk/select.tsx";
import { Textarea } from "../../components/govuk/textarea.tsx";
import { errorFor, type FieldError } from "../../components/summary-of-errors.tsx";

export type Errors = readonly FieldError[] | undefined;

interface FieldProps {
  /** The path of the number in the business case: its name and id. */
  readonly at: string;
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly errors: Errors;
}

const wrong = (errors: Errors, at: string) => {
  const message = errorFor(errors, at);
  return message === undefined ? {} : { errorMessage: { text: message } };
};

const WIDTHS = {
  percent: "govuk-input--width-4",
  money: "govuk-input--width-10",
  few: "govuk-input--width-4",
} as const;

/** A number. Shares are typed per cent and money in pounds; both signs stand beside the field. */
export function NumberField(props: FieldProps & { readonly as: "percent" | "money" | "few" | "year" | "many" }) {
  const { at, label, hint, value, errors, as } = props;
  return (
    <Input
      name={at}
      label={{ text: label }}
      hint={hint}
      value={value}
      inputmode={as === "year" ? undefined : "decimal"}
      autocomplete="off"
      spellcheck={false}
      classes={as === "percent" || as === "money" || as === "few" ? WIDTHS[as] : "govuk-input--width-10"}
      {...(as === "percent" ? { suffix: "%" } : {})}
      {...(as === "money" ? { prefix: "£" } : {})}
      {...wrong(errors, at)}
    />
  );
}

/** Words on one line. */
export function WordsField({ at, label, hint, value, errors }: FieldProps) {
  return (
    <Input name={at} label={{ text: label }} hint={hint} value={value} autocomplete="off" {...wrong(errors, at)} />
  );
}

/** Words on a few lines. */
export function LongField({ at, label, hint, value, errors }: FieldProps) {
  return <Textarea name={at} label={{ text: label }} hint={hint} value={value} rows={3} {...wrong(errors, at)} />;
}

/** One of a list; what is not in it is kept in view, to be put right. */
export function ChoiceField(props: FieldProps & { readonly items: readonly SelectItem[] }) {
  const { at, label, hint, value, errors, items } = props;
  const known = items.some((item) => item.value === value);
  return (
    <Select
      name={at}
      label={{ text: label }}
      hint={hint}
      value={value}
      items={[...(known ? [] : [{ value: "", text: "Choose" }]), ...items]}
      {...wrong(errors, at)}
    />
  );
}

const GRADES = [
  "1: independently audited, or a controlled trial here",
  "2: contract costs, or a trial elsewhere",
  "3: watched independently",
  "4: watched by those who do it",
  "5: similar schemes elsewhere",
  "6: somebody’s judgement, or figures more than five years old",
] as const;

/** How good the evidence is; the worse of the two counts where numbers of one thing differ. */
export function GradeField(props: FieldProps) {
  return (
    <ChoiceField
      {...props}
      items={[
        ...(props.value === "" ? [] : [{ value: "", text: "Choose" }]),
        ...GRADES.map((text, index) => ({ value: String(index + 1), text })),
      ]}
    />
  );
}
