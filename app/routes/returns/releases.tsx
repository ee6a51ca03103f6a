import { Button } from "../../components/govuk/button.tsx";
import { SummaryList } from "../../components/govuk/summary-list.tsx";
import { HiddenFields } from "../../components/hidden-fields.tsx";
import { WideTable } from "../../components/wide-table.tsx";
import { paths } from "../../paths.ts";
import type { ReturnPage, ShownRelease } from "../../queries/report-return.ts";

const FORMAT = { csv: "CSV", json: "JSON" } as const;

/** To whom it was released, with the files that may still be taken, and who took which. */
export function Releases({ page }: { readonly page: ReturnPage }) {
  if (page.releases.length === 0) return page.withdrawn ? null : <p className="govuk-body">Not released to anybody.</p>;
  return (
    <>
      <h2 className="govuk-heading-l">Released</h2>
      {page.releases.map((release) => (
        <Release key={release.id} page={page} release={release} />
      ))}
    </>
  );
}

function Release({ page, release }: { readonly page: ReturnPage; readonly release: ShownRelease }) {
  const { on, by, organisation, to, given, files } = release;
  return (
    <section className="govuk-!-margin-bottom-6">
      <h3 className="govuk-heading-m">To {to ? `${to.name}, ${organisation}` : organisation}</h3>
      <SummaryList
        rows={[
          { key: { text: "Released" }, value: { text: `${on}, by ${by}` } },
          ...(to
            ? [
                { key: { text: "Address" }, value: { text: to.email } },
                { key: { text: "What for" }, value: { text: to.purpose } },
              ]
            : []),
        ]}
      />
      {files.length > 0 && (
        <>
          <p className="govuk-body">
            Each file is given once for this release, and it is written down that you took it. The hub sends nothing:
            send it yourself, by the secure way you agreed with the recipient.
          </p>
          <div className="govuk-button-group">
            {files.map((format) => (
              <form key={format} method="post" action={paths.returnFile(page.id)}>
                <HiddenFields fields={{ release: release.id, format }} />
                <Button classes="govuk-button--secondary" preventDoubleClick>
                  Download as {FORMAT[format]}
                </Button>
              </form>
            ))}
          </div>
        </>
      )}
      {given.length > 0 && (
        <WideTable
          label={`Files that were given to ${organisation}`}
          caption="Files that were given"
          captionClasses="govuk-table__caption--s"
          head={["File", "On", "To"]}
          rows={given.map((one) => [FORMAT[one.format], one.on, one.by])}
        />
      )}
    </section>
  );
}
