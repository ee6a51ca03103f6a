import { describe, expect, it } from "vitest";
import { cutOff } from "#app/commands/end-contact.ts";
import { beginDanger } from "#app/commands/mark-danger.ts";
import { saveContact } from "#app/commands/save-contact.ts";
import { startAttempt } from "#app/commands/start-attempt.ts";
import { tick } from "#app/commands/tick.ts";
import { paths } from "#app/paths.ts";
import type { MovingMachine } from "#app/queries/how-cases-move.ts";
import type { StandingItem, StandingList } from "#app/queries/standing-list.ts";
import { loader as moves } from "#app/routes/manage/how-cases-move.tsx";
import { loader as standing } from "#app/routes/manage/standing.tsx";
import { actionsOfCase } from "#db/action.ts";
import { caseById } from "#db/case.ts";
import type { Db } from "#db/connection.ts";
import { DRAWN } from "#machines/drawn.ts";
import { ROLES } from "#machines/roles.ts";
import { statusWords } from "#machines/status-words.ts";
import type { Subject } from "#machines/statuses.ts";
import { DAY, HOUR, later, MINUTE } from "#machines/time.ts";
import { actorOf, aHub, freshDb, MONDAY, type AHub } from "../factories.ts";
import { aCase, making } from "../db/row-factories.ts";
import { aPlannedCase, aReferral, PLANTED_TEXTS } from "./planted.ts";
import { visitor, type Visitor } from "./visitor.ts";

const PATH = "/manage/how-cases-move";
const AT_TEN = later(MONDAY, HOUR + 5 * MINUTE);

const look = async (who: Visitor) => {
  const answered = await who.get(moves, PATH);
  return { ...answered, machines: (answered.data as { machines: MovingMachine[] }).machines };
};

const list = async (who: Visitor, subject: string, status: string, page = 1) => {
  const answered = await who.get(standing, `${PATH}/${subject}/${status}?page=${page}`, { subject, status });
  return { ...answered, list: (answered.data as { list?: StandingList } | null)?.list };
};

/** How many stand where, those of none left out: "case supporting 1". */
async function counted(who: Visitor): Promise<string[]> {
  return (await look(who)).machines.flatMap(({ subject, rows }) =>
    rows.filter(({ count }) => count > 0).map(({ status, count }) => `${subject} ${status} ${count}`),
  );
}

async function aBusyPlace(db: Db, hub: AHub) {
  const planned = await aPlannedCase(db, hub);
  const told = { by: actorOf(hub, "call-handler"), at: MONDAY };
  const { reference } = await aReferral(db, hub);
  const call = await saveContact(
    db,
    { contactId: null, answers: { source: "self", name: "Zinnia Quillfeather" } },
    told,
  );
  if (call.kind !== "done") throw new Error(call.kind);
  return { planned, reference, contactId: call.contactId, told };
}

