import { describe, expect, it } from "vitest";
import { moveAction, type ActionStep } from "#app/commands/move-action.ts";
import { organisationFor, takesPathway } from "#app/commands/shared/takers.ts";
import { setCapacity, type SetCapacity } from "#app/commands/set-capacity.ts";
import { judge } from "#app/judge.ts";
import { roomAt } from "#app/room.ts";
import { standingOf } from "#app/standing.ts";
import { lastAnswers } from "#app/last-answers.ts";
import { actionsOfCase } from "#db/action.ts";
import { capacityOf, insertCapacity } from "#db/capacity.ts";
import { inTransaction } from "#db/connection.ts";
import { newId } from "#db/ids.ts";
import { organisationsForPathway } from "#db/organisation-pathway.ts";
import type { PathwayCode } from "#machines/protocol/index.ts";
import { DAY, later, type Day } from "#machines/time.ts";
import { actorOf, aHub, freshDb, MONDAY } from "../factories.ts";
import { aDesk } from "./case-steps.ts";

const THURSDAY = "2026-03-05" as Day;
const ON_THURSDAY = later(MONDAY, 3 * DAY);

async function partners() {
  const db = await freshDb();
  const hub = await aHub(db);
  const where = { area: hub.area, hub_organisation_id: hub.organisation.hub };
  const say = (
    who: "partner" | "second-partner",
    { pathway = "idva", places = 0, untilDay = THURSDAY, version = 0 }: Partial<SetCapacity> = {},
  ) => setCapacity(db, { pathway, places, untilDay, version }, { by: actorOf(hub, who), at: MONDAY });
  const asked = (pathway: PathwayCode, at = MONDAY) => organisationFor(db, where, pathway, at);
  return { db, hub, where, say, asked };
}

describe("what a partner says of its places", () => {
  it("is one number and a day for something it takes; what is impossible is refused and changes nothing", async () => {
    const { db, hub, say } = await partners();
    expect((await say("partner", { untilDay: null })).kind).toBe("refused");
    expect((await say("partner", { places: -1 })).kind).toBe("refused");
    expect((await say("partner", { places: 1.5 })).kind).toBe("refused");
    expect((await say("partner", { untilDay: "2026-03-02" as Day })).kind).toBe("refused");
    expect((await say("partner", { untilDay: "2028-03-02" as Day })).kind).toBe("refused");
    expect(await capacityOf(db, hub.organisation.first, "idva")).toBeUndefined();
    expect((await say("partner")).kind).toBe("done");
    expect(await capacityOf(db, hub.organisation.first, "idva")).toMatchObject({ places: 0, until_day: THURSDAY });
    expect((await say("partner", { places: 3, untilDay: null, version: 1 })).kind).toBe("done");
    expect(await capacityOf(db, hub.organisation.first, "idva")).toMatchObject({
      places: 3,
      until_day: null,
      version: 2,
    });
  });

  it("is never of the police in danger, the conference, what the hub does, or what the organisation does not take", async () => {
    const { say } = await partners();
    for (const pathway of ["emergency-999", "marac-referral", "safety-plan", "constructor", ""])
      expect((await say("partner", { pathway })).kind, pathway).toBe("not-found");
    expect((await say("second-partner", { pathway: "mash" })).kind).toBe("not-found");
  });

  it("said from an old page is a conflict with what was said since", async () => {
    const { say } = await partners();
    await say("partner");
    expect(await say("partner", { places: 9 })).toMatchObject({
      kind: "conflict",
      theirs: { places: "0", until: THURSDAY },
    });
  });
});

