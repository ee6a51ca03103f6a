import { BandPatterns } from "./band-patterns.tsx";
import { scaleTop } from "./bands-chart.tsx";

export interface MonthPart {
  readonly shade: "dark" | "light";
  readonly name: string;
  /** Null when it may not be shown. */
  readonly value: number | null;
  readonly text: string;
}

export interface MonthColumn {
  readonly label: string;
  readonly words: string;
  readonly parts: readonly MonthPart[];
}

export interface MonthsChartProps {
  readonly id: string;
  readonly title: string;
  readonly columns: readonly MonthColumn[];
  /** What the outline means that stands for a number which may not be shown. */
  readonly hidden: string;
}

const WIDTH = 960;
const HEIGHT = 380;
const LEFT = 72;
const TOP = 16;
const FLOOR = 330;
/** Always the same, so it says nothing. */
const HIDDEN_HEIGHT = 10;
const LABEL_EVERY = 3;

/** A narrow column a month, in parts that lie on each other, each with a pattern of its own. Says the table's numbers and no others. */
export function MonthsChart({ id, title, columns, hidden }: MonthsChartProps) {
  const top = scaleTop(
    Math.max(0, ...columns.map(({ parts }) => parts.reduce((all, part) => all + (part.value ?? 0), 0))),
  );
  const room = FLOOR - TOP - 2 * HIDDEN_HEIGHT;
  const height = (value: number) => Math.round((value / top) * room * 10) / 10;
  const slot = (WIDTH - LEFT) / Math.max(1, columns.length);
  return (
    <figure className="govuk-body govuk-!-margin-0 govuk-!-margin-bottom-6">
      <div className="hub-scroll hub-picture" role="region" aria-label={title} tabIndex={0}>
        <svg
          viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
          width="100%"
          role="img"
          aria-labelledby={`${id}-title ${id}-words`}
          fontFamily="inherit"
          fontSize="15"
        >
          <title id={`${id}-title`}>{title}</title>
          <desc id={`${id}-words`}>
            {columns
              .map(
                ({ words, parts }) =>
                  `${words}: ${parts.map((one) => `${one.name.toLowerCase()} ${one.text}`).join(", ")}.`,
              )
              .join(" ")}
          </desc>
          <BandPatterns id={id} />
          {[0, 1, 2, 3, 4].map((step) => {
            const y = FLOOR - height((top * step) / 4);
            return (
              <g key={step}>
                <line x1={LEFT} x2={WIDTH} y1={y} y2={y} stroke="#b1b4b6" />
                <text x={LEFT - 8} y={y + 5} textAnchor="end" fill="#0b0c0c">
                  {((top * step) / 4).toLocaleString("en-GB")}
                </text>
              </g>
            );
          })}
          {columns.map((column, index) => (
            <g key={column.words}>
              <Column id={id} column={column} x={LEFT + slot * index} width={slot} height={height} />
              {index % LABEL_EVERY === 0 && (
                <text x={LEFT + slot * (index + 0.5)} y={FLOOR + 24} textAnchor="middle" fill="#0b0c0c">
                  {column.label}
                </text>
              )}
            </g>
          ))}
        </svg>
      </div>
      <figcaption className="govuk-body-s">
        {columns[0]?.parts.map((one) => (
          <span key={one.name} className="hub-nowrap govuk-!-margin-right-4">
            <Swatch fill={`${id}-${one.shade}`} /> {one.name}
          </span>
        ))}
        <span className="hub-nowrap">
          <Swatch fill={`${id}-hidden`} dashed /> {hidden}
        </span>
      </figcaption>
    </figure>
  );
}

function Swatch({ fill, dashed = false }: { readonly fill: string; readonly dashed?: boolean }) {
  const line = dashed ? { stroke: "#505a5f", strokeDasharray: "4 2" } : { stroke: "#0b0c0c" };
  return (
    <svg width="18" height="18" aria-hidden="true" focusable="false">
      <rect x="1" y="1" width="16" height="16" fill={`url(#${fill})`} {...line} />
    </svg>
  );
}

interface ColumnProps {
  readonly id: string;
  readonly column: MonthColumn;
  readonly x: number;
  readonly width: number;
  readonly height: (value: number) => number;
}

function Column({ id, column, x, width, height }: ColumnProps) {
  let y = FLOOR;
  return (
    <>
      {column.parts.map(({ name, value, shade }) => {
        const tall = value === null ? HIDDEN_HEIGHT : height(value);
        y -= tall;
        if (tall <= 0) return null;
        const look =
          value === null
            ? { fill: `url(#${id}-hidden)`, stroke: "#505a5f", strokeDasharray: "4 2" }
            : { fill: `url(#${id}-${shade})`, stroke: "#0b0c0c" };
        return <rect key={name} x={x + width * 0.12} width={width * 0.76} y={y} height={tall} {...look} />;
      })}
    </>
  );
}
