// Who is referred, from a Patient: names, date of birth, NHS number and language.
import type { HumanName, Patient } from "@medplum/fhirtypes";
import type { Answers } from "#machines/intake/answers.ts";
import { ageOn } from "#machines/intake/birth-date.ts";
import { nhsNumberOf } from "#machines/intake/nhs-number.ts";
import type { Day } from "#machines/time.ts";
import type { Notes } from "./notes.ts";
import type { Placed } from "./outcome.ts";
import { reachOf } from "./read-phone.ts";
import { NHS_NUMBER } from "./systems.ts";

/** The answers about the person; what is wrong is added to the notes. */
export function readPatient(placed: Placed<Patient>, today: Day, notes: Notes): Answers {
  const name = nameOf(placed, notes);
  const birthDate = birthDateOf(placed, today, notes);
  const nhsNumber = nhsNumberIn(placed, notes);
  if (
    birthDate === "" &&
    nhsNumber === "" &&
    !notes.problems.some(({ at }) => at.some((path) => /birthDate/.test(path)))
  )
    notes.wrong("required", placed, "birthDate", "Send the whole date of birth, or an NHS number that checks.");
  const age = birthDate === "" ? null : ageOn(birthDate as Day, today);
  return {
    ...name,
    birthDate,
    nhsNumber,
    ...(age === null ? {} : { victimAge: String(age) }),
    ...reachOf(placed, notes),
    ...languageOf(placed, notes),
  };
}

const NAME_FIRST = ["official", "usual", undefined, "temp", "maiden"];

function nameOf(placed: Placed<Patient>, notes: Notes): Answers {
  const names = placed.resource.name ?? [];
  const wholes = names
    .map((name, place) => ({ name, place, whole: wholeOf(name) }))
    .filter(({ whole }) => whole !== "");
  const best = NAME_FIRST.flatMap((use) => wholes.filter(({ name }) => name.use === use))[0];
  if (!best) {
    notes.wrong("required", placed, "name", "Send their name: family and given, or as text.");
    return {};
  }
  const usual = wholes.find(({ name }) => name.use === "nickname" || name.use === "usual");
  const first = (usual ?? best).name.given?.[0] ?? withoutTitle(best.whole);
  return {
    name: notes.text(placed, `name[${best.place}]`, best.whole),
    chosenName: notes.text(placed, `name[${(usual ?? best).place}]`, first),
  };
}

const wholeOf = ({ given, family, text }: HumanName): string =>
  [...(given ?? []), ...(family === undefined ? [] : [family])].join(" ").trim() || (text ?? "").trim();

/** What to call them when nothing says which is the first name: a whole name without its title begins with it. */
const withoutTitle = (whole: string): string =>
  whole.split(/\s+/).find((word) => !/^(?:mrs?|ms|miss|mx|dr|prof|sir|lady)\.?$/i.test(word)) ?? "";

function birthDateOf(placed: Placed<Patient>, today: Day, notes: Notes): string {
  const born = placed.resource.birthDate ?? "";
  if (born.length < 10) {
    if (born !== "") notes.aside("incomplete", placed, "birthDate", "Only a whole date of birth is kept.");
    return "";
  }
  if (ageOn(born as Day, today) !== null) return born;
  const message =
    born > today ? "The date of birth lies ahead: check it." : "The date of birth is too long ago: check it.";
  notes.wrong("value", placed, "birthDate", message);
  return "";
}

/** A number that does not check would name somebody else: it is left aside, and the answer says so. */
function nhsNumberIn(placed: Placed<Patient>, notes: Notes): string {
  const identifiers = placed.resource.identifier ?? [];
  const place = identifiers.findIndex(({ system, use }) => system === NHS_NUMBER && use !== "old");
  const value = identifiers[place]?.value;
  if (value === undefined) return "";
  const number = nhsNumberOf(value);
  if (number === null)
    notes.aside("value", placed, `identifier[${place}].value`, "This NHS number does not check, and was not kept.");
  return number ?? "";
}

/** An interpreter is asked for only when some language was sent, and it is not English. */
function languageOf(placed: Placed<Patient>, notes: Notes): Answers {
  const spoken = placed.resource.communication ?? [];
  const preferred = spoken.findIndex(({ preferred }) => preferred === true);
  const place = preferred === -1 ? 0 : preferred;
  const { text, coding } = spoken[place]?.language ?? {};
  const language = text ?? coding?.[0]?.display ?? coding?.[0]?.code ?? "";
  const english = /^en(?:g|glish)?\b/i.test(language) || coding?.some(({ code }) => /^en\b/i.test(code ?? ""));
  return language === "" || english
    ? {}
    : { language: notes.text(placed, `communication[${place}].language`, language) };
}
