// A second reading of protocol 1, slow and naive on purpose: a list of rows that is filtered, split and joined at the end,
// London time by asking Intl for every minute it needs, and bank holidays from a list written by hand.
import { PATHWAYS, type Pathway } from "#machines/protocol/catalogue.ts";
import type { Facts } from "#machines/protocol/facts.ts";

/** Bank holidays of England and Wales, as published. */
const HOLIDAYS = `2025-01-01 2025-04-18 2025-04-21 2025-05-05 2025-05-26 2025-08-25 2025-12-25 2025-12-26
2026-01-01 2026-04-03 2026-04-06 2026-05-04 2026-05-25 2026-08-31 2026-12-25 2026-12-28
2027-01-01 2027-03-26 2027-03-29 2027-05-03 2027-05-31 2027-08-30 2027-12-27 2027-12-28
2028-01-03 2028-04-14 2028-04-17 2028-05-01 2028-05-29 2028-08-28 2028-12-25 2028-12-26`.split(/\s/);

const HOUR = 3_600_000;
const format = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/London", dateStyle: "short", timeStyle: "medium" });
/** `2026-03-02 17:00:00` as a London clock shows it. */
const londonText = (ms: number): string => format.format(ms);
const dayOf = (ms: number): string => londonText(ms).slice(0, 10);
const nextDay = (day: string): string =>
  new Date(Date.parse(`${day}T12:00:00Z`) + 24 * HOUR).toISOString().slice(0, 10);
const works = (day: string): boolean => {
  const weekday = new Date(`${day}T12:00:00Z`).getUTCDay();
  return weekday >= 1 && weekday <= 5 && !HOLIDAYS.includes(day);
};

function londonClock(day: string, time: string): number {
  for (const shift of [0, 1]) {
    const ms = Date.parse(`${day}T${time}:00Z`) - shift * HOUR;
    if (londonText(ms) === `${day} ${time}:00`) return ms;
  }
  throw new Error(`No such London time: ${day} ${time}`);
}

function workingDaysLater(at: number, n: number): number {
  let day = dayOf(at);
  while (!works(day)) day = nextDay(day);
  for (let passed = 0; passed < n;) {
    day = nextDay(day);
    if (works(day)) passed += 1;
  }
  return londonClock(day, "17:00");
}

function nextSchoolMorning(at: number): number {
  for (let day = dayOf(at); ; day = nextDay(day)) {
    if (works(day) && londonClock(day, "08:00") > at) return londonClock(day, "08:00");
  }
}

function firstDayOfPeriod(at: number, months: number): string {
  const [year = 0, month = 0, day = 0] = dayOf(at).split("-").map(Number);
  let y = year;
  let m = month;
  for (let i = 0; i < months; i += 1) {
    m -= 1;
    if (m === 0) {
      m = 12;
      y -= 1;
    }
  }
  for (let d = day; ; d -= 1) {
    const text = `${y}-${String(m).padStart(2, "0")}-${String(d).padStart(2, "0")}`;
    const date = new Date(`${text}T00:00:00Z`);
    if (!Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text) return text;
  }
}

interface Row {
  p: string;
  codes: string[];
  due: number;
  basis?: string;
}