describe("“How cases move”", () => {
  it("is for the duty manager and the administrator, and for nobody else", async () => {
    const db = await freshDb();
    const hub = await aHub(db);
    for (const role of ROLES) {
      const who = await visitor(db, hub, role);
      const status = role === "duty-manager" || role === "administrator" ? 200 : 404;
      expect((await who.get(moves, PATH)).status, role).toBe(status);
      expect((await list(who, "case", "supporting")).status, role).toBe(status);
    }
  });

  it("draws every machine with each of its statuses and moves, and says the same in the table under it", async () => {
    const db = await freshDb();
    const hub = await aHub(db);
    const { machines } = await look(await visitor(db, hub, "administrator"));
    expect(machines.map(({ subject }) => subject)).toEqual(DRAWN.map(({ subject }) => subject));
    expect(machines.map(({ subject }) => subject)[0]).toBe("case");
    for (const { subject, graph } of DRAWN) {
      const shown = machines.find((one) => one.subject === subject);
      if (!shown) throw new Error(subject);
      const { statuses, moves: drawn, width, height } = shown.layout;
      const expected = graph.states.map(({ status }) => status);
      expect(statuses.map(({ status }) => status)).toEqual(expected);
      expect(shown.rows.map(({ status }) => status)).toEqual(expected);
      expect(drawn.map(({ from, to }) => `${from} ${to}`)).toEqual(graph.moves.map(({ from, to }) => `${from} ${to}`));
      for (const { status, name, x, y, width: w, height: h } of statuses) {
        expect(name.join(" ")).toBe(statusWords(subject, status));
        expect(x >= 0 && y >= 0 && x + w <= width && y + h <= height, `${status} is inside`).toBe(true);
      }
      for (const [index, { steps }] of graph.moves.entries()) {
        const words = drawn[index]?.label.join(" ") ?? "";
        for (const step of steps) expect(words).toContain(step.words);
        expect(drawn[index]?.path).toMatch(/^M[\d. ]+( [LQ][\d. -]+)+$/);
      }
      for (const row of shown.rows) {
        const moved = graph.moves.filter(({ from }) => from === row.status);
        expect(row.next.map(({ words, to }) => `${words} ${to}`)).toEqual(
          moved.flatMap(({ to, steps }) => steps.map(({ words }) => `${words} ${statusWords(subject, to)}`)),
        );
        expect(row.stays).not.toContain("Its time passes");
      }
    }
  });

  it("draws no two boxes over each other, and every arrow from the edge of one to the edge of another", async () => {
    const db = await freshDb();
    const hub = await aHub(db);
    const { machines } = await look(await visitor(db, hub, "administrator"));
    for (const { layout } of machines) {
      for (const a of layout.statuses)
        for (const b of layout.statuses)
          if (a !== b)
            expect(
              a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y,
              `${a.status} and ${b.status}`,
            ).toBe(true);
      for (const { from, to, path } of layout.moves) {
        const numbers = path.match(/-?[\d.]+/g)?.map(Number) ?? [];
        const ends = [numbers.slice(0, 2), numbers.slice(-2)] as [number, number][];
        for (const [index, status] of [from, to].entries()) {
          const box = layout.statuses.find((one) => one.status === status);
          const [x, y] = ends[index] ?? [Number.NaN, Number.NaN];
          const isAtBox =
            box !== undefined &&
            x >= box.x - 1 &&
            x <= box.x + box.width + 1 &&
            y >= box.y - 1 &&
            y <= box.y + box.height + 1;
          expect(isAtBox, `${from} to ${to}: ${status}`).toBe(true);
        }
      }
    }
  });

  it("counts what is in each status now", async () => {
    const db = await freshDb();
    const hub = await aHub(db);
    const who = await visitor(db, hub, "administrator");
    expect(await counted(who)).toEqual([]);
    const { planned, contactId, told } = await aBusyPlace(db, hub);
    const sent = (await actionsOfCase(db, planned.caseId)).filter(({ status }) => status === "sent").length;
    const now = await counted(who);
    expect(now).toEqual(
      expect.arrayContaining([
        "case received 1",
        "case supporting 1",
        "contact live 1",
        "contact routed 2",
        `action sent ${sent}`,
        "referral submitted 1",
      ]),
    );
    await cutOff(db, { contactId, howEnded: "silence" }, told);
    await beginDanger(db, { caseId: planned.caseId }, told);
    const later = await counted(who);
    expect(later).toEqual(expect.arrayContaining(["case emergency 1", "case received 1", "contact cut-off 1"]));
    expect(later.join()).not.toMatch(/case supporting|contact live/);
  });

  it("counts and lists nothing of another area", async () => {
    const db = await freshDb();
    const hub = await aHub(db);
    const other = await aHub(db, "testshire");
    const { planned } = await aBusyPlace(db, hub);
    const stranger = await visitor(db, other, "duty-manager");
    expect(await counted(stranger)).toEqual([]);
    const row = await caseById(db, planned.caseId);
    for (const { subject, graph } of DRAWN)
      for (const { status } of graph.states) {
        const answered = await list(stranger, subject, status);
        expect(answered.list?.items, `${subject} ${status}`).toEqual([]);
        expect(answered.text).not.toContain(row?.reference);
        expect(answered.text).not.toContain(planned.caseId);
      }
  });
});

