import { formatPounds } from "#machines/money.ts";
import { WideTable } from "../../components/wide-table.tsx";
import { dayWords } from "./day-words.ts";
import { paths } from "../../paths.ts";
import type { CataloguePage, Priced } from "../../queries/report-catalogue.ts";
import { amountWords, ruleWords, SourceOf } from "./price-words.tsx";

interface Props {
  readonly caption: string;
  readonly rows: readonly Priced[];
  readonly baseYear: string;
  readonly mayChange: boolean;
}

/** What prices what, with all that a reader needs in order to doubt it. */
export function CostsTable({ caption, rows, baseYear, mayChange }: Props) {
  return (
    <WideTable
      label={caption}
      caption={caption}
      captionClasses="govuk-table__caption--m"
      firstCellIsHeader
      head={[
        "What",
        "Price",
        { text: `In ${baseYear}`, format: "numeric" },
        "Band and who bears it",
        "Source",
        ...(mayChange ? ["Change"] : []),
      ]}
      rows={rows.flatMap((row) => {
        const { price } = row;
        if (!price) return [];
        return [
          [
            row.what,
            { text: <Amount row={row} words={amountWords(price)} /> },
            { text: formatPounds(price.basePence), format: "numeric" },
            `${ruleWords(price)}${price.own ? " (the area’s own rule)" : ""}`,
            { text: <SourceOf price={price} /> },
            ...(mayChange ? [{ text: <ChangeLinks row={row} /> }] : []),
          ],
        ];
      })}
    />
  );
}

function Amount({ row, words }: { readonly row: Priced; readonly words: string }) {
  return (
    <>
      {words}
      {row.coming.map((price) => (
        <span key={price.from}>
          <br />
          From {dayWords(price.from)}: {amountWords(price)}, {ruleWords(price)}
        </span>
      ))}
    </>
  );
}

function ChangeLinks({ row }: { readonly row: Priced }) {
  const what = <span className="govuk-visually-hidden"> of {row.what}</span>;
  return (
    <>
      <a className="govuk-link" href={paths.newCostOf(row.trigger)}>
        New price{what}
      </a>
      <br />
      <a className="govuk-link" href={paths.costBand(row.trigger)}>
        Band{what}
      </a>
    </>
  );
}

/** Rules that others have replaced: what was entered under them keeps them. */
export function ReplacedRules({ before }: Pick<CataloguePage, "before">) {
  return (
    <WideTable
      label="Replaced"
      caption="Replaced"
      captionClasses="govuk-visually-hidden"
      firstCellIsHeader
      head={["What", "From", "Price", "Band and who bears it", "Source"]}
      rows={before.map((price) => [
        price.what,
        dayWords(price.from),
        amountWords(price),
        ruleWords(price),
        { text: <SourceOf price={price} /> },
      ])}
    />
  );
}
