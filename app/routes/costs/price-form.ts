// The fields of the form for a new price.
export const PRICE_FIELDS = [
  "how",
  "contract",
  "cases",
  "price",
  "unit",
  "year",
  "source",
  "grade",
  "version",
  "code",
  "band",
  "bearer",
  "from",
  "because",
] as const;
export type TypedPrice = Readonly<Record<(typeof PRICE_FIELDS)[number], string>>;

export const HOW_WORDS = {
  contract: "A contract: its value divided by its cases",
  unit: "A price for each",
  published: "A published price that is in the catalogue",
} as const;
