import { Fragment } from "react";

export interface DrawnStatus {
  readonly status: string;
  readonly name: readonly string[];
  /** How many there are now, in words. */
  readonly count: string;
  readonly href: string;
  readonly begins: boolean;
  readonly owesNothing: boolean;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface DrawnMove {
  readonly from: string;
  readonly to: string;
  readonly path: string;
  readonly label: readonly string[];
  readonly labelX: number;
  readonly labelY: number;
  readonly labelWidth: number;
  readonly labelHeight: number;
}

export interface MachineDrawingProps {
  /** Unique on the page. */
  readonly id: string;
  readonly title: string;
  /** What the picture shows, for whoever does not see it: the table under it has every word of it. */
  readonly description: string;
  readonly width: number;
  readonly height: number;
  readonly statuses: readonly DrawnStatus[];
  readonly moves: readonly DrawnMove[];
}

/** How things of one kind move, as boxes and arrows; each box leads to what is in it now. It scrolls in a box of its own. */
export function MachineDrawing({ id, title, description, width, height, statuses, moves }: MachineDrawingProps) {
  return (
    <figure className="govuk-body govuk-!-margin-0 govuk-!-margin-bottom-4">
      <div className="hub-scroll" role="region" aria-label={title} tabIndex={0}>
        <svg
          className="hub-machine"
          viewBox={`0 0 ${width} ${height}`}
          width={width}
          height={height}
          role="group"
          aria-labelledby={`${id}-title`}
          aria-describedby={`${id}-description`}
        >
          <title id={`${id}-title`}>{title}</title>
          <desc id={`${id}-description`}>{description}</desc>
          <defs>
            <marker
              id={`${id}-arrow`}
              viewBox="0 0 10 10"
              refX="9"
              refY="5"
              markerWidth="10"
              markerHeight="10"
              markerUnits="userSpaceOnUse"
              orient="auto"
            >
              <path d="M0 0 L10 5 L0 10 z" className="hub-machine__head" />
            </marker>
          </defs>
          {/* The table says each move in a sentence of its own. */}
          <g aria-hidden="true">
            {moves.map((move) => (
              <path
                key={`${move.from} ${move.to}`}
                className="hub-machine__line"
                d={move.path}
                markerEnd={`url(#${id}-arrow)`}
              />
            ))}
            {moves.map((move) => (
              <MoveWords key={`${move.from} ${move.to}`} move={move} />
            ))}
          </g>
          {statuses.map((one) => (
            <StatusBox key={one.status} status={one} />
          ))}
        </svg>
      </div>
      <figcaption className="govuk-body-s">
        A double frame: nothing is owed any more. Each box leads to what is in it now.
      </figcaption>
    </figure>
  );
}

const LABEL_LINE = 18;

function MoveWords({ move: { label, labelX, labelY, labelWidth, labelHeight } }: { readonly move: DrawnMove }) {
  const top = labelY - (label.length * LABEL_LINE) / 2 + 13;
  return (
    <>
      <rect
        className="hub-machine__back"
        x={labelX - labelWidth / 2}
        y={labelY - labelHeight / 2}
        width={labelWidth}
        height={labelHeight}
      />
      <text className="hub-machine__words" textAnchor="middle">
        {label.map((line, index) => (
          <tspan key={index} x={labelX} y={top + index * LABEL_LINE}>
            {line}
          </tspan>
        ))}
      </text>
    </>
  );
}

const NAME_LINE = 22;

function StatusBox({ status: one }: { readonly status: DrawnStatus }) {
  const { name, x, y, width, height } = one;
  const small = [one.begins ? "Begins here" : one.owesNothing ? "Nothing owed" : "", one.count].filter(Boolean);
  const top = y + (height - name.length * NAME_LINE - small.length * LABEL_LINE) / 2 + 16;
  const under = top + name.length * NAME_LINE - 2;
  const lines = [
    ...name.map((words, index) => ({ words, className: "hub-machine__name", y: top + index * NAME_LINE })),
    ...small.map((words, index) => ({ words, className: "hub-machine__small", y: under + index * LABEL_LINE })),
  ];
  return (
    <a href={one.href} className="hub-machine__link">
      <rect className="hub-machine__box" x={x + 1} y={y + 1} width={width - 2} height={height - 2} rx="4" />
      {one.owesNothing && (
        <rect className="hub-machine__inner" x={x + 5} y={y + 5} width={width - 10} height={height - 10} rx="2" />
      )}
      {lines.map((line) => (
        <Fragment key={line.words}>
          <text className={line.className} x={x + width / 2} y={line.y} textAnchor="middle">
            {line.words}
          </text>
          {/* Parts the lines where they are read out; nothing is drawn for it. */}{" "}
        </Fragment>
      ))}
    </a>
  );
}
