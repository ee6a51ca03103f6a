// What the PDF of a quarter holds, in the order in which it is read: a cover, then each report on a page of its own, then prices.
import type { ReportPage } from "../../queries/report-page.ts";
import { definitionsOf, howSureOf, pricesOf, releaseWords } from "./about.ts";
import { frozenAt, type QuarterExport } from "./quarter-export.ts";
import { quarterByQuarter, revisedTables, tablesOf } from "./pdf-tables.ts";

/** The width between the margins of A4, in points; and the most that a picture may be tall. */
const WIDTH = 515;
const TALLEST = 600;

export interface DrawnPicture {
  readonly title: string;
  readonly svg: string;
}

type Node = Readonly<Record<string, unknown>> | string;

/** The document for pdfmake. `pictures` by the report's name. Its dates are those of the releases. */
export function quarterDocument(quarter: QuarterExport, pictures: ReadonlyMap<string, DrawnPicture>): object {
  const at = frozenAt(quarter);
  return {
    pageSize: "A4",
    pageMargins: [40, 48, 40, 48],
    info: { title: titleOf(quarter), creationDate: at, modDate: at, producer: "Hub", creator: "Hub" },
    displayTitle: true,
    defaultStyle: { font: "Roboto", fontSize: 10, lineHeight: 1.2, color: "#0b0c0c" },
    styles: {
      cover: { fontSize: 30, bold: true },
      title: { fontSize: 20, bold: true },
      heading: { fontSize: 13, bold: true, margin: [0, 12, 0, 4] },
      caption: { fontSize: 13, bold: true },
      small: { fontSize: 8.5, color: "#505a5f" },
    },
    footer: (page: number, pages: number) => ({
      text: `${titleOf(quarter)}. Page ${page} of ${pages}`,
      style: "small",
      margin: [40, 12, 40, 0],
    }),
    content: [
      ...cover(quarter),
      ...quarter.pages.flatMap((page) => reportNodes(page, pictures.get(page.name))),
      ...priceNodes(quarter),
    ],
  };
}

const titleOf = ({ area, words }: QuarterExport): string => `Reports of ${area.name}, ${words}`;

const cover = (quarter: QuarterExport): Node[] => [
  { text: quarter.area.name, fontSize: 16, margin: [0, 120, 0, 6] },
  { text: "Reports", style: "cover" },
  { text: quarter.words, fontSize: 16, margin: [0, 6, 0, 24] },
  "Made of one calendar quarter that has ended, and of numbers that can be told from no one person’s life: small numbers are not shown, and the others are rounded.",
  { text: "What is in it", style: "heading" },
  {
    ul: quarter.pages.map((page) => ({ text: [`${page.title}. `, { text: releaseWords(page), style: "small" }] })),
  },
  ...(quarter.missing.length === 0 ? [] : [`Not frozen for this quarter: ${quarter.missing.join(", ")}.`]),
];

function reportNodes(page: ReportPage, picture: DrawnPicture | undefined): Node[] {
  const meant: Node[] = definitionsOf(page).map(({ term, words }) => ({
    text: [{ text: `${term}. `, bold: true }, words],
    fontSize: 9,
    margin: [0, 0, 0, 3],
  }));
  return [
    { text: page.title, style: "title", pageBreak: "before" },
    { text: page.question, fontSize: 12, margin: [0, 2, 0, 2] },
    { text: `${page.area.name}, ${page.words}. ${releaseWords(page)}`, style: "small" },
    { text: "How sure", style: "heading" },
    { ul: howSureOf(page), fontSize: 9 },
    ...(picture
      ? [
          {
            stack: [
              { text: picture.title, style: "heading" },
              { svg: picture.svg, fit: [WIDTH, TALLEST] },
            ],
            unbreakable: true,
          },
        ]
      : []),
    ...tablesOf(page),
    ...(page.picture === "bands" ? quarterByQuarter(page) : []),
    ...revisedTables(page),
    { stack: [{ text: "What the words mean", style: "heading" }, ...meant.slice(0, 1)], unbreakable: true },
    ...meant.slice(1),
  ];
}

function priceNodes(quarter: QuarterExport): Node[] {
  const prices = pricesOf(quarter);
  if (prices.length === 0) return [];
  return [
    { text: "Where the prices come from", style: "title", pageBreak: "before" },
    { ul: prices, fontSize: 8.5, margin: [0, 6, 0, 0] },
  ];
}