describe("the list of what is in a status", () => {
  const of = async (who: Visitor, subject: Subject, status: string): Promise<readonly StandingItem[]> =>
    (await list(who, subject, status)).list?.items ?? [];

  it("says since when, what is owed next as a verb, by when, and whose turn it is", async () => {
    const db = await freshDb();
    const hub = await aHub(db);
    const { planned } = await aBusyPlace(db, hub);
    const who = await visitor(db, hub, "administrator", AT_TEN);
    const row = await caseById(db, planned.caseId);
    const [item] = await of(who, "case", "supporting");
    expect(item).toMatchObject({ reference: row?.reference, since: MONDAY, opens: null });
    expect(item?.due?.at).toBe(row?.next_due_at);
    const [received] = await of(who, "case", "received");
    expect(received).toMatchObject({ next: "Ring", turn: "The hub" });
    const [submitted] = await of(who, "referral", "submitted");
    expect(submitted).toMatchObject({ reference: received?.reference, next: "Ring" });
    const sent = await of(who, "action", "sent");
    expect(new Set(sent.map(({ next, turn }) => `${next ?? ""}, ${turn ?? ""}`))).toEqual(
      new Set(["Answer: the action, Test first"]),
    );
    expect(sent.every(({ reference }) => reference === row?.reference)).toBe(true);
  });

  it("has for a contact, which has no reference, when it began", async () => {
    const db = await freshDb();
    const hub = await aHub(db);
    const { contactId } = await aBusyPlace(db, hub);
    const live = async (name: "administrator" | "duty-manager") =>
      (await of(await visitor(db, hub, name, AT_TEN), "contact", "live"))[0];
    const call = { reference: null, began: MONDAY, next: "Finish the record of this call" };
    expect(await live("administrator")).toMatchObject({ ...call, opens: null });
    expect(await live("duty-manager")).toMatchObject({ ...call, opens: { page: "contact", id: contactId } });
  });

  it("shows an attempt whose end nobody has written down, with whose turn that is", async () => {
    const db = await freshDb();
    const hub = await aHub(db);
    await aReferral(db, hub);
    const { reference } = await aReferral(db, hub, { fields: { name: "Somebody Else", phone: "07700 900462" } });
    expect(reference).toMatch(/-/);
    const who = await visitor(db, hub, "duty-manager", AT_TEN);
    const [first] = await of(who, "case", "received");
    const told = { by: actorOf(hub, "call-handler"), at: AT_TEN };
    const begun = await startAttempt(db, { caseId: first?.opens?.id ?? "", kind: "call" }, told);
    expect(begun.kind).toBe("done");
    expect(await of(who, "attempt", "started")).toMatchObject([
      { reference: first?.reference, since: AT_TEN, next: "Write down whether they were reached", turn: "The hub" },
    ]);
  });

  it("says whose turn it is when something is late: the duty manager's, then a manager's; never a name", async () => {
    const db = await freshDb();
    const hub = await aHub(db);
    await aBusyPlace(db, hub);
    const turns = async (at: typeof MONDAY) => {
      await tick(db, at);
      const who = await visitor(db, hub, "administrator", at);
      return new Set((await of(who, "action", "sent")).map(({ next, turn }) => `${next ?? ""}; ${turn ?? ""}`));
    };
    expect([...(await turns(later(MONDAY, 15 * DAY)))]).toEqual(["Chase: the action; Duty manager"]);
    expect([...(await turns(later(MONDAY, 17 * DAY)))]).toEqual(["See to it: the action; Manager, Test first"]);
  });

  it("opens cases for the duty manager alone: an administrator gets neither a way in nor an id", async () => {
    const db = await freshDb();
    const hub = await aHub(db);
    const { planned } = await aBusyPlace(db, hub);
    const administrator = await visitor(db, hub, "administrator", AT_TEN);
    const manager = await visitor(db, hub, "duty-manager", AT_TEN);
    expect((await of(manager, "case", "supporting"))[0]?.opens).toEqual({ page: "case", id: planned.caseId });
    const ids = [planned.caseId, ...planned.actions.map(({ id }) => id)];
    for (const { subject, graph } of DRAWN)
      for (const { status } of graph.states) {
        const { text } = await list(administrator, subject, status);
        for (const id of ids) expect(text, `${subject} ${status}`).not.toContain(id);
      }
  });

  it("holds nothing of a person, and nobody's name, for either of them", async () => {
    const db = await freshDb();
    const hub = await aHub(db);
    const { planned, told } = await aBusyPlace(db, hub);
    const secret = [...PLANTED_TEXTS, "Agreed with them.", "ZQ", "Z.Q", "Test call-handler", "stalking", "strangul"];
    for (const name of ["administrator", "duty-manager"] as const) {
      const who = await visitor(db, hub, name, AT_TEN);
      for (const { subject, graph } of DRAWN)
        for (const { status } of graph.states) {
          const { text } = await list(who, subject, status);
          for (const word of secret)
            expect(text.toLowerCase(), `${subject} ${status}`).not.toContain(word.toLowerCase());
          // Which help it is would say what happened to them.
          for (const { pathway } of planned.actions) expect(text).not.toContain(`"${pathway}"`);
        }
      expect((await look(who)).text).not.toMatch(/Quillfeather|marmalade/);
    }
    await beginDanger(db, { caseId: planned.caseId }, told);
    expect((await list(await visitor(db, hub, "administrator"), "case", "emergency")).text).not.toContain("Zinnia");
  });

  it("has 25 rows a page, and shows the last page for one past it", async () => {
    const db = await freshDb();
    const hub = await aHub(db);
    await making(db, async (trx) => {
      for (let made = 0; made < 60; made += 1) await aCase(trx, hub, { next_due_at: later(MONDAY, made * MINUTE) });
    });
    const who = await visitor(db, hub, "administrator", AT_TEN);
    const pages = await Promise.all([1, 2, 3, 9].map((page) => list(who, "case", "triaging", page)));
    expect(pages.map(({ list: one }) => [one?.page, one?.items.length])).toEqual([
      [1, 25],
      [2, 25],
      [3, 10],
      [3, 10],
    ]);
    expect(pages[0]?.list).toMatchObject({ count: 60, pageCount: 3 });
    const all = new Set(pages.slice(0, 3).flatMap(({ list: one }) => one?.items.map(({ reference }) => reference)));
    expect(all.size).toBe(60);
    for (const odd of ["0", "-1", "x", "1e9", "99999999"]) {
      const path = `${PATH}/case/triaging?page=${odd}`;
      expect((await who.get(standing, path, { subject: "case", status: "triaging" })).status, odd).toBe(200);
    }
  });

  it("of something or a status that there is not is the page that is not there", async () => {
    const db = await freshDb();
    const hub = await aHub(db);
    const who = await visitor(db, hub, "administrator");
    for (const [subject, status] of [
      ["case", "sent"],
      ["case", "toString"],
      ["person", "received"],
      ["__proto__", "received"],
      ["constructor", "name"],
      ["", ""],
    ] as const)
      expect((await list(who, subject, status)).status, `${subject} ${status}`).toBe(404);
  });

  it("is where every status of the picture leads to", async () => {
    const db = await freshDb();
    const hub = await aHub(db);
    const who = await visitor(db, hub, "administrator");
    for (const { subject, layout } of (await look(who)).machines)
      for (const { status } of layout.statuses) {
        expect(paths.standing(subject, status)).toBe(`${PATH}/${subject}/${status}`);
        expect((await list(who, subject, status)).status).toBe(200);
      }
  });
});
