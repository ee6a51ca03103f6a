import type { ReactNode } from "react";
import { BandPatterns } from "./band-patterns.tsx";

/** Every chart is drawn this wide, and scaled to its page. */
export const CHART_WIDTH = 960;
const STEPS = [0, 1, 2, 3, 4] as const;

/** A round number not below `value`, in four even steps: the top of the scale. */
export function scaleTop(value: number): number {
  if (value <= 0) return 4;
  const power = 10 ** Math.floor(Math.log10(value / 4));
  const step = [1, 2, 2.5, 5, 10].find((times) => times * power * 4 >= value) ?? 10;
  return step * power * 4;
}

export interface ChartFrameProps {
  readonly id: string;
  readonly title: string;
  /** The picture in words: the table's numbers, and no others. */
  readonly words: string;
  readonly tall: number;
  /** Where the columns begin: left of it stands the scale. */
  readonly left: number;
  /** The top of the scale. */
  readonly top: number;
  /** How high on the picture a value of the scale lies. */
  readonly yOf: (value: number) => number;
  /** Writes a value on the scale. */
  readonly format: (value: number) => string;
  readonly legend: ReactNode;
  /** The columns. */
  readonly children: ReactNode;
}

/** A picture of numbers, drawn where the page is made: its name, its words, its scale in four steps, and the legend below. */
export function ChartFrame({ id, title, words, tall, left, top, yOf, format, legend, children }: ChartFrameProps) {
  return (
    <figure className="govuk-body govuk-!-margin-0 govuk-!-margin-bottom-6">
      <div className="hub-scroll hub-picture" role="region" aria-label={title} tabIndex={0}>
        <svg
          viewBox={`0 0 ${CHART_WIDTH} ${tall}`}
          width="100%"
          role="img"
          aria-labelledby={`${id}-title ${id}-words`}
          fontFamily="inherit"
          fontSize="15"
        >
          <title id={`${id}-title`}>{title}</title>
          <desc id={`${id}-words`}>{words}</desc>
          <BandPatterns id={id} />
          {STEPS.map((step) => {
            const value = (top * step) / 4;
            const y = yOf(value);
            return (
              <g key={step}>
                <line x1={left} x2={CHART_WIDTH} y1={y} y2={y} stroke="#b1b4b6" />
                <text x={left - 8} y={y + 5} textAnchor="end" fill="#0b0c0c">
                  {format(value)}
                </text>
              </g>
            );
          })}
          {children}
        </svg>
      </div>
      <figcaption className="govuk-body-s">{legend}</figcaption>
    </figure>
  );
}

/** What a column and its parts say, for a chart's words. */
export function columnWords({ words, parts }: ColumnSaid): string {
  return `${words}: ${parts.map((part) => `${part.name.toLowerCase()} ${part.text}`).join(", ")}.`;
}

interface ColumnSaid {
  readonly words: string;
  readonly parts: readonly { readonly name: string; readonly text: string }[];
}

/** A small square of a legend, in one of the chart's patterns. */
export function Swatch({ fill, dashed = false }: { readonly fill: string; readonly dashed?: boolean }) {
  const line = dashed ? { stroke: "#505a5f", strokeDasharray: "4 2" } : { stroke: "#0b0c0c" };
  return (
    <svg width="18" height="18" aria-hidden="true" focusable="false">
      <rect x="1" y="1" width="16" height="16" fill={`url(#${fill})`} {...line} />
    </svg>
  );
}
