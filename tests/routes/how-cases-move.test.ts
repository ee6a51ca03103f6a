import { describe, expect, it } from "vitest";
import { cutOff } from "#app/commands/end-contact.ts";
import { beginDanger } from "#app/commands/mark-danger.ts";
import { loader as moves } from "#app/routes/manage/how-cases-move.tsx";
import { actionsOfCase } from "#db/action.ts";
import { caseById } from "#db/case.ts";
import { DRAWN } from "#machines/drawn.ts";
import { ROLES } from "#machines/roles.ts";
import { statusWords } from "#machines/status-words.ts";
import { aHub, freshDb } from "../factories.ts";
import { aBusyPlace, list, look, PATH } from "./moving.ts";
import { visitor, type Visitor } from "./visitor.ts";

/** How many stand where, those of none left out: "case supporting 1". */
async function counted(who: Visitor): Promise<string[]> {
  return (await look(who)).machines.flatMap(({ subject, rows }) =>
    rows.filter(({ count }) => count > 0).map(({ status, count }) => `${subject} ${status} ${count}`),
  );
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