/** The parts of an answer that must agree to the letter. */
export function oracle(f: Facts) {
  const at = Math.floor(Date.parse(f.at) / 1000) * 1000;
  const unavailable: readonly string[] = f.settings?.unavailable ?? ["dapo"];
  const set = {
    visibleHigh: f.settings?.visibleHigh ?? 14,
    mediumFrom: f.settings?.mediumFrom ?? 10,
    escalationIncidents: f.settings?.escalationIncidents ?? 3,
    repeatMonths: f.settings?.repeatMonths ?? 12,
  };
  const topic = (t: string): boolean => (f.topics ?? []).some((x) => x === t);
  const entry = (code: string): Pathway => {
    const found = PATHWAYS.find((p) => p.code === code);
    if (!found) throw new Error(code);
    return found;
  };

  // Grade
  const isDash = f.risk?.tool === "dash-safelives";
  const dashYes = f.risk?.tool === "dash-safelives" ? (f.risk.yes ?? 0) : 0;
  const dashNo = f.risk?.tool === "dash-safelives" ? (f.risk.no ?? 0) : 0;
  const notKnown = 24 - dashYes - dashNo;
  const came = f.risk && f.risk.tool !== "dash-safelives" ? f.risk.grade : undefined;
  const incomplete = isDash && notKnown > 6;
  const full = (isDash && !incomplete) || came !== undefined;

  const inPeriod =
    f.lastConferenceReferral !== undefined && f.lastConferenceReferral >= firstDayOfPeriod(at, set.repeatMonths);
  const routes: string[] = [];
  if (f.professionalJudgementHigh || came === "high") routes.push("judgement");
  if (isDash && dashYes >= set.visibleHigh) routes.push("visible-high");
  if (f.policeReportedIncidents12m !== undefined && f.policeReportedIncidents12m >= set.escalationIncidents)
    routes.push("escalation");
  if (inPeriod && f.samePair === "yes" && f.newAbuseSince === "yes") routes.push("repeat");
  const routesWithoutAgreed = routes.length;
  if (f.agreedGrade === "high" && routes.length === 0) routes.push("judgement");

  const prompts: string[] = [];
  for (const t of [
    "strangulation",
    "stalking",
    "threat-to-kill",
    "pregnancy",
    "extreme-fear",
    "weapon",
    "sexual-harm",
    "perpetrator-suicide",
  ])
    if (topic(t)) prompts.push(t);
  const four = ["isolation", "frequency-rising", "severity-rising", "breach"].filter(topic);
  if (four.length > 1) prompts.push(...four);
  if (topic("separation") && topic("coercive-control")) prompts.push("separation+coercive-control");
  if (f.honourBased === "yes") prompts.push("honourBased");
  if (f.forcedMarriage === "yes") prompts.push("forcedMarriage");
  if (f.suicidalIntent === "yes") prompts.push("suicidalIntent");
  if (["within72h", "within4weeks"].includes(f.strangulation ?? "")) prompts.push("strangulation-recent");
  if (f.sexualAssault === "within7days") prompts.push("sexual-assault-recent");
  if (isDash && dashYes < set.visibleHigh && set.visibleHigh <= dashYes + notKnown) prompts.push("unknowns");

  let suggested = "not-assessed";
  if (full) suggested = "standard";
  if ((isDash && dashYes >= set.mediumFrom) || came === "medium" || prompts.length > 0) suggested = "medium";
  if (f.immediateDanger === "yes" || routesWithoutAgreed > 0) suggested = "high";
  const grade: string = f.immediateDanger === "yes" ? "high" : (f.agreedGrade ?? suggested);
  const highAnywhere = suggested === "high" || f.agreedGrade === "high";

  const kids = f.children ?? [];
  const minor = kids.some((c) => c.age < 18);
  const route = routes.length > 0;
  const childAtRisk =
    f.childAtHarm === "yes" ||
    (f.victimAge !== undefined && f.victimAge < 18) ||
    ((grade === "high" || route) && (minor || topic("pregnancy")));

  // Clocks that the catalogue leaves to the rules
  const callback = f.immediateDanger === "no" ? at + 24 * HOUR : at + 4 * HOUR;
  const clock = (code: string): number => {
    if (code === "safe-callback") return callback;
    if (code === "risk-assessment")
      return at + (["self", "police", "hospital", "maternity"].includes(f.source) ? 24 : 48) * HOUR;
    if (code === "helpline") return f.safeToTalk === "no" ? callback : at;
    if (code === "medical-same-day") return f.strangulation === "within72h" ? at : at + 4 * HOUR;
    if (code === "sarc") {
      if (f.sexualAssault === "within7days") return at;
      return ["earlier", "none"].includes(f.sexualAssault ?? "") ? workingDaysLater(at, 2) : at + 24 * HOUR;
    }
    if (code === "mash") return f.immediateDanger === "yes" ? at : at + 4 * HOUR;
    if (code === "non-molestation-order") return grade === "high" ? at + 24 * HOUR : workingDaysLater(at, 5);
    const text = entry(code).clock;
    if (text === "now") return at;
    if (text === "school morning") return nextSchoolMorning(at);
    const [n, unit] = text.split(" ");
    if (unit === "hours") return at + Number(n) * HOUR;
    if (unit === "working") return workingDaysLater(at, Number(n));
    throw new Error(`${code}: ${text}`);
  };

  const rows: Row[] = [];
  const flags: string[] = [];
  const act = (code: string, ...pathways: string[]) => {
    for (const p of pathways) rows.push({ p, codes: [code], due: p === "safety-plan" ? NaN : clock(p) });
  };
  const open = (x: string | undefined): boolean => x === undefined || x === "unknown";

  // R1
  if (f.immediateDanger === "yes") act("R1", "emergency-999");
  if (f.immediateDanger === "unknown") flags.push("ask-danger-again");
  if (open(f.safeToTalk)) flags.push("ask-safe-to-talk");
  if (open(f.strangulation)) flags.push("ask-strangulation");
  if (open(f.suicidalIntent)) flags.push("ask-suicide");
  if (open(f.safeToStay)) flags.push("ask-safe-to-stay");
  if (minor && open(f.childAtHarm)) flags.push("ask-child-harm");
  if (f.children === undefined) flags.push("ask-children");
  if (f.safeToTalk === "no") act("R1", "safe-callback");
  // R2
  if (route) act("R2", "marac-referral", "idva");
  if (
    inPeriod &&
    f.samePair !== "no" &&
    f.newAbuseSince !== "no" &&
    (f.samePair !== "yes" || f.newAbuseSince !== "yes")
  )
    flags.push("ask-repeat");
  // R5, R7 to R9, R22
  const support = (code: string, plain: string) => {
    let who = plain;
    if (f.source === "gp" && f.gpPracticeInScheme === "yes" && !(f.victimAge !== undefined && f.victimAge < 16))
      who = "iris-advocate";
    if (f.wantsByAndFor === "yes") rows.push({ p: "by-and-for", codes: [code, "R22"], due: clock("by-and-for") });
    else act(code, who);
  };
  if (!full) act("R5", "risk-assessment");
  if (grade === "not-assessed") {
    support("R5", "early-advice");
    act("R5", "safety-plan");
  }
  if (grade === "high") {
    act("R7", "idva", "safety-plan");
    if (f.wantsByAndFor === "yes") act("R22", "by-and-for");
  }
  if (grade === "medium") {
    support("R8", "outreach");
    act("R8", "safety-plan");
  }
  if (grade === "standard") {
    support("R9", "early-advice");
    act("R9", "safety-plan");
  }
  // R10 to R14
  if (
    f.strangulation === "within72h" ||
    f.strangulation === "within4weeks" ||
    f.strangulationSymptoms === "yes" ||
    (topic("strangulation") && open(f.strangulation)) ||
    f.injuryUntreated === "yes"
  )
    act("R10", "medical-same-day");
  if (f.suicidalIntent === "yes") act("R11", "mental-health-crisis");
  else if (topic("low-mood")) act("R11", "talking-therapy");
  if (f.sexualAssault === "within7days" || f.sexualAssault === "earlier" || topic("sexual-harm")) {
    act("R12", "isva", "sarc");
    if (open(f.sexualAssault)) flags.push("ask-assault-date");
  }
  if (f.honourBased === "yes" || f.forcedMarriage === "yes") {
    act("R13", "honour-specialist");
    flags.push("never-contact-family", "no-local-interpreter", "no-mediation");
  }
  if (topic("stalking")) act("R14", "stalking-advocate");
  // R15, R16
  const first = f.safeToStay === "no" || f.homelessWithin56Days === "yes";
  if (first) act("R15", "homelessness-application");
  if (f.safeToStay === "no" && f.needsSpecialistAccommodation !== "no") act("R15", "refuge");
  if (!first && f.wantsToMove === "yes") act("R15", "homelessness-prevention");
  if (f.wantsToStay === "yes" && f.safeToStay !== "no") {
    if (f.perpetratorInHome === "no") act("R16", "sanctuary");
    if (f.perpetratorInHome === "yes") act("R16", "non-molestation-order");
  }
  // R17 to R21
  if (childAtRisk) act("R17", "mash");
  else if (minor) act("R17", "early-help-family");
  const ages = [...kids.map((c) => c.age), ...(f.victimAge === undefined ? [] : [f.victimAge])];
  if (f.policeAttended === "yes" && ages.some((a) => a >= 4 && a <= 17)) act("R18", "operation-encompass");
  if (f.careAndSupportNeeds === "yes" && f.unableToProtectSelf !== "no" && (f.victimAge ?? 18) >= 18)
    act("R19", "adult-safeguarding");
  if (f.needsLegalProtection === "yes") act("R20", "dapo");
  if (f.wantsCivilOrder === "yes") act("R20", "non-molestation-order");
  if (f.wantsPerpetratorHistory === "yes") act("R20", "clares-law");
  if (f.recourse === "partner-visa") act("R21", "migrant-concession", "no-recourse-support");
  if (f.recourse === "none") act("R21", "no-recourse-support");
  if (["partner-visa", "none", "unknown"].includes(f.recourse ?? "")) flags.push("no-immigration-sharing");
  // R23, R24
  const service = f.consent?.service ?? "not-asked";
  const sharing = f.consent?.sharing ?? "not-asked";
  const before = rows.length;
  if ((f.perpetratorSerial === "yes" || f.perpetratorHighHarm === "yes") && route) act("R23", "intensive-perpetrator");
  if (f.perpetratorAcceptsBehaviour === "yes" && sharing === "yes") act("R23", "behaviour-change");
  if (rows.length > before) flags.push("never-reveal-source");
  if (!["self", "family-friend", "other"].includes(f.source) && sharing === "yes" && f.feedbackSafe === "yes")
    act("R24", "referrer-feedback");

  // The safety plan's time, before anything is taken away
  const withEarliest = ["risk-assessment", "idva", "outreach", "iris-advocate", "early-advice", "by-and-for"];
  const plan =
    f.source === "self" && f.safeToTalk !== "no"
      ? at
      : Math.min(at + 48 * HOUR, ...rows.filter((r) => withEarliest.includes(r.p)).map((r) => r.due));
  for (const row of rows) if (row.p === "safety-plan") row.due = plan;

  // R25
  const refused = (p: string): boolean => service === "no" || (sharing === "no" && entry(p).owner !== "hub");
  const survives = (p: string, need: string): boolean =>
    !refused(p) ||
    need === "not-needed" ||
    need === "override-vital" ||
    (need === "override-high" && highAnywhere) ||
    (need === "override-child" && childAtRisk);
  const basis = (p: string): string => {
    if (entry(p).consent === "not-needed") return "not-needed";
    if (refused(p)) return "override";
    return (entry(p).owner === "hub" ? service : sharing) === "yes" ? "given" : "to-ask";
  };
  const unmet: { pathway: string; reason: string; metBy: string | null; due: number }[] = [];
  const kept: Row[] = [];
  for (const row of rows) {
    if (survives(row.p, entry(row.p).consent)) kept.push({ ...row, basis: basis(row.p) });
    else
      unmet.push({
        pathway: row.p,
        reason: service === "no" ? "service-refused" : "sharing-refused",
        metBy: null,
        due: row.due,
      });
  }
  if (service === "no" || sharing === "no")
    kept.push({ p: "helpline", codes: ["R25"], due: f.safeToTalk === "no" ? callback : at, basis: "not-needed" });

  // R26
  const final: Row[] = [];
  for (const row of kept) {
    if (!unavailable.includes(row.p)) {
      final.push(row);
      continue;
    }
    let metBy: string | null = null;
    const chain = [row.p];
    for (;;) {
      const last = chain[chain.length - 1] ?? "";
      if (last === "outreach" && chain.includes("idva")) break;
      const next = entry(last).alternative;
      if (next === null) break;
      chain.push(next);
      const need = next === "outreach" && chain.includes("idva") ? "override-high" : entry(next).consent;
      if (!unavailable.includes(next) && survives(next, need)) {
        metBy = next;
        break;
      }
    }
    unmet.push({ pathway: row.p, reason: "unavailable", metBy, due: row.due });
    if (metBy !== null)
      final.push({ p: metBy, codes: [...row.codes, "R26"], due: Math.min(row.due, clock(metBy)), basis: basis(metBy) });
  }

  // One entry per pathway, in order
  const z = (ms: number): string => `${new Date(ms).toISOString().slice(0, 19)}Z`;
  const order = PATHWAYS.map((p) => p.code as string);
  const actions = order
    .filter((p) => final.some((r) => r.p === p))
    .map((p) => {
      const same = final.filter((r) => r.p === p);
      const codes = Array.from({ length: 26 }, (_, i) => `R${i + 1}`).filter((c) =>
        same.some((r) => r.codes.includes(c)),
      );
      const consentBasis = ["override", "given", "to-ask", "not-needed"].find((b) => same.some((r) => r.basis === b));
      return { pathway: p, rules: codes, due: z(Math.min(...same.map((r) => r.due))), consentBasis };
    })
    .sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0));
  const listed = order
    .filter((p) => !actions.some((a) => a.pathway === p))
    .flatMap((p) => {
      const same = unmet.filter((u) => u.pathway === p);
      const one = same[0];
      return one ? [{ ...one, due: z(Math.min(...same.map((u) => u.due))) }] : [];
    });
  return {
    protocol: "1",
    suggestedGrade: suggested,
    considerHigh: suggested === "high" ? [] : prompts,
    incomplete,
    emergency: f.immediateDanger === "yes",
    conferenceRoutes: routes,
    flags: flags.filter((flag, i) => flags.indexOf(flag) === i),
    actions,
    unmet: listed,
  };
}
