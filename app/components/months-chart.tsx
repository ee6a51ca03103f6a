import { CHART_WIDTH, ChartFrame, columnWords, scaleTop, Swatch } from "./chart-frame.tsx";

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
      format={(value) => value.toLocaleString("en-GB")}
      legend={
        <>
          {columns[0]?.parts.map((one) => (
            <span key={one.name} className="hub-nowrap govuk-!-margin-right-4">
              <Swatch fill={`${id}-${one.shade}`} /> {one.name}
            </span>
          ))}
          <span className="hub-nowrap">
            <Swatch fill={`${id}-hidden`} dashed /> {hidden}
          </span>
        </>
      }
    >
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
    </ChartFrame>
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
