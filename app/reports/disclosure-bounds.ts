// What somebody who adds and subtracts can say of one number in a table: a table that adds up is a network in which the numbers
// flow from margin to margin, and how far one of them can move, while all the others stay within what is known of them, is how much
// can be pushed round it. The answer is exact in tables of one and of two dimensions, where adding up pair by pair is not.

export interface Range {
  readonly low: number;
  readonly high: number;
}

/** A number of the table: it flows from one sum into another. `value` is what is true, and lies between `low` and `high`. */
export interface Flow extends Range {
  readonly from: number;
  readonly to: number;
  readonly value: number;
}

/** A path of the network while we search it: the number of the edge taken, and whether along it or against it. */
interface Step {
  readonly edge: number;
  readonly along: boolean;
}

/**
 * The least and the most that number `index` can be. Exact for whole numbers and for money alike.
 */
export function rangeIn(flows: readonly Flow[], nodes: number, index: number): Range {
  const flow = flows[index];
  if (flow === undefined) throw new RangeError("The table has no such number.");
  const up = Math.min(flow.high - flow.value, pushed(flows, nodes, index, flow.to, flow.from));
  const down = Math.min(flow.value - flow.low, pushed(flows, nodes, index, flow.from, flow.to));
  return { low: flow.value - down, high: flow.value + up };
}

/** How much more can flow from one sum to another, leaving out the number that is asked about. */
function pushed(flows: readonly Flow[], nodes: number, without: number, source: number, sink: number): number {
  if (source === sink) return Infinity;
  const moved = flows.map(() => 0);
  const room = (edge: number, along: boolean): number => {
    const flow = flows[edge];
    const by = moved[edge] ?? 0;
    if (flow === undefined || edge === without) return 0;
    return along ? flow.high - flow.value - by : flow.value + by - flow.low;
  };
  const around = neighbours(flows, nodes);
  let all = 0;
  for (;;) {
    const path = shortest(around, flows, room, source, sink);
    if (path === undefined) return all;
    const most = Math.min(...path.map(({ edge, along }) => room(edge, along)));
    if (most === Infinity) return Infinity;
    if (!(most > 0)) throw new RangeError("A number of the table is no number.");
    for (const { edge, along } of path) moved[edge] = (moved[edge] ?? 0) + (along ? most : -most);
    all += most;
  }
}

function neighbours(flows: readonly Flow[], nodes: number): readonly Step[][] {
  const around: Step[][] = Array.from({ length: nodes }, () => []);
  flows.forEach(({ from, to }, edge) => {
    around[from]?.push({ edge, along: true });
    around[to]?.push({ edge, along: false });
  });
  return around;
}

/** The path with the fewest steps that still has room, so that the search ends soon whatever the amounts are. */
function shortest(
  around: readonly (readonly Step[])[],
  flows: readonly Flow[],
  room: (edge: number, along: boolean) => number,
  source: number,
  sink: number,
): Step[] | undefined {
  const came = new Map<number, Step | null>([[source, null]]);
  const queue = [source];
  for (const node of queue) {
    if (node === sink) break;
    for (const step of around[node] ?? []) {
      const next = ends(flows, step).end;
      if (came.has(next) || room(step.edge, step.along) <= 0) continue;
      came.set(next, step);
      queue.push(next);
    }
  }
  if (!came.has(sink)) return undefined;
  const path: Step[] = [];
  for (let step = came.get(sink); step; step = came.get(ends(flows, step).start)) path.push(step);
  return path;
}

function ends(flows: readonly Flow[], { edge, along }: Step): { readonly start: number; readonly end: number } {
  const { from, to } = flows[edge] as Flow;
  return along ? { start: from, end: to } : { start: to, end: from };
}
