import type { SHADES } from "./band-patterns.tsx";
import { CHART_WIDTH, ChartFrame, columnWords, scaleTop, Swatch } from "./chart-frame.tsx";

export interface ChartPart {
  /** How the part is drawn: the three bands in their order. */
  readonly shade: keyof typeof SHADES;
  readonly name: string;
  /** Null when it may not be shown. */
  readonly value: number | null;
  /** The value in words, as the table has it. */
  readonly text: string;
}

export interface ChartColumn {
  readonly label: string;
  readonly words: string;
  readonly parts: readonly ChartPart[];
}

export interface BandsChartProps {
  readonly id: string;
  readonly title: string;
  readonly columns: readonly ChartColumn[];
  /** Writes a value on the scale. */
  readonly format: (value: number) => string;
}

const HEIGHT = 400;
const LEFT = 96;
const TOP = 16;
const FLOOR = 340;
/** The height of the outline that stands for what may not be shown: always the same, so it says nothing. */
const HIDDEN_HEIGHT = 26;

/** Columns of stacked parts, drawn where the page is made. Its words carry the same numbers as the table, and no others. */
export function BandsChart({ id, title, columns, format }: BandsChartProps) {
  const totals = columns.map((column) => column.parts.reduce((sum, part) => sum + (part.value ?? 0), 0));
  const top = scaleTop(Math.max(0, ...totals));
  const outlines = Math.max(0, ...columns.map(({ parts }) => parts.filter((part) => part.value === null).length));
  const room = FLOOR - TOP - outlines * HIDDEN_HEIGHT;
  const height = (value: number) => Math.round((value / top) * room * 10) / 10;
  const slot = (CHART_WIDTH - LEFT) / Math.max(1, columns.length);
  return (
    <ChartFrame
      id={id}
      title={title}
      words={columns.map(columnWords).join(" ")}
      tall={HEIGHT}
      left={LEFT}
      top={top}
      yOf={(value) => FLOOR - height(value)}
      format={format}
      legend={<Legend id={id} parts={columns[0]?.parts ?? []} />}
    >
      {columns.map((column, index) => (
        <Column key={column.label} id={id} column={column} x={LEFT + slot * index} width={slot} height={height} />
      ))}
    </ChartFrame>
  );
}

interface ColumnProps {
  readonly id: string;
  readonly column: ChartColumn;
  readonly x: number;
  readonly width: number;
  readonly height: (value: number) => number;
}

function Column({ id, column, x, width, height }: ColumnProps) {
  const inner = { x: x + width * 0.15, width: width * 0.7 };
  let y = FLOOR;
  return (
    <g>
      {column.parts.map((part) => {
        const tall = part.value === null ? HIDDEN_HEIGHT : height(part.value);
        y -= tall;
        if (tall <= 0) return null;
        const shape = { ...inner, y, height: tall };
        return part.value === null ? (
          <g key={part.name}>
            <rect {...shape} fill={`url(#${id}-hidden)`} stroke="#505a5f" strokeDasharray="5 3" />
            <text x={x + width / 2} y={y + HIDDEN_HEIGHT / 2 + 4} textAnchor="middle" fontSize="12" fill="#0b0c0c">
              suppressed
            </text>
          </g>
        ) : (
          <rect key={part.name} {...shape} fill={`url(#${id}-${part.shade})`} stroke="#0b0c0c" />
        );
      })}
      <text x={x + width / 2} y={FLOOR + 24} textAnchor="middle" fill="#0b0c0c">
        {column.label}
      </text>
    </g>
  );
}

function Legend({ id, parts }: { readonly id: string; readonly parts: readonly ChartPart[] }) {
  return (
    <>
      {[...parts].reverse().map((part) => (
        <span key={part.name} className="hub-nowrap govuk-!-margin-right-4">
          <Swatch fill={`${id}-${part.shade}`} /> {part.name}
        </span>
      ))}
      <span>“suppressed”: recorded, but for too few people to show, or it would give such a number away.</span>
    </>
  );
}
