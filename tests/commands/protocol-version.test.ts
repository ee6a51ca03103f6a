import { describe, expect, it } from "vitest";
import { proposeProtocolVersion } from "#app/commands/propose-protocol-version.ts";
import { IN_THE_PAST, switchProtocolVersion, TOO_FAR } from "#app/commands/switch-protocol-version.ts";
import type { Told } from "#app/commands/told.ts";
import { withdrawProtocolVersion } from "#app/commands/withdraw-protocol-version.ts";
import { protocolAt } from "#app/protocol.ts";
import { lastAudit } from "#db/audit.ts";
import type { Db } from "#db/connection.ts";
import { inTransaction } from "#db/connection.ts";
import { insertProtocolVersion, protocolVersion, protocolVersions } from "#db/protocol-version.ts";
import { ROLES } from "#machines/roles.ts";
import { DAY, later, MINUTE } from "#machines/time.ts";
import { actorOf, aHub, freshDb, MONDAY, type AHub } from "../factories.ts";
import { inForce, proposed, SAFEGUARDED } from "./protocol-steps.ts";

const told = (hub: AHub, who: keyof AHub["user"] = "administrator", at = MONDAY): Told => ({
  by: actorOf(hub, who),
  at,
});
const verbs = async (db: Db) => (await lastAudit(db, 3)).map(({ verb, subject_id: id }) => `${verb} ${id ?? ""}`);

async function aHubAlone() {
  const db = await freshDb();
  return { db, hub: await aHub(db) };
}

describe("a proposal", () => {
  it("is numbered after the last one, written down, and decides nothing yet", async () => {
    const { db, hub } = await aHubAlone();
    expect(await proposed(db, hub)).toBe("2");
    expect(await proposed(db, hub, {})).toBe("3");
    expect(await verbs(db)).toContain("protocol.propose 3");
    expect((await protocolVersion(db, "2"))?.from_at).toBeNull();
    expect((await protocolAt(db, later(MONDAY, 400 * DAY))).version).toBe("1");
  });

  it("is the administrator's alone to make and to take back, the duty manager's alone to switch on", async () => {
    const { db, hub } = await aHubAlone();
    const version = await proposed(db, hub);
    for (const role of ROLES) {
      const by = told(hub, role);
      if (role !== "administrator") {
        expect((await proposeProtocolVersion(db, { name: "Theirs", differences: {} }, by)).kind).toBe("not-found");
        expect((await withdrawProtocolVersion(db, { version }, by)).kind).toBe("not-found");
      }
      if (role !== "duty-manager")
        expect((await switchProtocolVersion(db, { version, fromAt: null }, by)).kind).toBe("not-found");
    }
    expect((await protocolVersions(db)).map((row) => row.switched_at)).toHaveLength(2);
  });

  it("with anything wrong is refused with every path, and nothing is written", async () => {
    const { db, hub } = await aHubAlone();
    const differences = { off: ["R1"], settings: { visibleHigh: -1 }, rules: [] };
    const result = await proposeProtocolVersion(db, { name: " ", differences }, told(hub));
    if (result.kind !== "invalid") throw new Error(result.kind);
    expect(result.errors.map(({ path }) => path).sort()).toEqual(["name", "off.0", "rules", "settings.visibleHigh"]);
    expect(await protocolVersions(db)).toHaveLength(1);
  });

  it("that would lower a grade is refused with the facts that show it", async () => {
    const { db, hub } = await aHubAlone();
    const differences = { settings: { escalationIncidents: 4 } };
    const result = await proposeProtocolVersion(db, { name: "Slower", differences }, told(hub));
    expect(result).toMatchObject({
      kind: "refused",
      reason: expect.stringContaining("policeReportedIncidents12m: 3") as string,
    });
  });

  it("never gives a rule's code another meaning, unless the version that had it was taken back", async () => {
    const { db, hub } = await aHubAlone();
    const version = await proposed(db, hub);
    const other = { extra: [{ ...SAFEGUARDED.extra[0], say: "Something else." }] };
    const again = () => proposeProtocolVersion(db, { name: "Other", differences: other }, told(hub));
    expect(await again()).toMatchObject({ kind: "invalid", errors: [{ path: "extra.0.code" }] });
    expect(await proposed(db, hub, SAFEGUARDED)).toBe("3");
    for (const one of [version, "3"]) await withdrawProtocolVersion(db, { version: one }, told(hub));
    expect((await again()).kind).toBe("done");
  });

  it("sent twice is one proposal", async () => {
    const { db, hub } = await aHubAlone();
    const once = { ...told(hub), key: "the-same-form" };
    const first = await proposeProtocolVersion(db, { name: "One", differences: {} }, once);
    expect(await proposeProtocolVersion(db, { name: "One", differences: {} }, once)).toEqual(first);
    expect(await protocolVersions(db)).toHaveLength(2);
  });
});

