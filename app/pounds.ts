// Money as people type it: pounds, with or without a sign, commas and pence.
export type ReadPounds =
  { readonly ok: true; readonly pence: number } | { readonly ok: false; readonly message: string };

const SHAPE = /^£?\s*(\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d{2}))?$/;
/** In pounds: more is a slip of the keyboard. */
const MOST = 100_000_000;

const wrong = (message: string): ReadPounds => ({ ok: false, message });

/** Reads an amount above nil. Otherwise a sentence for the field says what to enter. */
export function readPounds(text: string): ReadPounds {
  const typed = text.trim();
  if (typed === "") return wrong("Enter the amount in pounds.");
  if (/^£?\s*-|^-/.test(typed)) return wrong("Enter an amount above nil. A wrong one is taken back, not subtracted.");
  const [, pounds = "", pence = "0"] = SHAPE.exec(typed) ?? [];
  if (pounds === "") return wrong("Enter pounds and pence in figures, such as 1,250 or 1250.75.");
  const whole = Number(pounds.replaceAll(",", ""));
  if (whole >= MOST) return wrong("Enter less than £100,000,000.");
  const all = whole * 100 + Number(pence);
  return all === 0 ? wrong("Enter an amount above nil.") : { ok: true, pence: all };
}
