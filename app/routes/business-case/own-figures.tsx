import { WideTable } from "../../components/wide-table.tsx";
import type { OwnFigure } from "../../queries/report-business-start.ts";

/** What the hub itself has counted and released. */
export function OwnFigures({ figures }: { readonly figures: readonly OwnFigure[] }) {
  if (figures.length === 0)
    return (
      <p className="govuk-body">
        No quarter of the hub’s own reports is frozen yet, so no figure of its own can be used.
      </p>
    );
  return (
    <WideTable
      label="The hub’s own figures"
      caption="The hub’s own figures"
      captionClasses="govuk-table__caption--s"
      head={["What", { text: "Figure", format: "numeric" }, "From"]}
      rows={figures.map(({ words, value, unit, source }) => [
        words,
        {
          text: value === null ? "Too few to show" : `${value.toLocaleString("en-GB")}${unit === "people" ? "" : "%"}`,
          format: "numeric",
        },
        source,
      ])}
    />
  );
}
