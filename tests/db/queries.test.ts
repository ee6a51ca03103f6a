import { expect, it } from "vitest";
import type { From } from "#db/connection.ts";
import { inTransaction } from "#db/connection.ts";
import { channelOf, safeContactsOfCase } from "#db/safe-contact.ts";
import type { Day } from "#machines/time.ts";
import { later } from "#machines/time.ts";
import { freshDb, MONDAY } from "../factories.ts";
import { onBothDatabases } from "./both.ts";
import type { Change, Look } from "./part.ts";
import { aWorld } from "./world.ts";
import type { World } from "./world.ts";

/** Modules that hold no rows: they have tests of their own. */
const NO_NOUN =
  /^(at-once|box|connection|ids|key-file|keyring|look|migrate|old-seals|postgres|pragmas|row-seal|rows|schema|sealed|snapshot|sqlite|transaction)$/;

type Nouns = Record<string, Record<string, unknown>>;
const modules = import.meta.glob<Record<string, unknown>>("../../db/*.ts", { eager: true });
const nouns: Nouns = Object.fromEntries(
  Object.entries(modules)
    .map(([file, module]) => [file.replace(/^.*\/(.*)\.ts$/, "$1"), module] as const)
    .filter(([name]) => !NO_NOUN.test(name)),
);

const day = "2026-03-02" as Day;
const soon = later(MONDAY, 500);
const all = { limit: 50 };
const hubOf = (w: World) => ({ area: w.hub.area, hub: w.hub.organisation.hub });

