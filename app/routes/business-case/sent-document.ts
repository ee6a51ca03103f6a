// A document as it is sent: a file, or words that are pasted.
import type { FieldError } from "../../components/summary-of-errors.tsx";
import { HIDDEN_WORDS, isPlain } from "../../forms.ts";
import { MOST } from "../../reports/business-case/version.ts";
import { MOST_BYTES } from "./read-document.ts";

export interface SentDocument {
  /** The document; of a file that can be read, what is in it. */
  readonly text: string;
  readonly source: string;
  readonly errors: readonly FieldError[];
}

const TOO_LARGE = `Give a document of at most ${MOST_BYTES / 1024} kilobytes.`;

/** What was sent, and what is wrong before any of it is read as a business case. Throws a 400 page for a body that is no form. */
export async function sentDocument(request: Request): Promise<SentDocument> {
  let form: FormData;
  try {
    form = await request.formData();
  } catch {
    throw new Response(null, { status: 400 });
  }
  const wordsOf = (name: string): string => {
    const value = form.get(name);
    return typeof value === "string" ? value : "";
  };
  const [pasted, source] = [wordsOf("text"), wordsOf("source")];
  const file = form.get("document");
  const given = file instanceof Blob && file.size > 0 ? file : null;
  const wrongSource = wrongWords(source);
  const sent = (text: string, ...errors: readonly FieldError[]): SentDocument => ({
    text,
    source,
    errors: [...errors, ...wrongSource],
  });
  if (given && pasted.trim() !== "")
    return sent(pasted, { field: "document", message: "Give a file or paste the document: not both." });
  if (!given && pasted.trim() === "")
    return sent("", { field: "document", message: "Choose a file, or paste the document below." });
  if (!given)
    return Buffer.byteLength(pasted) > MOST_BYTES ? sent("", { field: "text", message: TOO_LARGE }) : sent(pasted);
  if (given.size > MOST_BYTES) return sent("", { field: "document", message: TOO_LARGE });
  try {
    return sent(new TextDecoder("utf-8", { fatal: true }).decode(await given.arrayBuffer()));
  } catch {
    return sent("", { field: "document", message: "This file is no text in UTF-8: save it as JSON and try again." });
  }
}

function wrongWords(source: string): FieldError[] {
  const wrong = (message: string): FieldError[] => [{ field: "source", message }];
  if (source.trim() === "") return wrong("Say where the numbers of the document come from.");
  if (!isPlain(source)) return wrong(HIDDEN_WORDS);
  return source.trim().length > MOST.source ? wrong(`Say it in at most ${MOST.source} letters.`) : [];
}
