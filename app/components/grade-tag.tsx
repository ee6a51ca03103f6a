import { Tag } from "./govuk/tag.tsx";

const GRADES = {
  high: { word: "High", colour: "govuk-tag--red" },
  medium: { word: "Medium", colour: "govuk-tag--orange" },
  standard: { word: "Standard", colour: "govuk-tag--blue" },
  "not-assessed": { word: "Not assessed yet", colour: "govuk-tag--grey" },
} as const;

/** The grades a tag can show. */
export type ShownGrade = keyof typeof GRADES;

export interface GradeTagProps {
  grade: ShownGrade;
  /** True until a person has agreed it. */
  suggested?: boolean | undefined;
}

/** A grade as a word; the colour only repeats it. */
export function GradeTag({ grade, suggested }: GradeTagProps) {
  const { word, colour } = GRADES[grade];
  return <Tag classes={`${colour} hub-grade`}>{suggested ? `${word} (suggested)` : word}</Tag>;
}
