// Live calls: begun, saved bit by bit, cut off, picked up by somebody else, agreed, ended.
import { agreePlanOfContact } from "#app/commands/agree-plan.ts";
import { cutOff, endContact } from "#app/commands/end-contact.ts";
import { openContact } from "#app/commands/open-contact.ts";
import { receiveReferral } from "#app/commands/receive-referral.ts";
import { saveContact } from "#app/commands/save-contact.ts";
import { gpWrites } from "#app/seed/invented.ts";
import type { Answers } from "#machines/intake/answers.ts";
import { HOW_ENDED, OVER_REASONS } from "#machines/intake/ended.ts";
import { madeFrom, type Prepare } from "../deed.ts";
import { somebody, someContact, versionFor, worker, type Model } from "../model.ts";
import { invented, planFor } from "./plan.ts";

/** So many at once, so that some come to an end and others begin. */
const MOST_CALLS = 3;
const MOST_CASES = 6;

const count = ({ reader }: Model, sql: string): number => reader.rows<{ n: number }>(sql)[0]?.n ?? 0;
const openCases = (model: Model) => count(model, `select count(*) as n from "case" where status <> 'closed'`);
const openCalls = (model: Model) =>
  count(model, "select count(*) as n from contact where status in ('live', 'cut-off')");

/** Some of the answers: a call is rarely told in order. */
const someOf = ({ dice }: Model, answers: Answers): Answers =>
  Object.fromEntries(Object.entries(answers).filter(() => dice.chance(0.5)));

export const beginCall: Prepare = (model) => {
  const by = worker(model);
  if (!by || openCalls(model) >= MOST_CALLS) return null;
  const answers = model.dice.chance(0.6) ? invented(model) : someOf(model, invented(model));
  return {
    name: "begin a call",
    by,
    keyed: true,
    send: async (db, told) => {
      const saved = await saveContact(db, { contactId: null, answers }, told);
      if (saved.kind === "done") model.said.set(saved.contactId, answers);
      return saved;
    },
  };
};

export const saveMore: Prepare = (model) => {
  const contact = someContact(model);
  const by = worker(model);
  if (!contact || !by) return null;
  const form = versionFor(model, contact.version);
  const answers = model.dice.chance(0.5) ? invented(model) : someOf(model, invented(model));
  const pickUp = contact.status === "cut-off" && model.dice.chance(0.5);
  return {
    name: pickUp ? "pick a call up" : "save more of a call",
    by,
    keyed: true,
    ...madeFrom("contact", contact.id, form),
    send: async (db, told) => {
      const saved = await saveContact(db, { contactId: contact.id, answers, pickUp, ...form }, told);
      if (saved.kind === "done") model.said.set(contact.id, { ...model.said.get(contact.id), ...answers });
      return saved;
    },
  };
};

export const loseCall: Prepare = (model) => {
  const contact = someContact(model);
  const by = worker(model);
  if (!contact || !by) return null;
  const form = versionFor(model, contact.version);
  const input = { contactId: contact.id, howEnded: model.dice.pick(HOW_ENDED), ...form };
  return {
    name: "a call is cut off",
    by,
    keyed: true,
    ...madeFrom("contact", contact.id, form),
    send: (db, told) => cutOff(db, input, told),
  };
};

export const endCall: Prepare = (model) => {
  const contact = someContact(model);
  const by = worker(model);
  if (!contact || !by) return null;
  const form = versionFor(model, contact.version);
  const input = { contactId: contact.id, reason: model.dice.pick(OVER_REASONS), ...form };
  return {
    name: "end a call",
    by,
    keyed: true,
    ...madeFrom("contact", contact.id, form),
    send: (db, told) => endContact(db, input, told),
  };
};

export const agreeCall: Prepare = async (model) => {
  const contact = someContact(model);
  const by = worker(model);
  const answers = contact && model.said.get(contact.id);
  if (openCases(model) >= MOST_CASES && model.focus === null) return null;
  const plan = answers && (await planFor(model, answers, answers["immediateDanger"] === "yes"));
  if (!by || !plan) return null;
  const form = versionFor(model, contact.version);
  return {
    name: "agree a plan on a call",
    by,
    keyed: true,
    ...madeFrom("contact", contact.id, form),
    send: async (db, told) => {
      const agreed = await agreePlanOfContact(db, { contactId: contact.id, plan, ...form }, told);
      if (agreed.kind === "done") model.said.set(agreed.caseId, answers);
      return agreed;
    },
  };
};

export const readCall: Prepare = (model) => {
  const contact = someContact(model);
  const by = worker(model);
  if (!contact || !by) return null;
  return {
    name: "read a call",
    by,
    keyed: false,
    send: (db, told) => openContact(db, { contactId: contact.id }, told),
  };
};

export const refer: Prepare = (model) => {
  const by = somebody(model, "referrer");
  if (!by || openCases(model) >= MOST_CASES) return null;
  const answers = { ...gpWrites(model.dice), ...(model.dice.chance(0.08) ? { immediateDanger: "yes" } : {}) };
  const input = {
    source: "gp",
    answers,
    asked: {},
    agreed: model.dice.pick(["yes", "not-asked", "no"] as const),
  } as const;
  return { name: "refer", by, keyed: true, send: (db, told) => receiveReferral(db, input, told) };
};