/** Each look at what every hub has; further parts of the world (parts/) say their own. */
const LOOKS: Record<string, (w: World) => Look> = {
  "action.actionById": (w) => [[w.action], true],
  "action.actionsById": (w) => [[[w.action]], 1],
  "action.actionsOfCase": (w) => [[w.case], 4],
  "action.openActionsOfCase": (w) => [[w.case], 2],
  "action.openActionsOfOrganisation": (w) => [[w.hub.organisation.first, all], 1],
  "action.countOpenActionsOfOrganisation": (w) => [[w.hub.organisation.first], "1"],
  "action.openActionsOfOrganisationByTimeLeft": (w) => [[w.hub.organisation.first, all], 1],
  "action.declinedActionsOfHub": (w) => [[hubOf(w), 50], 1],
  "action.owesAction": (w) => [[w.hub.organisation.first], true],
  "area.areaByCode": (w) => [[w.hub.area], true],
  "area.areas": () => [[], 1],
  "area.areaSettingAt": (w) => [[w.hub.area, day], true],
  "area.areaSettings": (w) => [[w.hub.area], 1],
  "audit.auditOfAreaSettings": () => [[["none"]], 0],
  "audit.auditOfCase": (w) => [[w.case], 1],
  "audit.lastAudit": () => [[10], 1],
  "case-person.casePersonById": (w) => [[w.casePerson], true],
  "case-person.personsOfCase": (w) => [[w.case], 1],
  "case-person.namedInCases": (w) => [[w.person], 1],
  "case.caseById": (w) => [[w.case], true],
  "case.caseToChange": (w) => [[w.case], true],
  "case.casesEscalatedTo": (w) => [[w.hub.user["duty-manager"]], 0],
  "case.casesById": (w) => [[[w.case, w.urgent, "none"]], 2],
  "case.caseByReference": () => [["TEST-0001"], true],
  "case.casesOfPerson": (w) => [[w.person], 1],
  "case.openCasesByDue": (w) => [[{ area: w.hub.area, ...all }], 2],
  "case.countOpenCases": (w) => [[{ area: w.hub.area }], "2"],
  "case.owesOnCase": (w) => [[w.hub.organisation.gp], false],
  "case-queue.casesOwing": (w) => [[w.hub.area, ["triage"], all], 2],
  "case-queue.casesOwingNoneOf": (w) => [[w.hub.area, ["review"], { at: soon, when: "passed" }, all], 1],
  "case-queue.countCasesOwing": (w) => [[w.hub.area, ["triage"], { at: soon, when: "to-come" }], "1"],
  "contact-attempt.attemptById": (w) => [[w.attempt], true],
  "contact-attempt.attemptsById": (w) => [[[w.attempt]], 1],
  "contact-attempt.attemptsOfCase": (w) => [[w.case], 1],
  "contact.contactById": (w) => [[w.contact], true],
  "contact.contactToChange": (w) => [[w.contact], true],
  "contact.contactsEscalatedTo": (w) => [[w.hub.user["duty-manager"]], 0],
  "contact.openContacts": (w) => [[w.hub.area], 1],
  "contact.contactsOfCase": (w) => [[w.case], 1],
  "contact.openContactsOfHub": (w) => [[hubOf(w), 50], 1],
  "contact.owesOnContact": (w) => [[w.hub.organisation.hub], true],
  "cost-event.costEventById": (w) => [[w.costEvent], true],
  "cost-event.costEventsOfCase": (w) => [[w.case], 1],
  "cost-event.eventsByTrigger": (w) => [[w.hub.area, "learned", { first: "2026-01-01", last: "2026-03-31" }], 1],
  "deadline.deadlineById": (w) => [[w.deadline], true],
  "deadline.deadlinesPassed": () => [[soon, 10], 1],
  "deadline.deadlinesOfSubject": (w) => [["case", w.case], 3],
  "deadline.openDeadlinesOfSubject": (w) => [["case", w.case], 2],
  "deadline.openDeadlinesOfCase": (w) => [[w.case], 2],
  "deadline.deadlinesOfCase": (w) => [[w.case], 3],
  "deadline.liveDeadlinesOfCases": (w) => [[[w.case, w.urgent]], 3],
  "deflator.deflators": () => [["2026-03"], 1],
  "deflator.newestVintage": () => [[], true],
  "draft.draftById": (w) => [[w.draft], true],
  "draft.draftOfContact": (w) => [[w.contact], true],
  "draft.draftsOfContacts": (w) => [[[w.contact, "none"]], 1],
  "draft.draftsOfOwner": (w) => [[w.hub.user["call-handler"], "contact"], 1],
  "event.eventsOfCase": (w) => [[w.case], 2],
  "event.lastEventsOfCase": (w) => [[w.case, 1], 1],
  "event.eventsOfSubject": (w) => [["case", w.case], 2],
  "grade-approval.approvalById": (w) => [[w.approval], true],
  "grade-approval.pendingApprovalOfCase": (w) => [[w.case], true],
  "grade-approval.pendingApprovals": (w) => [[w.hub.area], 1],
  "grade-approval.approvalsOfCase": (w) => [[w.case], 1],
  "heartbeat.lastBeat": () => [["tick"], undefined],
  "idempotency-key.idempotencyKeyOf": (w) => [[{ userId: w.hub.user["call-handler"], scope: "refer", key: "k" }], true],
  "ledger-total.totalsOfArea": (w) => [[w.hub.area, ["2026Q1", "2026Q2"]], 4],
  "ledger-total.totalsOfCase": (w) => [[w.case], 4],
  "ledger.ledgerEntryById": (w) => [[w.entry], true],
  "ledger.ledgerEntriesOfCase": (w) => [[w.case], 1],
  "note.noteById": (w) => [[w.note], true],
  "note.notesOfCase": (w) => [[w.case], 1],
  "organisation-pathway.pathwaysOfOrganisation": (w) => [[w.hub.organisation.gp], 0],
  "organisation-pathway.organisationsForPathway": (w) => [[w.hub.area, "idva"], 2],
  "organisation-pathway.pathwaysTakenInArea": (w) => [[w.hub.area, ["idva", "outreach", "none"]], 2],
  "organisation-pathway.takersOfPathways": (w) => [[w.hub.area, ["idva", "none"]], 2],
  "organisation.organisationById": (w) => [[w.hub.organisation.gp], true],
  "organisation.organisationsById": (w) => [[[w.hub.organisation.gp]], 1],
  "organisation.organisationsOfArea": (w) => [[w.hub.area], 6],
  "organisation.organisationsManagedBy": (w) => [[w.hub.user["duty-manager"]], 1],
  "organisation.hubOfArea": (w) => [[w.hub.area], true],
  "outbox.outboxById": (w) => [[w.outbox], true],
  "outbox.outboxOfCase": (w) => [[w.case], 1],
  "person.personById": (w) => [[w.person], true],
  "person.personsById": (w) => [[[w.person, w.person]], 1],
  "person.personsByKey": () => [["phone", "aa"], 1],
  "person.isKnownInArea": (w) => [[w.hub.area, [{ kind: "phone", hmac: "aa" }]], true],
  "price-rule.priceRuleById": (w) => [[w.rule], true],
  "price-rule.priceRuleFor": (w) => [[w.hub.area, "visit", day], true],
  "price-rule.priceRules": (w) => [[w.hub.area], 2],
  "protocol-version.protocolVersion": () => [["1"], true],
  "protocol-version.protocolVersionAt": () => [[MONDAY], true],
  "protocol-version.protocolVersions": () => [[], 3],
  "referral.referralById": (w) => [[w.referral], true],
  "referral.referralByReference": () => [["TEST-0002"], true],
  "referral.referralsOfOrganisation": (w) => [[w.hub.organisation.gp, all], 1],
  "referral.countReferralsOfOrganisation": (w) => [[w.hub.organisation.otherGp], "0"],
  "referral.referralsOfCase": (w) => [[w.case], 1],
  "referral.referralOfContact": (w) => [[w.contact], true],
  "risk-assessment.assessmentById": (w) => [[w.assessment], true],
  "risk-assessment.latestAssessment": (w) => [[w.case], true],
  "risk-assessment.assessmentsOfCase": (w) => [[w.case], 1],
  "risk-assessment.decisionsAfter": () => [["", 10], 1],
  "risk-assessment.latestDecisionsAfter": (w) => [
    ["", 10, { area: w.hub.area, organisationId: w.hub.organisation.hub }],
    1,
  ],
  "risk-assessment.reasonsOfAssessments": (w) => [[[w.assessment, "none"]], 1],
  "risk-tool.riskToolById": (w) => [[w.riskTool], true],
  "risk-tool.riskToolByVersion": () => [["dara", "test 1"], true],
  "risk-tool.newestRiskTool": () => [[], true],
  "risk-tool.riskTools": () => [[], 1],
  "safe-contact.safeContactById": (w) => [[w.safeContact], true],
  "safe-contact.safeContactsOfCase": (w) => [[w.case], 1],
  "safe-contact.safeContactsOfCases": (w) => [[[w.case, w.urgent]], 1],
  "safety-plan.safetyPlanById": (w) => [[w.plan], true],
  "safety-plan.safetyPlanOfCase": (w) => [[w.case], true],
  "session.sessionByIdHash": () => [["s"], true],
  "session.liveSessionByIdHash": () => [["s", soon, later(MONDAY, -1)], true],
  "standing.countStanding": (w) => [[{ ...hubOf(w), subject: "action", status: "sent" }, 50], "1"],
  "standing.standingIn": (w) => [[{ ...hubOf(w), subject: "case", status: "triaging", newestFirst: false }, all], 2],
  "standing.movedTo": (w) => [["case", "triaging", [w.case, w.urgent]], 1],
  "unit-cost.unitCost": () => [["test-1", "visit"], true],
  "unit-cost.unitCosts": () => [[], 2],
  "unmet-need.unmetById": (w) => [[w.unmet], true],
  "unmet-need.unmetOfCase": (w) => [[w.case], 2],
  "unmet-need.openUnmetOfCases": (w) => [[[w.case, w.urgent]], 1],
  "unmet-need.openUnmetWithoutAnswer": (w) => [[w.hub.area], 1],
  "user.userById": (w) => [[w.hub.user.partner], true],
  "user.usersById": (w) => [[[w.hub.user.partner]], 1],
  "user.userByEmailKey": () => [["none"], undefined],
  "user.userByInviteHash": () => [["none"], undefined],
  "user.usersOfOrganisation": (w) => [[w.hub.organisation.hub], 5],
  "user.activeUsersOfOrganisation": (w) => [[w.hub.organisation.gp], 3],
  "user.usersOfArea": (w) => [[w.hub.area], 13],
  "user.activeUsersByRole": (w) => [[w.hub.area, "partner"], 2],
  "user.usersOnShift": (w) => [[w.hub.area], 4],
  "user.demoUsers": () => [[], 0],
};

