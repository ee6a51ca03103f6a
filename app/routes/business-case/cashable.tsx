import { Button } from "../../components/govuk/button.tsx";
import { HiddenFields } from "../../components/hidden-fields.tsx";
import { WideTable } from "../../components/wide-table.tsx";
import { paths } from "../../paths.ts";
import type { SavedVersion } from "../../queries/report-business-case.ts";
import type { ShownCase } from "../../reports/business-case/shown.ts";
import { amount, numeric } from "./cell-words.ts";

interface Props {
  readonly saved: Pick<SavedVersion, "id" | "number" | "signed" | "own">;
  readonly shown: ShownCase;
  /** True for a finance lead. */
  readonly maySign: boolean;
  readonly formKey: string;
}

/** The fiscal benefit in three columns, and who answers for the first. */
export function Cashable({ saved, shown, maySign, formKey }: Props) {
  const { cashable, capacity, later } = shown.columns;
  const { signed, own, id, number } = saved;
  return (
    <>
      <h2 className="govuk-heading-l">What of it is money</h2>
      <WideTable
        label="Fiscal benefit"
        caption="Fiscal benefit in present value"
        captionClasses="govuk-table__caption--s"
        head={[numeric("Cashable"), numeric("Capacity released"), numeric("Avoided later")]}
        rows={[[amount(cashable), amount(capacity), amount(later)]]}
      />
      <p className="govuk-body">
        Cashable: could be taken out of a budget. Capacity released: time and room that is freed, and stays. Avoided
        later: of outcomes that begin a year or more after the start. The three are one fiscal benefit, divided.
      </p>
      {signed ? (
        <p className="govuk-body">
          Cashable shares signed by {signed.by} on {signed.on}.
        </p>
      ) : (
        <p className="govuk-body">
          <strong>Not signed.</strong> Nothing is shown as cashable until a finance lead has signed the shares of this
          version.
        </p>
      )}
      {!signed && maySign && own && (
        <p className="govuk-body">You saved this version, so another finance lead has to sign it.</p>
      )}
      {!signed && maySign && !own && (
        <form method="post" action={paths.businessCaseVersion(id, number)} className="hub-no-print">
          <HiddenFields fields={{ key: formKey, version: number }} />
          <Button name="intent" value="sign" classes="govuk-button--secondary" preventDoubleClick>
            Sign the cashable shares of version {number}
          </Button>
        </form>
      )}
    </>
  );
}
