import { describe, expect, it } from "vitest";
import { closeCase } from "#app/commands/close-case.ts";
import { askOnePerson, decideOnePerson } from "#app/commands/one-person.ts";
import { onePersonView } from "#app/queries/case-one-person.ts";
import { waitingLinks } from "#app/queries/waiting-links.ts";
import { caseById } from "#db/case.ts";
import { openDeadlinesOfCase } from "#db/deadline.ts";
import { eventsOfCase } from "#db/event.ts";
import { personLinkById } from "#db/person-link.ts";
import { actorOf, aHub, MONDAY } from "../factories.ts";
import { brokenIn } from "../model/invariants.ts";
import { found } from "../needles.ts";
import { aPlannedCase, PLANTED } from "../routes/planted.ts";
import { aDesk } from "./case-steps.ts";

async function twoCases() {
  const desk = await aDesk();
  const { caseId: otherId } = await aPlannedCase(desk.db, desk.hub);
  const view = (who: "call-handler" | "duty-manager" = "call-handler", id = desk.caseId) =>
    onePersonView(desk.db, id, actorOf(desk.hub, who), MONDAY);
  const ask = (kind: "join" | "part" = "join", by: "call-handler" | "duty-manager" = "call-handler") =>
    askOnePerson(
      desk.db,
      { caseId: desk.caseId, otherCaseId: otherId, kind, reason: "They said so." },
      desk.told(MONDAY, { by }),
    );
  const decide = (linkId: string, decision: "agree" | "refuse", by: "call-handler" | "duty-manager" = "duty-manager") =>
    decideOnePerson(desk.db, { linkId, decision }, desk.told(MONDAY, { by }));
  const whole = async () => {
    for (const id of [desk.caseId, otherId]) {
      const row = await caseById(desk.db, id);
      if (row) expect(await brokenIn(desk.db, row)).toEqual([]);
    }
  };
  return { ...desk, otherId, view, ask, decide, whole };
}

const asked = async (result: ReturnType<Awaited<ReturnType<typeof twoCases>>["ask"]>): Promise<string> => {
  const done = await result;
  if (done.kind !== "done") throw new Error(JSON.stringify(done));
  return done.linkId;
};