/** Each change: what it is asked (after `trx`), and what it answers. Version 1 stands, so the second time it is stale. */
const CHANGES: Record<string, (w: World) => [args: unknown[], answer: unknown, again: unknown]> = {
  "action.updateAction": (w) => [[w.action, 1, { status: "accepted" }], true, false],
  "action.giveBackActionsOf": (w) => [[w.hub.user.partner], 1, 0],
  "case.updateCase": (w) => [[w.case, 1, { status: "supporting" }], true, false],
  "case.updateCaseTurn": (w) => [[w.urgent, 1, { next_what: "late-triage" }], true, true],
  "case.giveBackCasesOf": (w) => [[w.hub.user["call-handler"]], 1, 0],
  "contact-attempt.endAttempt": (w) => [
    [w.attempt, { status: "reached", result: "reached", ended_at: soon }],
    true,
    false,
  ],
  "contact.updateContactTurn": (w) => [[w.contact, 1, { next_what: "late-finish-call" }], true, true],
  "contact.updateContact": (w) => [[w.contact, 1, { danger: "no" }], true, false],
  "contact.giveBackContactsOf": (w) => [[w.hub.user["call-handler"]], 2, 0],
  "deadline.clearDeadlines": (w) => [["case", w.case, soon, ["review"]], 1, 0],
  "deadline.fireDeadline": (w) => [[w.deadline, soon], true, false],
  "draft.updateDraft": (w) => [[w.draft, 1, { updated_at: soon }], true, false],
  "draft.removeOldDrafts": () => [["contact", later(MONDAY, 501)], 1, 0],
  "draft.removeDraft": (w) => [[w.draft], undefined, undefined],
  "grade-approval.updateApproval": (w) => [
    [w.approval, 1, { status: "approved", decided_by: w.hub.user["duty-manager"], decided_at: soon }],
    true,
    false,
  ],
  "heartbeat.beat": () => [["tick", MONDAY], undefined, undefined],
  "idempotency-key.removeOldIdempotencyKeys": () => [[soon], 1, 0],
  "ledger-total.rebuildLedgerTotals": () => [[], undefined, undefined],
  "organisation-pathway.removeOrganisationPathway": (w) => [[w.hub.organisation.first, "idva"], undefined, undefined],
  "organisation.updateOrganisation": (w) => [[w.hub.organisation.first, 1, { status: "disabled" }], true, false],
  "outbox.updateOutbox": (w) => [[w.outbox, "waiting", { status: "sent", sent_at: soon }], true, false],
  "person.removePersonKeys": (w) => [[w.person, "phone"], undefined, undefined],
  "person.updatePerson": (w) => [[w.person, 1, { address_sealed: null }], true, false],
  "protocol-version.lockProtocolVersions": () => [[], undefined, undefined],
  "protocol-version.switchProtocolVersion": (w) => [
    ["2", { fromAt: soon, by: w.hub.user["duty-manager"], at: MONDAY }],
    true,
    false,
  ],
  "protocol-version.withdrawProtocolVersion": (w) => [["3", { by: w.hub.user.administrator, at: MONDAY }], true, false],
  "referral.updateReferral": (w) => [[w.referral, 1, { status: "acknowledged" }], true, false],
  "risk-tool.withdrawRiskTool": (w) => [[w.riskTool, soon], true, false],
  "safe-contact.updateSafeContact": (w) => [[w.safeContact, 1, { safe: "unknown" }], true, false],
  "safety-plan.updateSafetyPlan": (w) => [[w.plan, 1, { updated_at: soon }], true, false],
  "session.updateSession": () => [["s", { seen_at: soon }], true, true],
  "session.revokeSessionsOfUser": (w) => [[w.hub.user["call-handler"], soon], 1, 0],
  "session.removeExpiredSessions": () => [[later(MONDAY, 5000)], 1, 0],
  "unmet-need.settleUnmet": (w) => [[w.unmet, w.hub.user["duty-manager"], soon], true, false],
  "user.updateUser": (w) => [[w.hub.user.partner, 1, { status: "disabled" }], true, false],
  "user.markCodeUsed": (w) => [[w.hub.user.partner, 7], undefined, undefined],
};

