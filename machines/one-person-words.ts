// What is told of a case when two cases are said to be one person's, and what was decided. Browser-safe.
export const ONE_PERSON_WORDS = {
  JOIN_ASKED: "Somebody asked whether another case is the same person’s. A second person decides.",
  JOIN_AGREED: "A second person agreed: this and another case are one person’s.",
  JOIN_REFUSED: "A second person said that it is not the same person.",
  PART_ASKED: "Somebody asked to take two cases apart again. A second person decides.",
  PART_AGREED: "A second person agreed: this and another case are two people’s.",
  PART_REFUSED: "A second person said that it stays one person.",
} as const;

export type OnePersonEvent = keyof typeof ONE_PERSON_WORDS;

/** Events that leave a case in its status. */
export const ONE_PERSON_EVENTS = Object.keys(ONE_PERSON_WORDS) as OnePersonEvent[];
