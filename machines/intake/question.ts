// The shape of a question: what is asked, in which words, and which answers there are. Pages draw it, forms are read by
// it, and the words as asked are stored with the answer.
export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly hint?: string;
}

interface Asked {
  /** The form field; where a fact is asked it is the fact's own name. */
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
}

export type Question =
  | (Asked & { readonly kind: "choice"; readonly choices: readonly Choice[] })
  | (Asked & { readonly kind: "many"; readonly choices: readonly Choice[] })
  | (Asked & { readonly kind: "line"; readonly inputType?: "tel" | "text" | "email"; readonly width?: 5 | 10 | 20 })
  | (Asked & { readonly kind: "text"; readonly rows?: number })
  | (Asked & { readonly kind: "number"; readonly max: number })
  | (Asked & { readonly kind: "day" })
  | (Asked & { readonly kind: "hour" })
  | (Asked & { readonly kind: "ages" });

export interface Section {
  readonly id: string;
  readonly title: string;
  /** What the handler may say or do here, in a sentence. */
  readonly help?: string;
  readonly questions: readonly Question[];
}

/** "Not known" and "would not say" are answers of their own; no answer at all is "not asked". */
export const yesNo = (name: string, label: string, more: { hint?: string; declined?: false } = {}): Question => ({
  kind: "choice",
  name,
  label,
  ...(more.hint === undefined ? {} : { hint: more.hint }),
  choices: [
    { value: "yes", label: "Yes" },
    { value: "no", label: "No" },
    { value: "unknown", label: "Not known" },
    ...(more.declined === false ? [] : [{ value: "declined", label: "Would rather not say" }]),
  ],
});