/** What aWorld itself calls, or what has a test of its own. */
const ELSEWHERE = /\.(insert\w+|addToTotals|contraOf|canWrite|channelOf|channelAmong|phoneAmong)$/;

/** Rows as a number, a count as text, one thing as true. */
function countOf(found: unknown): number | boolean | undefined | string {
  if (Array.isArray(found)) return found.length;
  if (found instanceof Map || found instanceof Set) return found.size;
  if (typeof found === "boolean") return found;
  if (typeof found === "number") return String(found);
  return found === undefined ? undefined : true;
}

const named = (name: string): ((...args: unknown[]) => unknown) => {
  const [module = "", fn = ""] = name.split(".");
  return nouns[module]?.[fn] as (...args: unknown[]) => unknown;
};

const parted = (world: World, which: "looks" | "changes") =>
  Object.assign({}, ...world.parts.map((one) => one[which])) as object;
const looksAt = (world: World): [string, Look][] => [
  ...Object.entries(LOOKS).map(([name, asked]) => [name, asked(world)] as [string, Look]),
  ...(Object.entries(parted(world, "looks")) as [string, Look][]),
];
const changesTo = (world: World): [string, Change][] => [
  ...Object.entries(CHANGES).map(([name, asked]) => [name, asked(world)] as [string, Change]),
  ...(Object.entries(parted(world, "changes")) as [string, Change][]),
];

