// How somebody is reached, from a Patient: by a number of their own, which is rung only when the sender says that it is safe.
import type { ContactPoint, Patient, PatientContact } from "@medplum/fhirtypes";
import type { Answers } from "#machines/intake/answers.ts";
import { phoneReach } from "#machines/intake/phone-reach.ts";
import { safeTimesOf } from "#machines/intake/safe-times.ts";
import type { Notes } from "./notes.ts";
import type { Placed } from "./outcome.ts";
import { ROLE_CODE } from "./systems.ts";

const NOT_KNOWN: Answers = { contactSafe: "unknown", whosePhone: "unknown", othersSee: "unknown" };

/** The number that somebody said is safe, else the one they prefer: kept, and rung by nobody until it is known to be safe. */
export function reachOf(placed: Placed<Patient>, notes: Notes): Answers {
  const read = ownPoints(placed.resource)
    .filter(({ point }) => isPhone(point))
    .sort((a, b) => (a.point.rank ?? LAST) - (b.point.rank ?? LAST))
    .map(({ point, at }) => phoneOf(placed, at, point, notes));
  const order = ["safe", "at-times", "unknown", "not-safe"];
  const [best] = read.sort((a, b) => order.indexOf(a.said) - order.indexOf(b.said));
  return best?.answers ?? NOT_KNOWN;
}

const LAST = Number.MAX_SAFE_INTEGER;

/** Their own numbers alone. The standard's guide has those under a contact who is themself; every other contact is somebody else. */
function ownPoints({ telecom, contact = [] }: Patient): { readonly point: ContactPoint; readonly at: string }[] {
  const pointsOf = (points: readonly ContactPoint[] | undefined, at: string) =>
    (points ?? []).map((point, place) => ({ point, at: `${at}telecom[${place}]` }));
  const own = contact.flatMap((one, place) => (isThemself(one) ? pointsOf(one.telecom, `contact[${place}].`) : []));
  return [...pointsOf(telecom, ""), ...own];
}

function isThemself({ relationship = [] }: PatientContact): boolean {
  const codes = relationship.flatMap(({ coding }) => coding ?? []);
  return codes.length > 0 && codes.every(({ system, code }) => system === ROLE_CODE && code === "ONESELF");
}

const isPhone = ({ system, use, value }: ContactPoint): boolean =>
  (system === "phone" || system === "sms") && use !== "old" && value !== undefined;

function phoneOf(placed: Placed<Patient>, at: string, point: ContactPoint, notes: Notes) {
  const said = notes.saidOnce(placed, at, point.extension, "contactSafe") || "unknown";
  const slot = notes.saidOnce(placed, at, point.extension, "safeTimes");
  const phone = notes.text(placed, `${at}.value`, point.value);
  const times = slot === "" ? null : safeTimesOf(slot);
  if (phone !== "" && phone.replace(/\D/g, "").length < 7)
    notes.wrong("value", placed, `${at}.value`, "Send the whole number with its area code.");
  if ((slot !== "" && times === null) || (said === "at-times" && (times === null || times.from === null)))
    notes.wrong(
      "value",
      placed,
      `${at}.extension`,
      "Say when it is safe: “Mon to Fri 10:00 to 11:30”, one stretch of time.",
    );
  return { said, answers: { phone, ...phoneReach(said, slot) } };
}