describe("switching on", () => {
  it("holds from its moment on, and the newest that has begun holds", async () => {
    const { db, hub } = await aHubAlone();
    const [tomorrow, nextWeek] = [later(MONDAY, DAY), later(MONDAY, 7 * DAY)];
    const late = await inForce(db, hub, SAFEGUARDED, MONDAY, nextWeek);
    const soon = await inForce(db, hub, {}, MONDAY, tomorrow);
    expect(await verbs(db)).toContain(`protocol.switch ${soon}`);
    const versionAt = async (at: typeof MONDAY) => (await protocolAt(db, at)).version;
    expect(await versionAt(later(tomorrow, -1))).toBe("1");
    expect(await versionAt(tomorrow)).toBe(soon);
    expect(await versionAt(later(nextWeek, -1))).toBe(soon);
    expect(await versionAt(nextWeek)).toBe(late);
  });

  it("is never for a time that has passed, nor for one that nobody will live to see", async () => {
    const { db, hub } = await aHubAlone();
    const version = await proposed(db, hub);
    const from = (ms: number) =>
      switchProtocolVersion(db, { version, fromAt: later(MONDAY, ms) }, told(hub, "duty-manager"));
    expect(await from(-MINUTE)).toMatchObject({ kind: "refused", reason: IN_THE_PAST });
    expect(await from(2000 * DAY)).toMatchObject({ kind: "refused", reason: TOO_FAR });
    expect((await from(0)).kind).toBe("done");
  });

  it("is never the proposer's own, whatever their role is now", async () => {
    const { db, hub } = await aHubAlone();
    const proposal = { version: "2", name: "Their own", definition: "{}", proposed_at: MONDAY };
    await inTransaction(db, (trx) =>
      insertProtocolVersion(trx, { ...proposal, proposed_by: hub.user["duty-manager"] }),
    );
    const result = await switchProtocolVersion(db, { version: "2", fromAt: null }, told(hub, "duty-manager"));
    expect(result).toMatchObject({ kind: "refused", reason: expect.stringContaining("second person") as string });
    expect((await protocolVersion(db, "2"))?.from_at).toBeNull();
  });

  it("of one that is on, or was taken back, is a conflict that says so; of one that is not there, nothing is known", async () => {
    const { db, hub } = await aHubAlone();
    const on = await inForce(db, hub);
    const back = await proposed(db, hub, {});
    await withdrawProtocolVersion(db, { version: back }, told(hub));
    expect(await verbs(db)).toContain(`protocol.withdraw ${back}`);
    const manager = told(hub, "duty-manager", later(MONDAY, MINUTE));
    const again = (version: string) => switchProtocolVersion(db, { version, fromAt: null }, manager);
    expect(await again(on)).toMatchObject({ kind: "conflict", theirs: { status: "Switched on", from: MONDAY } });
    expect(await again(back)).toMatchObject({ kind: "conflict", theirs: { status: "Withdrawn" } });
    expect((await again("99")).kind).toBe("not-found");
    expect((await withdrawProtocolVersion(db, { version: on }, told(hub))).kind).toBe("conflict");
    expect((await withdrawProtocolVersion(db, { version: "99" }, told(hub))).kind).toBe("not-found");
    expect((await protocolAt(db, manager.at)).version).toBe(on);
  });

  it("two at once: one is done, the other sees it", async () => {
    const { db, hub } = await aHubAlone();
    const version = await proposed(db, hub);
    const press = () => switchProtocolVersion(db, { version, fromAt: null }, told(hub, "duty-manager"));
    const kinds = (await Promise.all([press(), press()])).map((result) => result.kind);
    expect(kinds.sort()).toEqual(["conflict", "done"]);
  });
});
