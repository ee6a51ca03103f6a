import { describe, expect, it } from "vitest";
import { action as propose, loader as versions } from "#app/routes/manage/protocol.tsx";
import { action as decide, loader as version } from "#app/routes/manage/protocol-version.tsx";
import { londonMoment } from "#app/london-moment.ts";
import { protocolVersion } from "#db/protocol-version.ts";
import { daysLater, HOUR, later, londonDay, type Day } from "#machines/time.ts";
import { MONDAY } from "../factories.ts";
import { aDesk } from "../commands/case-steps.ts";
import { inForce, proposed, SAFEGUARDED } from "../commands/protocol-steps.ts";
import { aBrowser } from "./case-pages.ts";

interface Sent {
  readonly errors: readonly { readonly field: string; readonly message: string }[];
  readonly typed: Readonly<Record<string, string>>;
  readonly theirs: Readonly<Record<string, string>> | null;
}

async function aRoom() {
  const desk = await aDesk();
  const [administrator, manager, handler] = await Promise.all([
    aBrowser(desk, desk.hub, "administrator"),
    aBrowser(desk, desk.hub, "duty-manager"),
    aBrowser(desk, desk.hub, "call-handler"),
  ]);
  return { desk, administrator, manager, handler };
}

const two = { version: "2" };

describe("the page of versions", () => {
  it("is the administrator's and the duty manager's, and only one of them may propose", async () => {
    const { administrator, manager, handler } = await aRoom();
    expect((await administrator.get(versions)).payload.mayPropose).toBe(true);
    expect((await manager.get(versions)).payload.mayPropose).toBe(false);
    expect((await handler.get(versions)).status).toBe(404);
    for (const browser of [manager, handler])
      expect((await browser.post(propose, { name: "Theirs", definition: "{}" })).status).toBe(404);
  });

  it("takes a proposal and leads to it", async () => {
    const { desk, administrator } = await aRoom();
    const sent = await administrator.post(propose, { name: "Safeguarded", definition: JSON.stringify(SAFEGUARDED) });
    expect([sent.status, sent.location]).toEqual([303, "/manage/protocol/2"]);
    expect((await protocolVersion(desk.db, "2"))?.name).toBe("Safeguarded");
  });

  it("keeps what was typed when it is no version, and names each mistake", async () => {
    const { administrator } = await aRoom();
    const wrongs: readonly [definition: string, status: number, words: string][] = [
      ["", 422, "empty braces"],
      ["{", 422, "not JSON"],
      ["[]", 422, "group"],
      ['{"off":["R7"]}', 422, "off.0"],
      ['{"settings":{"visibleHigh":15}}', 409, "not safe"],
    ];
    for (const [definition, status, words] of wrongs) {
      const { payload, ...sent } = await administrator.post(propose, { name: "One", definition });
      const { errors, typed } = payload as unknown as Sent;
      expect([definition, sent.status]).toEqual([definition, status]);
      expect(errors.map((error) => `${error.field} ${error.message}`).join()).toContain(words);
      expect(typed).toMatchObject({ name: "One", definition });
    }
    const nameless = await administrator.post(propose, { name: "", definition: "{}" });
    expect((nameless.payload as unknown as Sent).errors.map((error) => error.field)).toEqual(["name"]);
  });
});

