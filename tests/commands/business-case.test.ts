import { describe, expect, test } from "vitest";
import { makeBusinessCase, saveBusinessCase } from "#app/commands/save-business-case.ts";
import { OWN_VERSION, signCashable } from "#app/commands/sign-cashable.ts";
import { savedVersion } from "#app/queries/report-business-case.ts";
import { lastAudit } from "#db/audit.ts";
import { ROLES } from "#machines/roles.ts";
import { actorOf, aHub, freshDb, MONDAY } from "../factories.ts";
import { ASSUMED, UNCOMPARED } from "../reports/business-case/a-version.ts";

async function atTheDesk() {
  const db = await freshDb();
  const hub = await aHub(db);
  const as = (name: keyof typeof hub.user) => ({ by: actorOf(hub, name), at: MONDAY });
  const made = async (name: keyof typeof hub.user = "commissioner") => {
    const result = await makeBusinessCase(db, { ...UNCOMPARED, name: "Invented" }, as(name));
    if (result.kind !== "done") throw new Error(JSON.stringify(result));
    return result.id;
  };
  const elsewhere = (name: keyof typeof hub.user) => ({
    ...as(name),
    by: { ...actorOf(hub, name), area: "elsewhere" },
  });
  return { db, hub, as, made, elsewhere };
}

describe("a business case", () => {
  test("is made by a commissioner or a finance lead, and by nobody else", async () => {
    const { db, as } = await atTheDesk();
    for (const role of ROLES) {
      const { kind } = await makeBusinessCase(db, { ...UNCOMPARED, name: "Invented" }, as(role));
      expect(kind, role).toBe(role === "commissioner" || role === "finance-lead" ? "done" : "not-found");
    }
  });

  test("is kept version after version, each as it was saved", async () => {
    const { db, as, made } = await atTheDesk();
    const id = await made();
    expect(
      await saveBusinessCase(db, { ...ASSUMED, note: "Now assumed.", id, basedOn: 1 }, as("finance-lead")),
    ).toEqual({
      kind: "done",
      number: 2,
    });
    const first = await savedVersion(db, { id, number: 1 }, as("commissioner").by);
    const newest = await savedVersion(db, { id }, as("commissioner").by);
    expect(first?.version).toMatchObject({ comparator: "none", comparatorWords: null });
    expect(newest).toMatchObject({ number: 2, by: "Test finance-lead", note: "Now assumed." });
    expect(newest?.version).toMatchObject({ comparator: "assumption", comparatorGrade: 6 });
    expect(newest?.versions.map(({ number }) => number)).toEqual([2, 1]);
  });

  test("that somebody saved meanwhile is a conflict, and nothing is written over", async () => {
    const { db, as, made } = await atTheDesk();
    const id = await made();
    await saveBusinessCase(db, { ...ASSUMED, id, basedOn: 1 }, as("finance-lead"));
    expect(await saveBusinessCase(db, { ...UNCOMPARED, id, basedOn: 1 }, as("commissioner"))).toMatchObject({
      kind: "conflict",
      version: 2,
    });
    expect((await savedVersion(db, { id }, as("commissioner").by))?.versions).toHaveLength(2);
  });

  test("that is sent twice is made once", async () => {
    const { db, as } = await atTheDesk();
    const told = { ...as("commissioner"), key: "the-same-form" };
    const first = await makeBusinessCase(db, { ...UNCOMPARED, name: "Invented" }, told);
    expect(await makeBusinessCase(db, { ...UNCOMPARED, name: "Invented" }, told)).toEqual(first);
  });

  test("with something wrong in it is refused with the path, and nothing is written", async () => {
    const { db, as } = await atTheDesk();
    const wrong = { ...UNCOMPARED, input: { ...UNCOMPARED.input, discountRate: -1 }, name: " " };
    expect(await makeBusinessCase(db, wrong, as("commissioner"))).toMatchObject({
      kind: "invalid",
      errors: [{ path: "name" }, { path: "discountRate" }],
    });
  });

  test("of another area is not there: not to read, to change or to sign", async () => {
    const { db, as, made, elsewhere } = await atTheDesk();
    const id = await made();
    expect(await savedVersion(db, { id }, elsewhere("commissioner").by)).toBeNull();
    expect((await saveBusinessCase(db, { ...ASSUMED, id, basedOn: 1 }, elsewhere("commissioner"))).kind).toBe(
      "not-found",
    );
    expect((await signCashable(db, { id, number: 1 }, elsewhere("finance-lead"))).kind).toBe("not-found");
    expect((await signCashable(db, { id, number: 1 }, as("finance-lead"))).kind).toBe("done");
  });

  test("leaves an audit row for whatever is done to it", async () => {
    const { db, as, made } = await atTheDesk();
    const id = await made();
    await signCashable(db, { id, number: 1 }, as("finance-lead"));
    const verbs = (await lastAudit(db, 10)).map(({ verb }) => verb);
    expect(verbs).toEqual(expect.arrayContaining(["business-case.make", "business-case.save", "cashable.sign"]));
  });
});

describe("what is cashable", () => {
  test("is signed by a finance lead, once, and by nobody else", async () => {
    const { db, as, made } = await atTheDesk();
    const id = await made();
    expect((await signCashable(db, { id, number: 1 }, as("commissioner"))).kind).toBe("not-found");
    expect((await signCashable(db, { id, number: 1 }, as("finance-lead"))).kind).toBe("done");
    expect((await signCashable(db, { id, number: 1 }, as("finance-lead"))).kind).toBe("done");
    expect((await savedVersion(db, { id }, as("commissioner").by))?.signed).toEqual({
      by: "Test finance-lead",
      on: "2 March 2026",
    });
    expect((await signCashable(db, { id, number: 2 }, as("finance-lead"))).kind).toBe("not-found");
  });

  test("is not signed by whoever saved the version", async () => {
    const { db, as, made } = await atTheDesk();
    const id = await made("finance-lead");
    expect(await signCashable(db, { id, number: 1 }, as("finance-lead"))).toMatchObject({
      kind: "refused",
      reason: OWN_VERSION,
    });
  });

  test("is signed of one version: the next is not", async () => {
    const { db, as, made } = await atTheDesk();
    const id = await made();
    await signCashable(db, { id, number: 1 }, as("finance-lead"));
    await saveBusinessCase(db, { ...ASSUMED, id, basedOn: 1 }, as("commissioner"));
    expect((await savedVersion(db, { id }, as("commissioner").by))?.signed).toBeNull();
    expect((await savedVersion(db, { id, number: 1 }, as("commissioner").by))?.signed).not.toBeNull();
  });
});
