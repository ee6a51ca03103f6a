// Every URL of the hub, once. Links, form actions and redirects are built here and nowhere else, and never from input.
import type { Role } from "#machines/roles.ts";

declare const path: unique symbol;
/** A path on this hub, made by a builder below. */
export type Path = string & { readonly [path]: true };

/** Builds a path from fixed text and ids; an id is always one encoded segment. */
function at(parts: TemplateStringsArray, ...ids: readonly string[]): Path {
  return parts.reduce((made, part, index) => made + encodeURIComponent(ids[index - 1] ?? "") + part) as Path;
}

/** The pages of a case beside its first one. */
export type CasePage =
  "contact" | "assess" | "plan" | "notes" | "people" | "directory" | "history" | "review" | "close" | "danger";

export const paths = {
  home: () => at`/`,
  health: () => at`/healthz`,
  signIn: () => at`/sign-in`,
  signInCode: () => at`/sign-in/code`,
  /** Where people who refer sign in by their e-mail at work: short, to be read out. */
  referrerSignIn: () => at`/r`,
  signOut: () => at`/sign-out`,
  join: () => at`/join`,
  /** "Exit this page" goes here: it ends the session and leads to a neutral public site. */
  leave: () => at`/leave`,

  /** The page for everybody, before anything is asked; its address says nothing. */
  hello: () => at`/hello`,
  helloWrite: () => at`/hello/write`,
  helloSent: () => at`/hello/sent`,
  helloAgain: () => at`/hello/again`,

  newContact: () => at`/contacts/new`,
  contact: (id: string) => at`/contacts/${id}`,
  /** Takes answers as they are given, for a call that is there or for `new`. */
  earlierCase: (id: string) => at`/contacts/${id}/earlier`,
  contactAnswers: (id: string) => at`/contacts/${id}/answers`,
  queue: () => at`/queue`,
  /** One group of the queue alone, a page of it. */
  queueGroup: (group: string, page: number) => at`/queue?group=${group}&page=${String(page)}`,
  approvals: () => at`/approvals`,
  /** What has not gone out yet. */
  outbox: () => at`/outbox`,
  outboxMessage: (id: string) => at`/outbox/${id}`,
  case: (id: string) => at`/cases/${id}`,
  casePage: (id: string, page: CasePage) => at`/cases/${id}/${page}`,
  /** The services that answer a need, narrowed by what should fit: codes, never words about anybody. */
  caseDirectory: (id: string, need: string, fits: readonly string[], page = 1) =>
    [
      at`/cases/${id}/directory?need=${need}`,
      ...fits.map((fit) => at`&fit=${fit}`),
      ...(page > 1 ? [at`&page=${String(page)}`] : []),
    ].join("") as Path,
  /** One way to reach the person, or `new`. */
  caseWay: (id: string, wayId: string) => at`/cases/${id}/ways/${wayId}`,
  newCaseWay: (id: string, by: string) => at`/cases/${id}/ways/new?by=${by}`,
  caseAction: (id: string, actionId: string) => at`/cases/${id}/actions/${actionId}`,
  /** What its owner may be told, to print or to write. */
  tellSheet: (id: string, actionId: string) => at`/cases/${id}/actions/${actionId}/sheet`,

  refer: () => at`/refer`,
  sentReferral: (reference: string) => at`/refer/${reference}`,
  /** The referral as plain text, for the referrer's own record. */
  referralRecord: (reference: string) => at`/refer/${reference}/record`,
  /** Something the referrer learned later. */
  addToReferral: (reference: string) => at`/refer/${reference}/add`,
  withdrawReferral: (reference: string) => at`/refer/${reference}/withdraw`,
  referrals: () => at`/referrals`,

  actions: () => at`/actions`,
  action: (id: string) => at`/actions/${id}`,
  /** The same, once the hub was told something. */
  actionTold: (id: string) => at`/actions/${id}?told=yes`,
  /** The same, with the form for one answer open. */
  actionAnswer: (id: string, answer: "cannot" | "tell") => at`/actions/${id}?answer=${answer}`,

  reports: () => at`/reports`,
  /** How the area controls what it publishes. */
  publishing: () => at`/reports/publishing`,
  report: (name: string) => at`/reports/${name}`,
  /** One release of a quarter, whether it stands or not. */
  reportRelease: (name: string, quarter: string, number: number) =>
    at`/reports/${name}?quarter=${quarter}&release=${String(number)}`,
  reportPicture: (name: string, quarter: string) => at`/reports/${name}/picture.svg?quarter=${quarter}`,
  /** The same, drawn for a telephone. */
  reportPictureNarrow: (name: string, quarter: string) =>
    at`/reports/${name}/picture.svg?quarter=${quarter}&size=narrow`,
  /** Every report of a quarter, to take away. */
  reportQuarter: () => at`/reports/quarter`,
  reportQuarterOf: (quarter: string) => at`/reports/quarter?quarter=${quarter}`,
  reportQuarterFile: (file: "pdf" | "zip", quarter: string) => at`/reports/quarter.${file}?quarter=${quarter}`,
  reportCsv: (name: string, quarter: string) => at`/reports/${name}/file.csv?quarter=${quarter}`,
  reportReleaseCsv: (name: string, quarter: string, number: number) =>
    at`/reports/${name}/file.csv?quarter=${quarter}&release=${String(number)}`,

  businessCases: () => at`/business-cases`,
  businessCaseDocument: () => at`/business-cases/document`,
  newBusinessCase: () => at`/business-cases/new`,
  /** The same, with what is known of a pilot typed in. */
  newBusinessCaseLike: (example: string) => at`/business-cases/new?like=${example}`,
  workedExample: (code: string) => at`/business-cases/examples/${code}`,
  businessCase: (id: string) => at`/business-cases/${id}`,
  businessCaseVersion: (id: string, number: number) => at`/business-cases/${id}?version=${String(number)}`,
  editBusinessCase: (id: string) => at`/business-cases/${id}/edit`,
  /** Asked for `a` and `b`, a version each, as `id.number`. */
  compareBusinessCases: () => at`/business-cases/compare`,
  businessCaseFile: (id: string, file: "input.json" | "result.json" | "file.csv", number: number) =>
    at`/business-cases/${id}/${file}?version=${String(number)}`,
  /** What matters most to a version, drawn. */
  businessCasePicture: (id: string, number: number, size: "wide" | "narrow") =>
    at`/business-cases/${id}/picture.svg?version=${String(number)}&size=${size}`,

  /** What things cost, and what prices what. */
  costs: () => at`/costs`,
  newCost: () => at`/costs/new`,
  newCostOf: (trigger: string) => at`/costs/new/${trigger}`,
  costBand: (trigger: string) => at`/costs/bands/${trigger}`,
  /** Prices, rules and indices that wait for a second person. */
  costChanges: () => at`/costs/changes`,
  costChange: (id: string) => at`/costs/changes/${id}`,
  /** Lines of cost without a person. */
  ledger: () => at`/costs/ledger`,
  ledgerOfQuarter: (quarter: string) => at`/costs/ledger?quarter=${quarter}`,
  ledgerPage: (quarter: string, page: number) => at`/costs/ledger?quarter=${quarter}&page=${String(page)}`,
  /** A bundle and its part on one case: which one counts. */
  costClashes: () => at`/costs/clashes`,
  costClashesPage: (page: number) => at`/costs/clashes?page=${String(page)}`,
  hubCosts: () => at`/costs/hub`,
  hubCostsOf: (quarter: string) => at`/costs/hub?quarter=${quarter}`,
  budget: () => at`/costs/budget`,
  budgetOf: (year: string) => at`/costs/budget?year=${year}`,

  returns: () => at`/returns`,
  return: (id: string) => at`/returns/${id}`,
  /** Takes the press that gives out a file. */
  returnFile: (id: string) => at`/returns/${id}/file`,

  doors: () => at`/doors`,
  doorsCsv: () => at`/doors.csv`,
  newContactPoint: () => at`/manage/doors/new`,
  contactPoint: (id: string) => at`/manage/doors/${id}`,
  /** Asked after a call, if at all: which doors had been tried before. */
  doorsTried: (contactId: string) => at`/contacts/${contactId}/doors`,

  users: () => at`/manage/users`,
  newUser: () => at`/manage/users/new`,
  user: (id: string) => at`/manage/users/${id}`,
  organisations: () => at`/manage/organisations`,
  newOrganisation: () => at`/manage/organisations/new`,
  directory: () => at`/manage/directory`,
  directoryPage: (page: number) => at`/manage/directory?page=${String(page)}`,
  directoryJson: () => at`/manage/directory.json`,
  service: (id: string) => at`/manage/directory/${id}`,
  organisation: (id: string) => at`/manage/organisations/${id}`,
  area: () => at`/manage/area`,
  messageTemplates: () => at`/manage/messages`,
  messageTemplate: (code: string) => at`/manage/messages/${code}`,
  protocol: () => at`/manage/protocol`,
  protocolVersion: (version: string) => at`/manage/protocol/${version}`,
  howCasesMove: () => at`/manage/how-cases-move`,
  /** What stands in one status of one machine. */
  standing: (subject: string, status: string) => at`/manage/how-cases-move/${subject}/${status}`,
  standingPage: (subject: string, status: string, page: number) =>
    at`/manage/how-cases-move/${subject}/${status}?page=${String(page)}`,
} as const;

const LANDINGS: Readonly<Record<Role, Path>> = {
  "call-handler": paths.queue(),
  "duty-manager": paths.queue(),
  referrer: paths.refer(),
  "safeguarding-lead": paths.referrals(),
  receptionist: paths.refer(),
  partner: paths.actions(),
  commissioner: paths.reports(),
  "finance-lead": paths.reports(),
  "governance-lead": paths.reports(),
  administrator: paths.users(),
};

/** Where somebody lands after signing in: their role's own page. */
export function landingOf(role: Role): Path {
  return LANDINGS[role];
}
