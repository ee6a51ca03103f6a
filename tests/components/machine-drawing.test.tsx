// @vitest-environment jsdom
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { MachineDrawing, type MachineDrawingProps } from "#app/components/machine-drawing.tsx";
import { MachineTable, type MachineTableRow } from "#app/components/machine-table.tsx";
import { violationsIn } from "./axe.ts";

const box = { y: 20, width: 120, height: 80, begins: false, owesNothing: false };

const DRAWING: MachineDrawingProps = {
  id: "drawing",
  title: "Case: the picture",
  description: "Boxes are statuses.",
  width: 500,
  height: 300,
  statuses: [
    {
      ...box,
      status: "received",
      name: ["Waiting for", "first contact"],
      count: "3 now",
      href: "/a",
      x: 10,
      begins: true,
    },
    { ...box, status: "closed", name: ["Closed"], count: "None now", href: "/b", x: 300, owesNothing: true },
  ],
  moves: [
    {
      from: "received",
      to: "closed",
      path: "M130 60 L300 60",
      label: ["Close the case"],
      labelX: 215,
      labelY: 60,
      labelWidth: 100,
      labelHeight: 22,
    },
  ],
};

const ROWS: MachineTableRow[] = [
  {
    status: "received",
    name: "Waiting for first contact",
    href: "/a",
    meaning: "Nobody has spoken with them.",
    count: "3 now",
    owed: [
      { what: "Ring", who: "the hub, soon", passed: "If not: the duty manager." },
      { what: "Review", who: "the hub, later", passed: "If not: the duty manager." },
    ],
    next: [
      { words: "Close the case", condition: "with a reason", to: "Closed" },
      { words: "Grade the risk", condition: "", to: "Being triaged" },
    ],
    stays: ["Record a new contact"],
  },
  { status: "closed", name: "Closed", href: "/b", meaning: "Over.", count: "None now", owed: [], next: [], stays: [] },
];

const draw = (element: Parameters<typeof renderToStaticMarkup>[0]): HTMLElement => {
  document.body.innerHTML = renderToStaticMarkup(element);
  return document.body;
};
const words = (element: Element | null | undefined) => (element?.textContent ?? "").replace(/\s+/g, " ").trim();

describe("the picture of a machine", () => {
  it("has nothing for axe to find, twice on one page", async () => {
    const page = (
      <>
        <MachineDrawing {...DRAWING} />
        <MachineDrawing {...DRAWING} id="other" title="Contact: the picture" />
        <MachineTable label="Case: in words" rows={ROWS} />
      </>
    );
    expect(await violationsIn(renderToStaticMarkup(page))).toEqual([]);
  });

  it("is named and described, and needs no script: its links are links", () => {
    const svg = draw(<MachineDrawing {...DRAWING} />).querySelector("svg");
    const named = svg?.getAttribute("aria-labelledby") ?? "";
    expect(words(document.getElementById(named))).toBe("Case: the picture");
    expect(words(document.getElementById(svg?.getAttribute("aria-describedby") ?? ""))).toBe("Boxes are statuses.");
    const links = [...(svg?.querySelectorAll("a") ?? [])];
    expect(links.map((link) => [link.getAttribute("href"), words(link)])).toEqual([
      ["/a", "Waiting for first contact Begins here 3 now"],
      ["/b", "Closed Nothing owed None now"],
    ]);
    expect(svg?.outerHTML).not.toMatch(/ on\w+=| style=/);
  });

  it("says in words what its frames say: where it begins, and where nothing is owed", () => {
    const [first, last] = draw(<MachineDrawing {...DRAWING} />).querySelectorAll("svg a");
    expect([...(first?.querySelectorAll("text") ?? [])].map(words)).toEqual([
      "Waiting for",
      "first contact",
      "Begins here",
      "3 now",
    ]);
    expect(words(last)).toContain("Nothing owed");
    expect([first, last].map((link) => link?.querySelectorAll("rect").length)).toEqual([1, 2]);
    expect(words(document.querySelector("figcaption"))).toContain("A double frame: nothing is owed any more.");
  });

  it("draws each move as a line with an arrow's head and its words, and leaves them to the table for who listens", () => {
    const svg = draw(<MachineDrawing {...DRAWING} />).querySelector("svg");
    const hidden = svg?.querySelector("[aria-hidden=true]");
    expect(words(hidden)).toBe("Close the case");
    const line = hidden?.querySelector("path");
    expect([line?.getAttribute("d"), line?.getAttribute("marker-end")]).toEqual([
      "M130 60 L300 60",
      "url(#drawing-arrow)",
    ]);
    expect(svg?.querySelector("marker")?.id).toBe("drawing-arrow");
  });

  it("keeps its size and scrolls in a box that takes the keyboard", () => {
    const body = draw(<MachineDrawing {...DRAWING} />);
    const [scroll, svg] = [body.querySelector(".hub-scroll"), body.querySelector("svg")];
    expect([scroll?.getAttribute("tabindex"), scroll?.getAttribute("role")]).toEqual(["0", "region"]);
    expect([svg?.getAttribute("width"), svg?.getAttribute("height")]).toEqual(["500", "300"]);
  });
});

describe("the table of a machine", () => {
  const cells = (row: number) =>
    [...(draw(<MachineTable label="Case" rows={ROWS} />).querySelectorAll("tbody tr")[row]?.children ?? [])].map(words);

  it("says what it means, who owes what, and what may happen next", () => {
    expect(cells(0)).toEqual([
      "Waiting for first contact",
      "Nobody has spoken with them.",
      "Ring: the hub, soon. Review: the hub, later. If not: the duty manager.",
      "Close the case, with a reason: to ClosedGrade the risk: to Being triagedAlso, without moving it: Record a new contact.",
      "3 now",
    ]);
  });

  it("says that nothing is owed and nothing happens where that is so", () => {
    expect(cells(1)).toEqual(["Closed", "Over.", "Nothing is owed.", "Nothing: it is over.", "None now"]);
  });
});
