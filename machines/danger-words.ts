// How somebody knows that a danger has passed: the one question that ends an emergency.
export const DANGER_OVER = ["told-us", "police", "with-somebody", "somewhere-safe"] as const;
export type DangerOver = (typeof DANGER_OVER)[number];

export const DANGER_OVER_WORDS: Readonly<Record<DangerOver, string>> = {
  "told-us": "They told us, and could talk freely",
  police: "The police told us that they are safe",
  "with-somebody": "Somebody who helps them is with them",
  "somewhere-safe": "They are somewhere safe",
};
