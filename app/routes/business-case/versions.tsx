import { Button } from "../../components/govuk/button.tsx";
import { Select } from "../../components/govuk/select.tsx";
import { WideTable } from "../../components/wide-table.tsx";
import { paths } from "../../paths.ts";
import type { SavedVersion } from "../../queries/report-business-case.ts";

/** Every version there is, and any two side by side. */
export function Versions({ saved: { id, number, versions } }: { readonly saved: SavedVersion }) {
  const others = versions.filter((version) => version.number !== number);
  return (
    <>
      <h2 className="govuk-heading-l">Versions</h2>
      <WideTable
        label="Versions"
        caption="Versions, the newest first"
        captionClasses="govuk-table__caption--s"
        firstCellIsHeader
        head={["Version", "Saved on", "By", "Why"]}
        rows={versions.map((version) => [
          version.number === number ? (
            `${version.number}, shown here`
          ) : (
            <a key={version.number} className="govuk-link" href={paths.businessCaseVersion(id, version.number)}>
              Version {version.number}
            </a>
          ),
          version.on,
          version.by,
          version.note,
        ])}
      />
      {others.length > 0 && (
        <form method="get" action={paths.compareBusinessCases()} className="hub-no-print">
          <input type="hidden" name="a" value={`${id}.${number}`} />
          <Select
            name="b"
            label={{ text: `Compare version ${number} with`, classes: "govuk-label--s" }}
            items={others.map((version) => ({ value: `${id}.${version.number}`, text: `Version ${version.number}` }))}
          />
          <Button classes="govuk-button--secondary">Compare</Button>
        </form>
      )}
    </>
  );
}
