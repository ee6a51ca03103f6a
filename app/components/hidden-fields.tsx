export interface HiddenFieldsProps {
  /** Values by field name; an undefined one is left out. */
  fields: Readonly<Record<string, string | number | undefined>>;
}

/** What a form carries beside what is typed, such as its `key` and `version`. */
export function HiddenFields({ fields }: HiddenFieldsProps) {
  return Object.entries(fields).map(
    ([name, value]) => value !== undefined && <input key={name} type="hidden" name={name} value={value} />,
  );
}
