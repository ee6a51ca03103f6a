// Writes the PDF of a quarter. Only the thread that draws imports this file: pdfmake and its fonts take a while to load.
import PdfPrinter from "pdfmake";
import fonts from "pdfmake/build/vfs_fonts.js";
import { draw } from "../drawing/draw.ts";
import { reportPicture } from "../pictures/of-report.ts";
import { quarterDocument } from "./document.ts";
import type { QuarterExport } from "./quarter-export.ts";

const font = (name: string): Buffer => Buffer.from(fonts[name] ?? "", "base64");

const printer = new PdfPrinter({
  Roboto: {
    normal: font("Roboto-Regular.ttf"),
    bold: font("Roboto-Medium.ttf"),
    italics: font("Roboto-Italic.ttf"),
    bolditalics: font("Roboto-MediumItalic.ttf"),
  },
});

/** The quarter as one PDF: the same bytes each time it is made of the same releases. */
export async function pdfOf(quarter: QuarterExport): Promise<Uint8Array> {
  const pictures = new Map(
    quarter.pages.flatMap((page): [string, { title: string; svg: string }][] => {
      const picture = reportPicture(page, "wide");
      return picture ? [[page.name, { title: picture.title, svg: draw(picture) }]] : [];
    }),
  );
  const written = printer.createPdfKitDocument(quarterDocument(quarter, pictures));
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    written.on("data", (chunk) => chunks.push(chunk));
    written.on("end", () => resolve(new Uint8Array(Buffer.concat(chunks))));
    written.on("error", reject);
    written.end();
  });
}
