import { SummaryList } from "../../components/govuk/summary-list.tsx";
import { WideTable } from "../../components/wide-table.tsx";
import type { ReturnContent } from "../../reports/returns/return.ts";

/** Every line of the return as it was counted, section by section, and what the words mean. */
export function ExactTables({ content }: { readonly content: ReturnContent }) {
  return (
    <>
      {content.sections.map(({ key, words, counts }) => (
        <section key={key} className="hub-report-list">
          <h2 className="govuk-heading-m">{words}</h2>
          <p className="govuk-body">{counts}</p>
          <WideTable
            label={words}
            caption={words}
            captionClasses="govuk-visually-hidden"
            firstCellIsHeader
            head={["What is counted", { text: "Exactly", format: "numeric" }]}
            rows={content.rows
              .filter(({ by }) => by === key)
              .map(({ name, count }) => [
                name,
                { text: count === null ? "Not recorded by the hub" : count.toLocaleString("en-GB"), format: "numeric" },
              ])}
          />
        </section>
      ))}
      <h2 className="govuk-heading-l">What the words mean</h2>
      <SummaryList
        rows={content.definitions.map(({ term, words }) => ({ key: { text: term }, value: { text: words } }))}
      />
    </>
  );
}
