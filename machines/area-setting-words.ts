// What an area's settings say and change, in plain sentences. Browser-safe.
import { THRESHOLDS, type AreaSettings, type Threshold } from "./area-thresholds.ts";
import { PATHWAY, PATHWAY_CODES, type PathwayCode } from "./protocol/catalogue.ts";

export const THRESHOLD_WORDS: Readonly<Record<Threshold, string>> = {
  visibleHigh: "High from how many yes answers",
  mediumFrom: "Medium from how many yes answers",
  escalationIncidents: "Police incidents in twelve months that make it escalating",
  repeatMonths: "Months after a conference in which new abuse is a repeat",
};

const SAID: Readonly<Record<Threshold, (value: number) => string>> = {
  visibleHigh: (value) => `a count of ${value} or more yes answers is high`,
  mediumFrom: (value) => `a count of ${value} or more yes answers is at least medium`,
  escalationIncidents: (value) =>
    `${value} or more incidents reported to the police in twelve months make it escalating, a route to the conference`,
  repeatMonths: (value) =>
    `new abuse in the ${value === 1 ? "month" : `${value} months`} after a conference is a repeat, a route to the conference`,
};

const title = (code: PathwayCode): string => PATHWAY[code].title;

/** Titles in the order they are asked; `nobody` where there are none. */
export const orderWords = (codes: readonly PathwayCode[], nobody = "nothing"): string =>
  codes.length === 0 ? nobody : codes.map(title).join(", then ");

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** One sentence for each thing that differs between what holds before and what holds after; none when nothing does. */
export function changeWords(
  before: AreaSettings,
  after: AreaSettings,
  /** What the protocol itself asks in the place of a pathway. */
  own: (code: PathwayCode) => readonly PathwayCode[],
): string[] {
  const sentences: string[] = [];
  for (const field of THRESHOLDS)
    if (before[field] !== after[field])
      sentences.push(`${capital(SAID[field](after[field]))} (until then ${before[field]}).`);
  for (const code of PATHWAY_CODES) {
    const [was, is] = [before.unavailable.includes(code), after.unavailable.includes(code)];
    if (is && !was) sentences.push(`${title(code)} is out: what stands in for it is asked in its place.`);
    if (was && !is) sentences.push(`${title(code)} is there again.`);
  }
  for (const code of PATHWAY_CODES) {
    const [was, is] = [before.alternatives[code] ?? own(code), after.alternatives[code] ?? own(code)];
    if (was.join() !== is.join())
      sentences.push(`In the place of ${title(code)}: ${orderWords(is)} (until then ${orderWords(was)}).`);
  }
  return sentences;
}

/** What they say, whole: for the list of what holds, and for two that are set beside each other. */
export function settingRows(settings: AreaSettings): { readonly key: string; readonly value: string }[] {
  const replaced = PATHWAY_CODES.flatMap((code) => {
    const list = settings.alternatives[code];
    return list ? [`${title(code)}: ${orderWords(list)}`] : [];
  });
  return [
    ...THRESHOLDS.map((field) => ({ key: THRESHOLD_WORDS[field], value: String(settings[field]) })),
    { key: "Not there now", value: settings.unavailable.map(title).join("; ") || "Everything is there" },
    { key: "Asked in the area's own order", value: replaced.join("; ") || "Nothing: the protocol's order holds" },
  ];
}
