// Where the parts of a machine's drawing go: worked out once for each machine, because a machine does not change while it runs.
import { Graph, layout } from "@dagrejs/dagre";
import { clocksOf } from "#machines/clocks-of.ts";
import type { Drawn } from "#machines/drawn.ts";
import type { MachineGraph } from "#machines/machine-graph.ts";
import { statusWords } from "#machines/status-words.ts";
import type { Subject } from "#machines/statuses.ts";

/** A status as a box; `x` and `y` are its upper left corner. All lengths are in pixels. */
export interface PlacedStatus {
  readonly status: string;
  readonly name: readonly string[];
  readonly begins: boolean;
  readonly owesNothing: boolean;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A move as a line with its words; `labelX` and `labelY` are the middle of them. */
export interface PlacedMove {
  readonly from: string;
  readonly to: string;
  readonly path: string;
  readonly label: readonly string[];
  readonly labelX: number;
  readonly labelY: number;
  readonly labelWidth: number;
  readonly labelHeight: number;
}

export interface MachineLayout {
  readonly width: number;
  readonly height: number;
  readonly statuses: readonly PlacedStatus[];
  readonly moves: readonly PlacedMove[];
}

/** How wide a letter is taken to be: nothing measures text here, so a little wider than most are. */
const NAME = { letter: 9, line: 22, most: 16 };
const LABEL = { letter: 6.9, line: 18, most: 24 };
const MARGIN = 12;

const known = new Map<Subject, MachineLayout>();

/** The drawing of a machine, top to bottom. */
export function layoutOf({ subject, graph }: Drawn): MachineLayout {
  const made = known.get(subject) ?? place(subject, graph);
  known.set(subject, made);
  return made;
}

function place(subject: Subject, { initial, states, moves }: MachineGraph): MachineLayout {
  const graph = new Graph({ directed: true });
  graph.setGraph({ rankdir: "TB", nodesep: 28, edgesep: 16, ranksep: 40, marginx: MARGIN, marginy: MARGIN });
  const names = new Map(states.map(({ status }) => [status, wrapped(statusWords(subject, status), NAME.most)]));
  for (const [status, name] of names) graph.setNode(status, boxOf(name));
  for (const { from, to, steps } of moves) {
    const label = labelOf(steps.map(({ words }) => words));
    graph.setEdge(from, to, { label, labelpos: "c", ...sizeOf(label, LABEL) });
  }
  layout(graph);
  const { width = 0, height = 0 } = graph.graph() as { width?: number; height?: number };
  return {
    width: Math.ceil(width),
    height: Math.ceil(height),
    statuses: states.map(({ status }) => {
      const node = graph.node(status) as Box & Point;
      return {
        status,
        name: names.get(status) ?? [],
        begins: status === initial,
        owesNothing: clocksOf(subject, status).length === 0,
        x: round(node.x - node.width / 2),
        y: round(node.y - node.height / 2),
        width: round(node.width),
        height: round(node.height),
      };
    }),
    moves: moves.map(({ from, to }) => {
      const edge = graph.edge(from, to) as Box & Point & { label: string[]; points: Point[] };
      return {
        from,
        to,
        path: rounded(edge.points),
        label: edge.label,
        labelX: round(edge.x),
        labelY: round(edge.y),
        labelWidth: round(edge.width),
        labelHeight: round(edge.height),
      };
    }),
  };
}

interface Point {
  readonly x: number;
  readonly y: number;
}
interface Box {
  readonly width: number;
  readonly height: number;
}

/** A status has its name, one line for how many there are now, and one for where it begins or ends. */
function boxOf(name: readonly string[]): Box {
  const { width, height } = sizeOf(name, NAME);
  return { width: Math.max(width, 13 * NAME.letter) + 24, height: height + 2 * LABEL.line + 18 };
}

const sizeOf = (lines: readonly string[], { letter, line }: { letter: number; line: number }): Box => ({
  width: Math.max(...lines.map(({ length }) => length)) * letter + 8,
  height: lines.length * line + 4,
});

/** Each event begins on a line of its own. */
const labelOf = (words: readonly string[]): string[] => [...new Set(words)].flatMap((one) => wrapped(one, LABEL.most));

function wrapped(words: string, most: number): string[] {
  const lines: string[] = [];
  for (const word of words.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= most) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

const round = (value: number): number => Math.round(value * 10) / 10;
const at = ({ x, y }: Point): string => `${round(x)} ${round(y)}`;

/** How far before and after a corner the line leaves it. */
const ROUND = 24;

/** A line through the points with its corners rounded; it ends straight, so that the arrow's head points where it goes. */
function rounded(points: readonly Point[]): string {
  let path = "";
  for (const [index, point] of points.entries()) {
    const [before, after] = [points[index - 1], points[index + 1]];
    if (!before) path += `M${at(point)}`;
    else if (!after) path += ` L${at(point)}`;
    else path += ` L${at(near(point, before))} Q${at(point)} ${at(near(point, after))}`;
  }
  return path;
}

/** The point so far from `corner` on the way to `other`, and never past the middle. */
function near(corner: Point, other: Point): Point {
  const length = Math.hypot(other.x - corner.x, other.y - corner.y);
  const share = length === 0 ? 0 : Math.min(0.5, ROUND / length);
  return { x: corner.x + (other.x - corner.x) * share, y: corner.y + (other.y - corner.y) * share };
}
