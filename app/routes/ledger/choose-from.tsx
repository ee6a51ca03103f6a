import { Button } from "../../components/govuk/button.tsx";
import { Select } from "../../components/govuk/select.tsx";
import type { Path } from "../../paths.ts";

interface Props {
  readonly action: Path;
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly choices: readonly { readonly value: string; readonly text: string }[];
}

/** Which quarter or year the page is of. */
export const ChooseFrom = ({ action, name, label, value, choices }: Props) => (
  <form method="get" action={action} className="hub-no-print">
    <Select name={name} id={`show-${name}`} label={{ text: label }} value={value} items={choices} />
    <Button classes="govuk-button--secondary">Show this {label.toLowerCase()}</Button>
  </form>
);
