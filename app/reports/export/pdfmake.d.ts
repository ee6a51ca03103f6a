// The few types of pdfmake that are used here.
declare module "pdfmake" {
  interface FontFiles {
    readonly normal: Buffer;
    readonly bold: Buffer;
    readonly italics: Buffer;
    readonly bolditalics: Buffer;
  }

  /** A PDF that is being written: a stream of its bytes. */
  interface PdfStream {
    on(event: "data", listener: (chunk: Buffer) => void): this;
    on(event: "end", listener: () => void): this;
    on(event: "error", listener: (error: Error) => void): this;
    end(): void;
  }

  export default class PdfPrinter {
    constructor(fonts: Readonly<Record<string, FontFiles>>);
    createPdfKitDocument(definition: object): PdfStream;
  }
}

declare module "pdfmake/build/vfs_fonts.js" {
  /** Each font's file, in base64, by its name. */
  const files: Readonly<Record<string, string>>;
  export default files;
}
