// Who looks after somebody at a high grade.

/** The advocate of a high grade, or the pathway that stands in for one. */
export const isAdvocate = (pathway: string, rules: readonly string[]): boolean =>
  pathway === "idva" || (rules.includes("R26") && (rules.includes("R7") || rules.includes("R2")));
