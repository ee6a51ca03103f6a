import { describe, expect, it } from "vitest";
import { action as reband } from "#app/routes/costs/band.tsx";
import { action as decide, loader as change } from "#app/routes/costs/change.tsx";
import { loader as changes } from "#app/routes/costs/changes.tsx";
import { newId } from "#db/ids.ts";
import { YOUR_OWN } from "#machines/catalogue-change.ts";
import { aRoom, idOf, pageOf, proposed } from "./costs-room.ts";

describe("a band", () => {
  it("is changed by a new version of the rule, and the old one stays to be read", async () => {
    const { finance, governance } = await aRoom();
    const form = { band: "risk-reduction", bearer: "police", from: "", because: "The board agreed" };
    const same = { ...form, band: "reactive" };
    expect((await finance.post(reband, same, { trigger: "arrest" })).payload).toMatchObject({
      errors: [{ field: "band" }],
    });
    expect((await finance.post(reband, { ...form, because: "" }, { trigger: "arrest" })).status).toBe(422);
    const { location } = await finance.post(reband, form, { trigger: "arrest" });
    await governance.post(decide, { decision: "approve", words: "", version: "1" }, { id: idOf(location) });
    const page = await pageOf(finance);
    expect(page.priced.find(({ trigger }) => trigger === "arrest")?.price).toMatchObject({ band: "risk-reduction" });
    expect(page.before).toMatchObject([{ trigger: "arrest", band: "reactive", from: "2000-01-01" }]);
  });
});

describe("the second person", () => {
  it("is told that they proposed it themselves, and what they wrote stays", async () => {
    const { finance } = await aRoom();
    const { id } = await proposed(finance);
    expect((await finance.get(change, { id })).payload).toMatchObject({ mayDecide: false, change: { own: true } });
    const form = { decision: "approve", words: "It is right", version: "1" };
    const { status, payload } = await finance.post(decide, form, { id });
    expect(status).toBe(409);
    expect(payload).toMatchObject({ errors: [{ message: YOUR_OWN }], typed: { words: "It is right" } });
  });

  it("says why not, and whoever was slower reads how it stands", async () => {
    const { finance, governance } = await aRoom();
    const { id } = await proposed(finance);
    const bad: readonly [Record<string, string>, string][] = [
      [{ decision: "" }, "decision"],
      [{ decision: "refuse", words: " " }, "words"],
      [{ decision: "approve", words: "x".repeat(501) }, "words"],
    ];
    for (const [form, field] of bad)
      expect(await governance.post(decide, { version: "1", ...form }, { id })).toMatchObject({
        status: 422,
        payload: { errors: [{ field }] },
      });
    const refuse = { decision: "refuse", words: "Where is the invoice?", version: "1" };
    expect((await governance.post(decide, refuse, { id })).status).toBe(303);
    const late = await governance.post(decide, { decision: "approve", words: "Mine", version: "1" }, { id });
    expect([late.status, late.payload.theirs, late.payload.typed]).toEqual([
      409,
      "Refused",
      { decision: "approve", words: "Mine" },
    ]);
    expect((await finance.get(change, { id })).payload.change).toMatchObject({ words: "Where is the invoice?" });
    expect((await finance.get(changes)).payload).toMatchObject({ waiting: [], decided: [{ statusWords: "Refused" }] });
    expect((await pageOf(finance)).priced.some(({ trigger }) => trigger === "idva")).toBe(false);
  });

  it("finds no change that is not there", async () => {
    const { governance } = await aRoom();
    expect((await governance.get(change, { id: newId() })).status).toBe(404);
    const form = { decision: "approve", words: "", version: "1" };
    expect((await governance.post(decide, form, { id: newId() })).status).toBe(404);
  });
});