describe("who has no places", () => {
  it("is not asked until that day, and then is asked first again", async () => {
    const { db, hub, where, say, asked } = await partners();
    await say("partner");
    const { first, second } = hub.organisation;
    expect(await asked("idva")).toBe(second);
    expect(await asked("idva", ON_THURSDAY)).toBe(first);
    expect(await takesPathway(db, where, "idva", first, MONDAY)).toBe(false);
    expect(await takesPathway(db, where, "idva", second, MONDAY)).toBe(true);
  });

  it("when nobody has room what stands in for it is suggested, and what cannot wait never depends on it", async () => {
    const { db, hub, say } = await partners();
    await say("partner");
    await say("second-partner");
    await inTransaction(db, (trx) =>
      insertCapacity(trx, {
        id: newId(),
        organisation_id: hub.organisation.first,
        pathway: "emergency-999",
        places: 0,
        until_day: THURSDAY,
        said_by: hub.user.partner,
        said_at: MONDAY,
      }),
    );
    const judged = async (at = MONDAY) => {
      const answer = await judge(db, { source: "self", immediateDanger: "yes" }, "high", hub.area, at);
      if (!answer.ok) throw new Error("These facts are possible.");
      return answer.judged.result;
    };
    const { actions, unmet } = await judged();
    expect(unmet).toMatchObject([{ pathway: "idva", reason: "unavailable", metBy: "outreach" }]);
    expect(actions.map(({ pathway }) => pathway)).toContain("emergency-999");
    expect((await judged(ON_THURSDAY)).actions.map(({ pathway }) => pathway)).toContain("idva");
    expect([...(await roomAt(db, hub.area, MONDAY)).without]).toEqual(["idva"]);
  });

  it("keeps what it has in hand: a case is not passed on because there is no place for another", async () => {
    const desk = await aDesk();
    for (const who of ["partner", "second-partner"] as const)
      await setCapacity(
        desk.db,
        { pathway: "idva", places: 0, untilDay: THURSDAY, version: 0 },
        desk.told(MONDAY, { by: who }),
      );
    const row = await desk.row();
    const again = await judge(
      desk.db,
      await lastAnswers(desk.db, row),
      "high",
      row.area,
      MONDAY,
      await standingOf(desk.db, row),
    );
    expect(again.ok && again.judged.result.unmet).toEqual([]);
    const { first, second } = desk.hub.organisation;
    expect(await takesPathway(desk.db, row, "idva", first, MONDAY)).toBe(true);
    expect(await takesPathway(desk.db, row, "idva", second, MONDAY)).toBe(true);
  });
});

async function atWork() {
  const desk = await aDesk();
  const actions = await actionsOfCase(desk.db, desk.caseId);
  const idva = actions.find(({ pathway }) => pathway === "idva");
  if (!idva) throw new Error("A high case has an advocate.");
  const step = (to: ActionStep) =>
    moveAction(desk.db, { actionId: idva.id, step: to }, desk.told(MONDAY, { by: "partner" }));
  const capacity = () => capacityOf(desk.db, desk.hub.organisation.first, "idva");
  return { desk, idva, step, capacity };
}

describe("what partners do with what they are sent", () => {
  it("takes one of their places; the last one taken, they are full until the day they named", async () => {
    const { desk, step, capacity } = await atWork();
    await setCapacity(
      desk.db,
      { pathway: "idva", places: 1, untilDay: THURSDAY, version: 0 },
      desk.told(MONDAY, { by: "partner" }),
    );
    const full = async (at = MONDAY) =>
      (await roomAt(desk.db, desk.hub.area, at)).isFull(desk.hub.organisation.first, "idva");
    expect(await full()).toBe(false);
    expect((await step({ type: "ACCEPTED" })).kind).toBe("done");
    expect(await capacity()).toMatchObject({ places: 1, taken: 1 });
    expect([await full(), await full(ON_THURSDAY)]).toEqual([true, false]);
  });

  it("no space until a day is what they have said of their places, and the case goes on", async () => {
    const { desk, step, capacity } = await atWork();
    expect((await step({ type: "DECLINED", reason: "no-space", until: "2026-03-01" as Day })).kind).toBe("refused");
    expect((await step({ type: "DECLINED", reason: "no-space", until: THURSDAY })).kind).toBe("done");
    expect(await capacity()).toMatchObject({ places: 0, until_day: THURSDAY });
    const takers = await organisationsForPathway(desk.db, desk.hub.area, "idva");
    const { isFull } = await roomAt(desk.db, desk.hub.area, MONDAY);
    expect(takers.map(({ id }) => isFull(id, "idva"))).toEqual([true, false]);
    await desk.whole();
  });

  it("who is asked in their place has room", async () => {
    const { desk, idva, step } = await atWork();
    const { first, second } = desk.hub.organisation;
    await setCapacity(
      desk.db,
      { pathway: "outreach", places: 0, untilDay: THURSDAY, version: 0 },
      desk.told(MONDAY, { by: "partner" }),
    );
    await step({ type: "ACCEPTED" });
    await step({ type: "STARTED" });
    expect((await step({ type: "DECLINED", reason: "not-safe" })).kind).toBe("done");
    const instead = (await actionsOfCase(desk.db, desk.caseId)).find((one) => one.replaces_action_id === idva.id);
    expect(instead).toMatchObject({ pathway: "outreach", owner_organisation_id: second });
    expect(instead?.owner_organisation_id).not.toBe(first);
    await desk.whole();
  });
});
