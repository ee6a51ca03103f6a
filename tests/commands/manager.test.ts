import { describe, expect, it } from "vitest";
import { changeUser } from "#app/commands/change-user.ts";
import { changeOrganisation, NOT_A_MANAGER } from "#app/commands/keep-organisation.ts";
import { moveAction } from "#app/commands/move-action.ts";
import { startPartnerAttempt } from "#app/commands/start-partner-attempt.ts";
import { showOrganisation } from "#app/queries/organisations.ts";
import { lastAudit } from "#db/audit.ts";
import { organisationById } from "#db/organisation.ts";
import { userById } from "#db/user.ts";
import { DAY, later, MINUTE } from "#machines/time.ts";
import { actorOf, aHub, freshDb, MONDAY } from "../factories.ts";
import { aPlannedCase } from "../routes/planted.ts";
import { climb, manage } from "./climbing.ts";

describe("a manager", () => {
  it("is chosen among those who work there and can answer, written down, and refused otherwise", async () => {
    const db = await freshDb();
    const hub = await aHub(db);
    expect((await manage(db, hub, "first", null)).kind).toBe("done");
    expect((await lastAudit(db, 5)).map((row) => row.verb)).toContain("organisation.manager");
    for (const user of ["second-partner", "referrer", "duty-manager"] as const)
      expect(await manage(db, hub, "first", user)).toMatchObject({ kind: "refused", reason: NOT_A_MANAGER });
    expect((await manage(db, hub, "hub", "call-handler")).kind).toBe("refused");
    expect((await manage(db, hub, "hub", "administrator")).kind).toBe("refused");
    expect((await manage(db, hub, "first", "partner")).kind).toBe("done");
    const shown = await showOrganisation(db, hub.organisation.first, "essex");
    expect(shown).toMatchObject({ managerUserId: hub.user.partner, managers: [{ name: "Test partner" }] });
    const ofHub = await showOrganisation(db, hub.organisation.hub, "essex");
    expect(ofHub?.managers).toEqual([{ id: hub.user["duty-manager"], name: "Test duty-manager" }]);
  });

  it("somebody else's change in between is a conflict that says who it is now", async () => {
    const db = await freshDb();
    const hub = await aHub(db);
    const change = { name: "Test first", odsCode: null, pathways: [], enabled: true, version: 9 };
    const result = await changeOrganisation(
      db,
      { ...change, organisationId: hub.organisation.first, managerUserId: null },
      { by: actorOf(hub, "administrator"), at: MONDAY },
    );
    expect(result).toMatchObject({ kind: "conflict", theirs: { manager: "Test partner" } });
  });

  async function escalatedToPartner() {
    const db = await freshDb();
    const hub = await aHub(db);
    const { caseId, action } = await aPlannedCase(db, hub);
    const { id: actionId } = action("idva");
    await moveAction(db, { actionId, step: { type: "ACCEPTED" } }, { by: actorOf(hub, "partner"), at: MONDAY });
    const begun = await startPartnerAttempt(
      db,
      { actionId },
      { by: actorOf(hub, "partner"), at: later(MONDAY, MINUTE) },
    );
    if (begun.kind !== "done") expect.fail(begun.kind);
    await climb(db, "attempt", begun.attemptId, 2);
    const row = () => db.q.selectFrom("case").selectAll().where("id", "=", caseId).executeTakeFirstOrThrow();
    expect((await row()).next_owner_user_id).toBe(hub.user.partner);
    return { db, hub, row };
  }

  it("who leaves manages nobody any more: what waited for them is asked of the hub's manager", async () => {
    const { db, hub, row } = await escalatedToPartner();
    const user = await userById(db, hub.user.partner);
    const left = await changeUser(
      db,
      {
        userId: hub.user.partner,
        version: user?.version ?? 0,
        role: "partner",
        organisationId: hub.organisation.first,
        enabled: false,
      },
      { by: actorOf(hub, "administrator"), at: later(MONDAY, DAY) },
    );
    expect(left.kind).toBe("done");
    expect((await organisationById(db, hub.organisation.first))?.manager_user_id).toBeNull();
    expect((await lastAudit(db, 10)).map((one) => one.verb)).toContain("organisation.manager-gone");
    expect(await row()).toMatchObject({
      next_what: "escalated-finish-attempt",
      next_owner_organisation_id: hub.organisation.hub,
      next_owner_user_id: hub.user["duty-manager"],
    });
  });

  it("who is replaced hands what waited for them to whoever is asked now", async () => {
    const { db, hub, row } = await escalatedToPartner();
    expect((await manage(db, hub, "first", null)).kind).toBe("done");
    expect((await row()).next_owner_organisation_id).toBe(hub.organisation.hub);
  });
});
