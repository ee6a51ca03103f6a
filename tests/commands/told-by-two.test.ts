import { expect, test } from "vitest";
import { moveAction } from "#app/commands/move-action.ts";
import { recordCostEvents } from "#app/commands/record-cost-event.ts";
import { tellHub } from "#app/commands/tell-hub.ts";
import { boxFor } from "#db/sealed.ts";
import { costEventsOfCase } from "#db/cost-event.ts";
import { messagesOfCase } from "#db/message-to-hub.ts";
import type { EventKind } from "#machines/cost-events.ts";
import type { Day } from "#machines/time.ts";
import { actorOf, aHub, freshDb, MONDAY } from "../factories.ts";
import { aPlannedCase } from "../routes/planted.ts";

const SUNDAY = "2026-03-01" as Day;

async function atWork() {
  const db = await freshDb();
  const hub = await aHub(db);
  const { caseId, actions } = await aPlannedCase(db, hub, { safeToStay: "no", childAtHarm: "yes" });
  const partner = { by: actorOf(hub, "partner"), at: MONDAY };
  const [first, second] = actions.filter(
    ({ owner_organisation_id: owner, status }) => owner === hub.organisation.first && status === "sent",
  );
  if (!first || !second) throw new Error("Two actions were sent to the same organisation.");
  for (const { id } of [first, second]) await moveAction(db, { actionId: id, step: { type: "ACCEPTED" } }, partner);
  const tell = (actionId: string, happened: EventKind[], on = SUNDAY) =>
    tellHub(db, { actionId, note: "", happened, on }, partner);
  const learned = async () =>
    (await costEventsOfCase(db, caseId))
      .filter(({ origin }) => origin === "learned")
      .map(({ trigger, happened_on }) => `${trigger} ${happened_on}`);
  const said = async () => {
    const messages = await messagesOfCase(db, caseId);
    return Promise.all(
      messages.map(async (one) =>
        (await boxFor(db, one.key_id)).open("message_to_hub", "body_sealed", one.id, one.body_sealed),
      ),
    );
  };
  return { db, hub, caseId, first: first.id, second: second.id, tell, learned, said };
}

test("the same thing on the same day is noted once, however many tell of it, and whoever reads it at the hub is told so", async () => {
  const { first, second, tell, learned, said } = await atWork();
  expect((await tell(first, ["ambulance"])).kind).toBe("done");
  const again = await tell(second, ["ambulance", "police-callout"]);
  expect(Object.keys(again).sort()).toEqual(["kind", "messageId"]);
  expect(await learned()).toEqual(["ambulance 2026-03-01", "police-callout 2026-03-01"]);
  expect((await said()).join("\n")).toContain(
    "An ambulance came: 1 March 2026. We were told of one that day before: it is noted once.",
  );
  await tell(second, ["ambulance"], "2026-02-27" as Day);
  expect(await learned()).toHaveLength(3);
});

test("when there were two on that day, the hub itself says so", async () => {
  const { db, hub, caseId, first, tell, learned } = await atWork();
  await tell(first, ["ambulance"]);
  const events = [{ origin: "learned", kind: "ambulance", quantity: 1, happenedOn: SUNDAY }] as const;
  const told = { by: actorOf(hub, "call-handler"), at: MONDAY };
  expect((await recordCostEvents(db, { caseId, events }, told)).kind).toBe("done");
  expect(await learned()).toHaveLength(2);
});
