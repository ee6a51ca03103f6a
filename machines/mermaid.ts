// Draws the machines as Mermaid state diagrams, for the README: generated, so that a drawing can never say what is not so.
import { DRAWN } from "./drawn.ts";
import type { MachineGraph } from "./machine-graph.ts";

/** One diagram. A move that leaves a state as it is stays out of the picture: the list of statuses would drown in them. */
export function drawMachine({ initial, states, moves }: MachineGraph): string {
  const name = (status: string) => status.replaceAll("-", "_");
  const lines = ["stateDiagram-v2", `  [*] --> ${name(initial)}`];
  for (const { status } of states)
    if (status.includes("-")) lines.push(`  ${name(status)} : ${status.replaceAll("-", " ")}`);
  for (const { status, final } of states) {
    for (const { from, to, steps } of moves)
      if (from === status)
        lines.push(`  ${name(from)} --> ${name(to)} : ${[...new Set(steps.map(({ words }) => words))].join(", ")}`);
    if (final) lines.push(`  ${name(status)} --> [*]`);
  }
  return lines.join("\n");
}

/** All diagrams as the README holds them. */
export function drawings(): string {
  return DRAWN.map(({ title, graph }) => `### ${title}\n\n\`\`\`mermaid\n${drawMachine(graph)}\n\`\`\``).join("\n\n");
}

export const START = "<!-- machines: npm run diagrams -->";
export const END = "<!-- end of machines -->";

/** The README with its drawings made anew. Throws when it has no place for them. */
export function withDrawings(readme: string): string {
  const start = readme.indexOf(START);
  const end = readme.indexOf(END);
  if (start < 0 || end < start) throw new Error("The README has no place for the drawings.");
  return `${readme.slice(0, start + START.length)}\n\n${drawings()}\n\n${readme.slice(end)}`;
}
