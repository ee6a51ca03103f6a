import type { ReactNode } from "react";
import { Details } from "../../components/govuk/details.tsx";
import { WideTable } from "../../components/wide-table.tsx";
import type { Horizon } from "../../reports/business-case/horizons.ts";
import type { BusinessCase } from "../../reports/business-case/input.ts";
import type { ShownCase } from "../../reports/business-case/shown.ts";
import { inputName, percentWords, rangeWords } from "../../reports/business-case/input-words.ts";
import type { TornadoBar } from "../../reports/business-case/tornado.ts";
import { amount, numeric } from "./cell-words.ts";

const IN_VIEW = 10;

interface Props {
  readonly shown: ShownCase;
  readonly input: Pick<BusinessCase, "simulate">;
  readonly children: ReactNode;
}

/** How it might come out: from the simulation, then each number by itself (`children` draws it), then where it turns. */
export function Doubt({ shown, input, children }: Props) {
  const { result, simulation } = shown;
  const switching = Object.entries(result.switchingImpact);
  return (
    <>
      <h2 className="govuk-heading-l">How sure it is</h2>
      {simulation && <LowToHigh simulation={simulation} stated={shown.corrected} ranges={input.simulate?.ranges} />}
      {children}
      <Tornado
        bars={result.tornado.slice(0, IN_VIEW)}
        title="What matters most: each number a fifth lower and higher"
      />
      {result.tornado.length > IN_VIEW && (
        <Details summary="The numbers that matter less">
          <Tornado bars={result.tornado.slice(IN_VIEW)} title="Each other number a fifth lower and higher" />
        </Details>
      )}
      <WideTable
        label="Where it turns"
        caption="Where it turns: the impact at which the public net present value is nil"
        captionClasses="govuk-table__caption--s"
        firstCellIsHeader
        head={["Outcome", numeric("Impact")]}
        rows={switching.map(([name, impact]) => [name, numeric(turnWords(impact))])}
      />
    </>
  );
}

function turnWords(impact: number | null): string {
  if (impact === null) return "Its size decides nothing";
  if (impact > 1) return `More than everybody (${percentWords(Number(impact.toFixed(3)))})`;
  return impact < 0 ? "None is needed" : percentWords(Number(impact.toFixed(3)));
}

interface LowToHighProps {
  readonly simulation: NonNullable<ShownCase["simulation"]>;
  readonly stated: Horizon;
  readonly ranges: NonNullable<BusinessCase["simulate"]>["ranges"];
}

function LowToHigh({ simulation, stated, ranges }: LowToHighProps) {
  const { fiscal, public: all, benefitCostRatio, publicAboveNil, runs, seed } = simulation;
  return (
    <>
      <WideTable
        label="Low, central and high"
        caption="Net present value: low, central and high"
        captionClasses="govuk-table__caption--s"
        firstCellIsHeader
        head={["", numeric("As stated"), numeric("Low (p5)"), numeric("Central (p50)"), numeric("High (p95)")].map(
          (cell) => (cell === "" ? { text: <span className="govuk-visually-hidden">What</span> } : cell),
        )}
        rows={[
          ["Fiscal", amount(stated.netFiscal), amount(fiscal.p5), amount(fiscal.p50), amount(fiscal.p95)],
          ["Public", amount(stated.netPublic), amount(all.p5), amount(all.p50), amount(all.p95)],
          ...(benefitCostRatio
            ? [
                [
                  "Benefit-cost ratio",
                  ...[
                    stated.benefitCostRatio ?? 0,
                    benefitCostRatio.p5,
                    benefitCostRatio.p50,
                    benefitCostRatio.p95,
                  ].map((value) => numeric(value.toFixed(2))),
                ],
              ]
            : []),
        ]}
      />
      <p className="govuk-body">
        From {runs.toLocaleString("en-GB")} runs, seed {seed},{" "}
        {ranges
          ? "in which the numbers below are drawn at once from the ranges that were stated, and every other number stays as it is"
          : "in which every number is drawn at once from a fifth below to a fifth above"}
        . One run in twenty is below “low”, half are below “central”, and one in twenty is above “high”. In{" "}
        {percentWords(Number(publicAboveNil.toFixed(2)))} of them the public benefit is more than the cost.
      </p>
      {ranges && ranges.length > 0 && (
        <WideTable
          label="The ranges that were stated"
          caption="The ranges that were stated"
          captionClasses="govuk-table__caption--s"
          firstCellIsHeader
          head={["Number", "Drawn"]}
          rows={ranges.map((range) => [inputName(range.input), rangeWords(range.input, range)])}
        />
      )}
    </>
  );
}

/** A number as it stands in the tornado: pence as pounds, shares as per cent. */
function valueWords(path: string, value: number): string {
  if (/[pP]ence/.test(path)) return amount(value).text;
  if (path.endsWith("population")) return Math.round(value).toLocaleString("en-GB");
  return percentWords(Number(value.toPrecision(3)));
}

function Tornado({ bars, title }: { readonly bars: readonly TornadoBar[]; readonly title: string }) {
  return (
    <WideTable
      label={title}
      caption={title}
      captionClasses="govuk-table__caption--s"
      firstCellIsHeader
      head={[
        "Number",
        numeric("Lower"),
        numeric("Public net present value"),
        numeric("Higher"),
        numeric("Public net present value"),
        numeric("Between them"),
      ]}
      rows={bars.map(({ input, words, low, high, swing }) => [
        words,
        numeric(valueWords(input, low.value)),
        amount(low.public),
        numeric(valueWords(input, high.value)),
        amount(high.public),
        amount(swing),
      ])}
    />
  );
}
