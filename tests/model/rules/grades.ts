// Grades: the one that stands is explained by what is stored, and high is never without help.
import type { Seen } from "../seen.ts";
import { GRADES, type Grade } from "#machines/statuses.ts";
import { said, type Rule } from "./rule.ts";

const rank = (grade: Grade | "not-assessed" | null): number => GRADES.indexOf(grade as Grade);

export function gradeIsExplained({ row, assessments, approvals }: Seen): string[] {
  const latest = assessments.at(-1);
  if (!latest) return said([row.grade !== null && row.grade !== "high", `it is ${row.grade} and nobody graded it`]);
  const lowered = approvals.some(
    (one) => one.assessment_id === latest.id && one.status === "approved" && one.to_grade === row.grade,
  );
  return said(
    [row.grade === null, "it was graded and has no grade"],
    [
      latest.suggested_grade === "high" && row.grade !== "high" && !lowered,
      `high was suggested, it is ${row.grade}, and no second person agreed`,
    ],
    [
      latest.suggested_grade !== "high" && row.grade !== "high" && row.grade !== latest.agreed_grade,
      `it is ${row.grade}, but ${latest.agreed_grade} was agreed`,
    ],
    [
      latest.suggested_grade !== "not-assessed" &&
        rank(latest.agreed_grade) < rank(latest.suggested_grade) &&
        latest.reason_sealed === null,
      `${latest.agreed_grade} was agreed below ${latest.suggested_grade} without a reason`,
    ],
  );
}

export function approvalsTakeTwo({ approvals, user }: Seen): string[] {
  return approvals
    .filter(({ status }) => status === "approved" || status === "refused")
    .flatMap((one) =>
      said(
        [one.decided_by === null || !user.has(one.decided_by), "an approval was decided by nobody"],
        [one.decided_by === one.requested_by, "who asked for a lower grade decided about it"],
      ),
    );
}

export function dangerIsHigh({ row }: Seen): string[] {
  const danger = row.status === "emergency";
  return said(
    [danger !== (row.emergency_since !== null), "whether there is danger now is said in two ways"],
    [danger && row.grade !== "high", `there is danger now and the grade is ${row.grade}`],
  );
}

export function supportIsGraded({ row }: Seen): string[] {
  return said([
    ["supporting", "review", "closed"].includes(row.status) && row.grade === null,
    `it is ${row.status} without a grade`,
  ]);
}

/** Ways an action has ended without anybody having helped. */
const FELL_AWAY = ["withdrawn", "declined", "not-taken-up"];

export function highHasAdvocate({ row, actions, unmet, running }: Seen): string[] {
  if (row.grade !== "high" || row.status === "closed") return [];
  // What was there already may be what stands in for an advocate who declined.
  const instead = unmet.filter(({ pathway }) => pathway === "idva").map((need) => need.met_by);
  const advocate = actions.some((action) => {
    const rules = JSON.parse(action.rules) as string[];
    const standsIn = rules.includes("R26") && (rules.includes("R7") || rules.includes("R2"));
    const is = action.pathway === "idva" || standsIn || instead.includes(action.pathway);
    return is && !FELL_AWAY.includes(action.status);
  });
  const asked = running.some(({ clock }) => clock.endsWith("settle-unmet"));
  const owed = unmet.some(
    (need) =>
      ["idva", "outreach"].includes(need.pathway) && need.met_by === null && (need.settled_by !== null || asked),
  );
  return said([
    !advocate && !owed,
    "high, without an advocate, anything in its place, or a need somebody owes an answer to",
  ]);
}

export const GRADE_RULES: readonly Rule<Seen>[] = [
  {
    rule: "The grade that stands is the one last agreed, or high; below high, when high was suggested, a second person agreed, and below the suggestion there is a reason.",
    broken: gradeIsExplained,
  },
  { rule: "Whoever asked for a lower grade never decides about it.", broken: approvalsTakeTwo },
  { rule: "While there is danger now the grade is high.", broken: dangerIsHigh },
  { rule: "Nobody is supported, reviewed or closed without a grade.", broken: supportIsGraded },
  {
    rule: "A high case is never without an advocate's action, what stands in for it, or an unmet need that somebody owes an answer to.",
    broken: highHasAdvocate,
  },
];
