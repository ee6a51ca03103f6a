import { actionsOfCase } from "#db/action.ts";
import { areaByCode } from "#db/area.ts";
import type { CaseRow } from "#db/case.ts";
import type { From } from "#db/connection.ts";
import { servicesForNeed } from "#db/service.ts";
import { unmetOfCase } from "#db/unmet-need.ts";
import { isNeed, NEEDS, needTitle } from "#machines/directory/needs.ts";
import { inOrder, offers, type Asked } from "#machines/directory/search.ts";
import { answerTo } from "#machines/intake/answers.ts";
import type { Instant } from "#machines/time.ts";
import { servicesOf } from "../directory/stored.ts";
import { lastAnswers } from "../last-answers.ts";
import { caseFrame, openedCase, type CaseFrame } from "./case-frame.ts";
import { shownService, type ShownService } from "./shown-service.ts";

/** What narrows a search. None of these says anything of the person: what they stand for is known to the hub alone. */
export const FITS = ["here", "open", "age", "language"] as const;
export type Fit = (typeof FITS)[number];

export interface CaseDirectory {
  readonly frame: CaseFrame;
  readonly needs: readonly { readonly code: string; readonly title: string }[];
  /** The needs that this case has, by its actions and what was not met. */
  readonly theirs: readonly { readonly code: string; readonly title: string }[];
  /** The need that was asked for; null when none was, or none that there is. */
  readonly need: { readonly code: string; readonly title: string } | null;
  readonly fits: readonly Fit[];
  readonly area: string;
  /** Null when nobody has said. */
  readonly age: number | null;
  readonly language: string;
  readonly found: readonly ShownService[];
  readonly count: number;
  /** How many there are for the need before anything narrows it. */
  readonly countOfAll: number;
  readonly page: number;
  readonly pageCount: number;
}

export interface DirectorySearch {
  readonly need: string;
  readonly fits: readonly Fit[];
  readonly page: number;
}

/** No need has more services than anybody would page through. */
const MOST = 1000;
const ON_A_PAGE = 25;

/** The services that answer a need, for the person of a case that was just opened. */
export async function caseDirectory(
  from: From,
  caseId: string,
  { need, fits, page }: DirectorySearch,
  at: Instant,
): Promise<CaseDirectory> {
  const row = await openedCase(from, caseId);
  const answers = await lastAnswers(from, row);
  const area = (await areaByCode(from, row.area))?.name ?? row.area;
  const age = ageIn(answerTo(answers, "victimAge"));
  const language = answerTo(answers, "language");
  const asked: Asked = {
    area: fits.includes("here") ? area : null,
    age: fits.includes("age") ? age : null,
    language: fits.includes("language") && language !== "" ? language : null,
    isOpenAt: fits.includes("open") ? at : null,
  };
  const all = isNeed(need) ? await servicesOf(from, await servicesForNeed(from, need, MOST)) : [];
  const fitting = inOrder(
    all.filter((service) => offers(service, asked)),
    at,
  );
  const pageCount = Math.max(1, Math.ceil(fitting.length / ON_A_PAGE));
  const shown = Math.min(page, pageCount);
  return {
    frame: await caseFrame(from, row, at),
    needs: NEEDS.map(({ code, title }) => ({ code, title })),
    theirs: await needsOfCase(from, row),
    need: isNeed(need) ? { code: need, title: needTitle(need) } : null,
    fits,
    area,
    age,
    language,
    found: fitting.slice((shown - 1) * ON_A_PAGE, shown * ON_A_PAGE).map((service) => shownService(service, at)),
    count: fitting.length,
    countOfAll: all.length,
    page: shown,
    pageCount,
  };
}

async function needsOfCase(from: From, { id }: CaseRow): Promise<CaseDirectory["theirs"]> {
  const actions = (await actionsOfCase(from, id)).map(({ pathway }) => pathway);
  const unmet = (await unmetOfCase(from, id)).map(({ pathway }) => pathway);
  const codes = new Set<string>([...actions, ...unmet]);
  return NEEDS.filter(({ code }) => codes.has(code)).map(({ code, title }) => ({ code, title }));
}

const ageIn = (text: string): number | null => (/^\d{1,3}$/.test(text) ? Number(text) : null);
