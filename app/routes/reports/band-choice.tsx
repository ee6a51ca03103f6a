/** One of the two answers, in large figures. */
export function BandChoice({ share, as }: { readonly share: number; readonly as: string }) {
  return (
    <div className="govuk-grid-column-one-half">
      <p className="govuk-body">
        <strong className="govuk-heading-xl govuk-!-margin-bottom-1">{share}%</strong>
        of recorded cost was preventive, with the middle band counted {as}.
      </p>
    </div>
  );
}