describe("the page of one version", () => {
  it("says in words what differs, and how many cases it would touch; which ones it says to the duty manager alone", async () => {
    const { desk, administrator, manager } = await aRoom();
    await proposed(desk.db, desk.hub);
    const { reference } = await desk.row();
    const theirs = (await manager.get(version, two)).payload;
    expect(theirs).toMatchObject({ maySwitch: true, mayWithdraw: false, page: { touched: { cases: 1, differ: 1 } } });
    expect(JSON.stringify(theirs)).toContain("which this hub always tells");
    expect(JSON.stringify(theirs)).toContain(reference);
    const seen = (await administrator.get(version, two)).payload;
    expect(seen).toMatchObject({ maySwitch: false, mayWithdraw: true, page: { touched: { differ: 1, listed: null } } });
    expect(JSON.stringify(seen)).not.toContain(reference);
    expect(JSON.stringify(seen)).not.toContain(desk.caseId);
    expect((await manager.get(version, { version: "99" })).status).toBe(404);
  });

  it("is switched on from now, or from a London time to come", async () => {
    const { desk, manager } = await aRoom();
    for (const one of ["2", "3"]) expect(await proposed(desk.db, desk.hub, {})).toBe(one);
    expect((await manager.post(decide, { intent: "switch", when: "now" }, two)).status).toBe(303);
    expect((await protocolVersion(desk.db, "2"))?.from_at).toBe(MONDAY);
    const day = daysLater(londonDay(MONDAY), 60);
    await manager.post(decide, { intent: "switch", when: "later", day, time: "9.30" }, { version: "3" });
    // British Summer Time by then.
    expect((await protocolVersion(desk.db, "3"))?.from_at).toBe(`${day}T08:30:00.000Z`);
  });

  it("keeps what was chosen when it cannot be", async () => {
    const { desk, manager } = await aRoom();
    await proposed(desk.db, desk.hub);
    const wrongs: readonly [Record<string, string>, number, string][] = [
      [{}, 422, "when"],
      [{ when: "later", day: "tomorrow", time: "09:00" }, 422, "day"],
      [{ when: "later", day: "3 March 2026", time: "25:00" }, 422, "time"],
      [{ when: "later", day: "1 March 2026", time: "09:00" }, 409, "day"],
      [{ when: "later", day: "1 March 2056", time: "09:00" }, 409, "day"],
    ];
    for (const [form, status, field] of wrongs) {
      const { payload, ...sent } = await manager.post(decide, { intent: "switch", ...form }, two);
      const { errors, typed } = payload as unknown as Sent;
      expect([sent.status, errors.map((error) => error.field)]).toEqual([status, [field]]);
      expect(typed).toMatchObject(form);
    }
    expect((await protocolVersion(desk.db, "2"))?.from_at).toBeNull();
    expect((await manager.post(decide, { intent: "else" }, two)).status).toBe(400);
  });

  it("that somebody decided about meanwhile is shown as it stands now, with what was chosen", async () => {
    const { desk, manager, administrator } = await aRoom();
    await inForce(desk.db, desk.hub);
    manager.at = later(MONDAY, HOUR);
    const { status, payload } = await manager.post(decide, { intent: "switch", when: "now" }, two);
    expect(status).toBe(409);
    expect(payload).toMatchObject({ theirs: { status: "Switched on", from: MONDAY }, typed: { when: "now" } });
    expect((await administrator.post(decide, { intent: "withdraw" }, two)).status).toBe(409);
    expect((await manager.get(version, two)).payload).toMatchObject({ maySwitch: false, page: { state: "in force" } });
  });

  it("is taken back by the administrator alone, and switched on by the duty manager alone", async () => {
    const { desk, manager, administrator, handler } = await aRoom();
    await proposed(desk.db, desk.hub);
    expect((await manager.post(decide, { intent: "withdraw" }, two)).status).toBe(404);
    expect((await administrator.post(decide, { intent: "switch", when: "now" }, two)).status).toBe(404);
    expect((await handler.post(decide, { intent: "withdraw" }, two)).status).toBe(404);
    expect((await administrator.post(decide, { intent: "withdraw" }, two)).status).toBe(303);
    const { page } = (await administrator.get(version, two)).payload as { page: { state: string; touched: unknown } };
    expect([page.state, page.touched]).toEqual(["withdrawn", null]);
  });
});

describe("a moment in London", () => {
  it("is read by its clock, winter and summer", () => {
    expect(londonMoment("2026-01-05" as Day, "09:00")).toBe("2026-01-05T09:00:00.000Z");
    expect(londonMoment("2026-07-06" as Day, "9.15")).toBe("2026-07-06T08:15:00.000Z");
  });

  it("is nothing when no clock shows it", () => {
    for (const time of ["", "24:00", "9", "09:60", "noon"]) expect(londonMoment("2026-01-05" as Day, time)).toBeNull();
  });
});