describe("two cases that may be one person's", () => {
  it("are shown to each other with what agrees, and with nothing else of the other", async () => {
    const { view, otherId } = await twoCases();
    const shown = await view();
    expect(shown.maybe).toMatchObject([
      { id: otherId, agrees: "the same number, the same name and the same birth date", differs: "", byNameOnly: false },
    ]);
    for (const planted of [PLANTED.name, PLANTED.phone, PLANTED.address, PLANTED.born, PLANTED.other])
      expect(JSON.stringify(shown)).not.toContain(planted);
  });

  it("are joined by two people, and each is shown at the top of the other, with its own clocks", async () => {
    const { db, caseId, otherId, ask, decide, view, whole } = await twoCases();
    const before = (await openDeadlinesOfCase(db, otherId)).map(({ clock }) => clock);
    const linkId = await asked(ask());
    expect((await openDeadlinesOfCase(db, caseId)).map(({ clock }) => clock)).toContain("decide-same-person");
    await whole();
    expect((await view()).joined).toEqual([]);
    expect((await view()).maybe[0]?.waits).toContain("duty manager");
    expect(await decide(linkId, "agree")).toMatchObject({ kind: "done" });
    await whole();
    expect((await view()).joined).toMatchObject([{ id: otherId }]);
    expect((await view("call-handler", otherId)).joined).toMatchObject([{ id: caseId }]);
    expect((await view()).maybe).toEqual([]);
    expect((await openDeadlinesOfCase(db, otherId)).map(({ clock }) => clock)).toEqual(before);
    expect((await openDeadlinesOfCase(db, caseId)).map(({ clock }) => clock)).not.toContain("decide-same-person");
    expect((await eventsOfCase(db, otherId)).map(({ type }) => type)).toEqual(
      expect.arrayContaining(["JOIN_ASKED", "JOIN_AGREED"]),
    );
  });

  it("are taken apart by two people too, and what was decided before stays written", async () => {
    const { db, ask, decide, view, whole } = await twoCases();
    const joined = await asked(ask());
    await decide(joined, "agree");
    const parted = await asked(ask("part"));
    expect((await view()).joined).toHaveLength(1);
    await decide(parted, "agree");
    await whole();
    expect((await view()).joined).toEqual([]);
    expect((await view()).maybe).toHaveLength(1);
    expect(await personLinkById(db, joined)).toMatchObject({ kind: "join", status: "agreed" });
  });

  it("are never decided by whoever asked, nor by a call handler, nor twice", async () => {
    const { ask, decide } = await twoCases();
    const linkId = await asked(ask("join", "duty-manager"));
    expect(await decide(linkId, "agree", "duty-manager")).toMatchObject({ kind: "refused" });
    expect(await decide(linkId, "agree", "call-handler")).toMatchObject({ kind: "not-found" });
    const second = await twoCases();
    const other = await asked(second.ask());
    await second.decide(other, "refuse");
    expect(await second.decide(other, "agree")).toMatchObject({ kind: "conflict" });
    expect((await second.view()).joined).toEqual([]);
  });

  it("are asked about once, with a reason, and neither closes while it waits", async () => {
    const { db, caseId, otherId, told, ask } = await twoCases();
    const nothing = { caseId, otherCaseId: otherId, kind: "join", reason: "  " } as const;
    expect(await askOnePerson(db, nothing, told())).toMatchObject({ kind: "refused" });
    expect(await ask("part")).toMatchObject({ kind: "refused" });
    await asked(ask());
    expect(await ask()).toMatchObject({ kind: "refused" });
    for (const id of [caseId, otherId]) {
      const grade = (await caseById(db, id))?.grade ?? "high";
      const close = { caseId: id, outcome: "plan-complete", finalGrade: grade } as const;
      expect(await closeCase(db, close, told(MONDAY, { by: "duty-manager" }))).toMatchObject({ kind: "refused" });
    }
  });

  it("of another hub are not there", async () => {
    const { db, caseId, told } = await twoCases();
    const elsewhere = await aHub(db, "kent");
    const { caseId: theirs } = await aPlannedCase(db, elsewhere);
    const across = { caseId, otherCaseId: theirs, kind: "join", reason: "x" } as const;
    expect(await askOnePerson(db, across, told())).toMatchObject({ kind: "not-found" });
  });

  it("wait for the duty manager with the reason, and for nobody of another hub", async () => {
    const { db, hub, ask } = await twoCases();
    const linkId = await asked(ask());
    const waiting = await waitingLinks(db, actorOf(hub, "duty-manager"), MONDAY);
    expect(waiting).toMatchObject([{ id: linkId, reason: "They said so.", isMine: false, kind: "join" }]);
    const elsewhere = await aHub(db, "kent");
    expect(await waitingLinks(db, actorOf(elsewhere, "duty-manager"), MONDAY)).toEqual([]);
  });
});

describe("somebody who is helped in one case and said to cause harm in another", () => {
  it("is a warning on both, with the reference for the duty manager alone, and without a name", async () => {
    const { db, hub, caseId, told } = await aDesk();
    await aPlannedCase(db, hub, {
      name: "Rowan Elsewhere",
      chosenName: "Rowan",
      phone: "01632 960777",
      birthDate: "1980-01-01",
      otherName: "Quillfeather, Zinnia",
    });
    const view = await onePersonView(db, caseId, told().by, MONDAY);
    expect(view.warnings).toHaveLength(1);
    expect(view.warnings[0]).toContain("said to cause harm");
    const manager = await onePersonView(db, caseId, actorOf(hub, "duty-manager"), MONDAY);
    expect(manager.warnings[0]).toMatch(/\([0-9A-Z]{4}-[0-9A-Z]{4}\)$/);
    expect(view.warnings[0]).not.toMatch(/[0-9A-Z]{4}-[0-9A-Z]{4}/);
    expect(found(JSON.stringify([view, manager]), ["Rowan", "Quillfeather", "01632"])).toEqual([]);
  });
});