it("every function of the database is called by these tests", async () => {
  const world = await aWorld(await freshDb());
  const exported = Object.entries(nouns).flatMap(([module, exports]) =>
    Object.keys(exports)
      .filter((name) => typeof exports[name] === "function")
      .map((name) => `${module}.${name}`),
  );
  const called = [...looksAt(world), ...changesTo(world)].map(([name]) => name);
  expect(exported.filter((name) => !ELSEWHERE.test(name)).sort()).toEqual(called.sort());
});

onBothDatabases("Every query", (open) => {
  it("finds what is there, from the database and from inside a transaction", async () => {
    const world = await aWorld(await open.fresh());
    const look = async (from: From): Promise<void> => {
      for (const [name, [args, finds]] of looksAt(world)) {
        const found = await named(name)(from, ...args);
        expect([name, countOf(found)]).toEqual([name, finds]);
      }
    };
    await look(world.db);
    await inTransaction(world.db, look);
  });

  it("reads a way of reaching somebody as the safe-contact rules want to know it", async () => {
    const world = await aWorld(await open.fresh());
    const [row] = await safeContactsOfCase(world.db, world.case);
    if (!row) throw new Error("The case has one.");
    expect(channelOf(row)).toMatchObject({
      channel: "phone",
      safe: "safe",
      days: [1, 2],
      from: null,
      doNotContact: false,
    });
  });

  it("changes what is there once, and says so when it is no longer there", async () => {
    const world = await aWorld(await open.fresh());
    await inTransaction(world.db, async (trx) => {
      for (const [name, [args, ...answers]] of changesTo(world))
        for (const answer of answers) expect([name, await named(name)(trx, ...args)]).toEqual([name, answer]);
    });
  });
});
