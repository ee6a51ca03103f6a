import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { receiveReferral } from "#app/commands/receive-referral.ts";
import { diceOf } from "#app/seed/dice.ts";
import { gpWrites } from "#app/seed/invented.ts";
import type { Db } from "#db/connection.ts";
import { referralByReference } from "#db/referral.ts";
import { DAY, instantOf, later } from "#machines/time.ts";
import { CALLED, REFERRED, type Fields, type Who, withFields } from "./a-busy-hub.ts";
import { aChildHub, type ChildHub } from "./a-child-hub.ts";
import type { Point } from "./die-at.ts";
import { formWith } from "./forms-in.ts";
import { isWhole } from "./whole.ts";

/** A form that is ready to be sent. */
interface Ready {
  readonly who: Who;
  readonly path: string;
  readonly form: URLSearchParams;
}

interface Deed {
  readonly what: string;
  /** What only its own transaction says. */
  readonly says: string;
  readonly ready: () => Promise<Ready>;
  /** How often it was done, by what it leaves behind. */
  readonly done: (db: Db) => Promise<number>;
}

let hub: ChildHub;
beforeAll(async () => {
  hub = await aChildHub();
  await hub.start();
  for (const who of ["willow", "handler", "harbour", "manager"] as const) await hub.signIn(who);
});
afterAll(() => hub.kill());

const formOf = (fields: Fields): URLSearchParams => {
  const form = new URLSearchParams({ key: crypto.randomUUID() });
  for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) form.append(name, one);
  return form;
};

async function page(who: Who, path: string): Promise<string> {
  const answer = await hub.send(who, path);
  if (answer?.status !== 200) throw new Error(`${path} answered ${answer?.status}`);
  return answer.text;
}

async function led({ who, path, form }: Ready): Promise<string> {
  const answer = await hub.send(who, path, form);
  const to = answer?.headers.get("location") ?? "";
  if (answer?.status !== 303) throw new Error(`${path} answered ${answer?.status}`);
  return to;
}

/** A call with its plan on the page, ready to be agreed at this grade. */
async function planned(agreedGrade: string): Promise<Ready> {
  const contact = await led({ who: "handler", path: "/contacts/new", form: formOf(CALLED) });
  const form = formWith(await page("handler", contact), "agreedGrade");
  const plan = { agreedGrade, gradeReason: "Agreed with them.", sendNow: "yes", intent: "agree" };
  return { who: "handler", path: contact, form: withFields(form, plan) };
}

const eventsCalled = (type: string) => async (db: Db) =>
  (await db.q.selectFrom("event").select("seq").where("type", "=", type).execute()).length;

const answered = new Set<string>();

const DEEDS: readonly Deed[] = [
  {
    what: "a referral",
    says: `insert into "referral"`,
    ready: () => Promise.resolve({ who: "willow", path: "/refer", form: formOf(REFERRED) }),
    done: eventsCalled("SUBMITTED"),
  },
  {
    what: "a plan on a call",
    says: `insert into "risk_assessment"`,
    ready: () => planned("high"),
    done: eventsCalled("CASE_OPENED"),
  },
  {
    what: "a partner's answer",
    says: `update "action" set`,
    async ready() {
      await led(await planned("high"));
      const links = [...(await page("harbour", "/actions")).matchAll(/href="(\/actions\/\w{26})"/g)];
      const path = links.map(([, one = ""]) => one).find((one) => !answered.has(one)) ?? "";
      answered.add(path);
      const form = formWith(await page("harbour", path), "step", "ACCEPTED");
      return { who: "harbour", path, form: withFields(form, { step: "ACCEPTED" }) };
    },
    done: eventsCalled("ACCEPTED"),
  },
  {
    what: "a second person's answer",
    says: `update "grade_approval" set`,
    async ready() {
      await led(await planned("medium"));
      const form = formWith(await page("manager", "/approvals"), "intent", "approve");
      return { who: "manager", path: "/approvals", form: withFields(form, { intent: "approve" }) };
    },
    done: eventsCalled("APPROVED"),
  },
];

const WHEN: Readonly<Record<Point["when"], string>> = {
  saying: "in the middle of it",
  before: "just before it is kept",
  after: "just after it is kept",
};

async function looking<T>(look: (db: Db) => Promise<T>): Promise<T> {
  const db = await hub.open();
  try {
    return await look(db);
  } finally {
    await db.close();
  }
}

describe("killed between sending and being shown", () => {
  for (const { what, says, ready, done } of DEEDS)
    for (const when of Object.keys(WHEN) as Point["when"][])
      it(`${what}, ${WHEN[when]}: every case has its next action, and sent again it is done once`, async () => {
        const form = await ready();
        const before = await looking(done);
        hub.diesAt({ says, when });
        expect(await hub.send(form.who, form.path, form.form), "it died before it answered").toBeUndefined();
        await hub.ended();
        await looking(isWhole);
        expect(await looking(done)).toBe(when === "after" ? before + 1 : before);

        await hub.start();
        const first = await led(form);
        expect(await led(form)).toBe(first);
        expect(await looking(done)).toBe(before + 1);
        await looking(isWhole);
      });
});

describe("killed while the tick runs", () => {
  for (const when of Object.keys(WHEN) as Point["when"][])
    it(`${WHEN[when]}: what passed while it was down is told once`, { timeout: 120_000 }, async () => {
      await hub.kill();
      const now = instantOf(Date.now());
      const id = await looking((db) => referredThreeDaysAgo(db));
      hub.diesAt({ says: `update "deadline" set "fired_at"`, when });
      await hub.start();
      await hub.ended();
      await looking(isWhole);
      await hub.start();
      const due = (db: Db) =>
        db.q.selectFrom("deadline").selectAll().where("case_id", "=", id).where("due_at", "<=", now).execute();
      const waiting = async () => (await looking(due)).some((one) => one.fired_at === null && one.cleared_at === null);
      await expect.poll(waiting, { timeout: 60_000 }).toBe(false);
      const fired = (await looking(due)).filter((one) => one.fired_at !== null);
      expect(fired.length).toBeGreaterThan(0);
      const told = await looking((db) =>
        db.q.selectFrom("audit").select("seq").where("case_id", "=", id).where("verb", "=", "clock.pass").execute(),
      );
      expect(told).toHaveLength(fired.length);
      await looking(isWhole);
    });
});

/** A referral whose clocks have passed by now. */
async function referredThreeDaysAgo(db: Db): Promise<string> {
  const user = await db.q.selectFrom("user").selectAll().where("role", "=", "referrer").executeTakeFirstOrThrow();
  const by = { userId: user.id, organisationId: user.organisation_id, role: user.role, area: "essex" };
  const answers = { ...gpWrites(diceOf(3)), immediateDanger: "no" };
  const told = { by, at: later(instantOf(Date.now()), -3 * DAY) };
  const sent = await receiveReferral(db, { source: "gp", answers, asked: {}, agreed: "yes" }, told);
  if (sent.kind !== "done") throw new Error(sent.kind);
  return (await referralByReference(db, sent.reference))?.case_id ?? "";
}
