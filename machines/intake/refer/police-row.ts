// A row of a police force's file, as if somebody had filled in the police page: the same questions, the same mistakes, the same facts.
import { dateWords } from "../../due-words.ts";
import { instantOf, londonDay, type Instant } from "../../time.ts";
import { dayOf } from "../birth-date.ts";
import { readReferral, type ReadReferral } from "./read.ts";

export const POLICE_COLUMNS = {
  needed: ["incident_number", "incident_date", "name"],
  optional: [
    "person_number",
    "birth_date",
    "phone",
    "safe_to_ring",
    "safe_times",
    "reach_through",
    "in_danger",
    "attended",
    "tool",
    "grade",
    "incidents_12m",
    "worries",
    "strangled",
    "children_ages",
    "school",
    "what_happened",
    "other_name",
    "language",
    "agreed",
    "agreed_reason",
  ],
} as const;

/** The questions of the page by the columns that answer them. */
const FIELD_OF: Readonly<Record<string, string>> = {
  incident_number: "policeIncident",
  name: "name",
  birth_date: "birthDate",
  phone: "phone",
  safe_to_ring: "contactSafe",
  safe_times: "safeTimes",
  reach_through: "reachThrough",
  in_danger: "immediateDanger",
  attended: "policeAttended",
  incidents_12m: "policeReportedIncidents12m",
  strangled: "strangulation",
  children_ages: "children",
  school: "childrensSchool",
  other_name: "otherName",
  language: "language",
  agreed: "agreed",
  agreed_reason: "agreedReason",
};
const COLUMN_OF: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.entries(FIELD_OF).map(([column, field]) => [field, column])),
  topics: "worries",
  gradeAsItCame: "grade",
  whatHappened: "what_happened",
  "risk.yes": "grade",
};

/** What stands where a file says nothing: never a yes, never a no. */
const UNSAID: Readonly<Record<string, string>> = {
  safe_to_ring: "unknown",
  in_danger: "unknown",
  agreed: "not-asked",
};
const NOT_KNOWN = /^(?:not[ _-]?known|unknown|n\/?k|\?)$/i;
const GRADE = /^(high|medium|standard)$/;
const SAFE: Readonly<Record<string, string>> = { yes: "safe", no: "not-safe" };

const plain = (text: string): string => text.trim().toLowerCase();

function valueFor(column: string, said: string): string {
  const text = said.trim();
  if (text === "") return UNSAID[column] ?? "";
  if (NOT_KNOWN.test(text) && column !== "name") return UNSAID[column] ?? (column === "attended" ? "unknown" : "");
  if (column === "safe_to_ring") return SAFE[plain(text)] ?? plain(text);
  return ["in_danger", "attended", "strangled", "agreed"].includes(column) ? plain(text) : text;
}

/** The tool and its grade in one answer, as the page takes it; null when they do not belong together. */
function gradeIn(tool: string, grade: string): string | null {
  const [of, as] = [plain(tool), plain(grade)];
  if (of === "" && as === "") return "";
  const known = of === "dara" ? "dara" : ["dash", "dash-police", "police dash"].includes(of) ? "dash-police" : null;
  return known !== null && GRADE.test(as) ? `${known}:${as}` : null;
}

export interface PoliceRow {
  /** The force's reference in one spelling, and which person of the incident it is. */
  readonly mark: string;
  /** The name in one spelling. */
  readonly person: string;
  readonly read: ReadReferral;
  /** What is wrong, by the names of columns; never with what stood in them. Empty when the rest may be told. */
  readonly wrong: readonly string[];
}

/** Reads one row at a moment. */
export function readPoliceRow(cells: Readonly<Record<string, string>>, at: Instant): PoliceRow {
  const said = (column: string) => cells[column] ?? "";
  const wrong: string[] = [];
  const form = new URLSearchParams();
  for (const [column, field] of Object.entries(FIELD_OF)) form.set(field, valueFor(column, said(column)));
  const worries = said("worries").split(";").map(plain).filter(Boolean);
  if (said("children_ages").trim() !== "" && !worries.includes("children")) worries.push("children");
  if (valueFor("strangled", said("strangled")) !== "" && !worries.includes("strangulation"))
    worries.push("strangulation");
  for (const worry of worries) form.append("topics", worry);
  form.set("topics-shown", "yes");
  const grade = gradeIn(said("tool"), said("grade"));
  if (grade === null)
    wrong.push("grade: Give the tool (Dara or Dash) and its grade (high, medium or standard), or neither.");
  form.set("gradeAsItCame", grade ?? "");
  const day = dayOf(said("incident_date"));
  if (day === null) wrong.push("incident_date: Write it like 2026-03-02 or 02/03/2026.");
  else if (day > londonDay(at)) wrong.push("incident_date: It lies ahead.");
  if (said("incident_number").trim() === "") wrong.push("incident_number: It is empty.");
  if (!/^\d{0,2}$/.test(said("person_number").trim())) wrong.push("person_number: A number: 1, 2 …");
  const when = day === null ? "" : `Incident of ${dateWords(instantOf(`${day}T12:00:00Z`))}. `;
  form.set("whatHappened", `${when}${said("what_happened").trim()}`.trim());
  const read = readReferral(form, at, "police");
  wrong.push(...read.errors.map(({ field, message }) => `${COLUMN_OF[field] ?? "row"}: ${message}`));
  const number = said("incident_number").toUpperCase().replace(/\s+/g, "");
  const person = plain(said("name")).replace(/\s+/g, " ");
  return { mark: `${number} ${Number(said("person_number")) || 1}`, person, read, wrong };
}
