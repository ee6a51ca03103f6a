import { describe, expect, it } from "vitest";
import { changeSafeContact, type ChangeSafeContact } from "#app/commands/change-safe-contact.ts";
import { endContactChange, type ChangeStep } from "#app/commands/end-contact-change.ts";
import { makeContactChanges } from "#app/commands/make-contact-changes.ts";
import { payloadOf } from "#app/outbox/payload.ts";
import { contactChangeById, contactChangesWaiting } from "#db/contact-change.ts";
import { outboxOfCase } from "#db/outbox.ts";
import { safeContactsOfCase } from "#db/safe-contact.ts";
import { boxFor } from "#db/sealed.ts";
import { DAY, HOUR, later, MINUTE, type Instant } from "#machines/time.ts";
import { MONDAY } from "../factories.ts";
import { aDesk } from "./case-steps.ts";

const NEW = "07700 900999";
const SAFE = { contactSafe: "safe", whosePhone: "mine", othersSee: "no", textMessage: "yes" } as const;
const MOVED_ON = later(MONDAY, MINUTE);

/** A case whose person has a phone of their own, texts agreed, any hour; and the steps of a change of its number. */
async function aChange(more: Parameters<typeof aDesk>[0] = {}) {
  const desk = await aDesk({ ...SAFE, phone: "07700 900123", ...more });
  const contact = async () => {
    const [row] = await safeContactsOfCase(desk.db, desk.caseId);
    if (!row) throw new Error("There is a way to reach them.");
    const box = await boxFor(desk.db, row.key_id);
    return { ...row, value: box.openMaybe("safe_contact", "value_sealed", row.id, row.value_sealed) };
  };
  const first = await contact();
  const input: ChangeSafeContact = {
    caseId: desk.caseId,
    safeContactId: first.id,
    codeWordSaid: "",
    howKnown: "",
    inPerson: false,
    phone: NEW,
    newCodeWord: "",
    safe: "safe",
    days: [],
    from: "18:00",
    to: "20:00",
    voicemail: "no",
    text: "yes",
    whosePhone: "mine",
    othersSee: "no",
    sayWeAre: "Sam",
    whoMayAnswer: "",
    distressWord: "",
    doNotContact: false,
  };
  const ask = (change: Partial<ChangeSafeContact>, at = MOVED_ON) =>
    changeSafeContact(desk.db, { ...input, ...change }, desk.told(at));
  const waiting = async () => {
    const [one] = await contactChangesWaiting(desk.db, desk.caseId);
    if (!one) throw new Error("A change waits.");
    return one;
  };
  const step = async (
    which: ChangeStep,
    by: "call-handler" | "second-handler" | "duty-manager",
    reason = "",
    at = MOVED_ON,
  ) =>
    endContactChange(
      desk.db,
      { caseId: desk.caseId, changeId: (await waiting()).id, step: which, reason },
      {
        ...desk.told(at),
        by: {
          ...desk.told(at, { by: by === "duty-manager" ? by : "call-handler" }).by,
          ...(by === "second-handler" ? { userId: desk.hub.user["duty-manager"] } : {}),
        },
      },
    );
  const written = async () => {
    const rows = (await outboxOfCase(desk.db, desk.caseId)).filter(({ kind }) => kind === "details-change");
    return Promise.all(rows.map(async (row) => payloadOf(await boxFor(desk.db, row.key_id), row).to));
  };
  const makeBy = (at: Instant) => makeContactChanges(desk.db, at);
  return { desk, contact, first, ask, waiting, step, written, makeBy };
}

describe("a new number", () => {
  it("waits a day: until then the old one stands as it was, with its own hours", async () => {
    const { ask, contact, first, makeBy } = await aChange({ codeWord: "Heron" });
    expect((await ask({ codeWordSaid: "heron" })).kind).toBe("done");
    expect(await makeBy(later(MOVED_ON, DAY - MINUTE))).toBe(0);
    expect(await contact()).toMatchObject({ value: first.value, from_time: first.from_time, text: "yes" });
    expect(await makeBy(later(MOVED_ON, DAY))).toBe(1);
    expect(await contact()).toMatchObject({ value: NEW, from_time: "18:00", confirmed_at: MOVED_ON });
    expect(await makeBy(later(MOVED_ON, 2 * DAY))).toBe(0);
  });

  it("is told to the old number when it is asked and to the new one when it is in force", async () => {
    const { ask, written, makeBy } = await aChange({ codeWord: "Heron" });
    await ask({ codeWordSaid: "heron" });
    expect(await written()).toEqual(["07700 900123"]);
    await makeBy(later(MOVED_ON, DAY));
    expect(await written()).toEqual(["07700 900123", NEW]);
  });

  it("is told to neither where no machine may write", async () => {
    const { ask, written, makeBy } = await aChange({ codeWord: "Heron", textMessage: "no" });
    await ask({ codeWordSaid: "heron", whosePhone: "shared" });
    await makeBy(later(MOVED_ON, DAY));
    expect(await written()).toEqual([]);
  });

  it("without the code word is not put down, unless they are here or a second person is to confirm it", async () => {
    const { ask, waiting } = await aChange({ codeWord: "Heron" });
    for (const said of [
      {},
      { codeWordSaid: "pelican" },
      { codeWordSaid: "pelican", howKnown: "Sounds like them", inPerson: true },
    ])
      expect(await ask(said)).toMatchObject({ kind: "invalid", errors: [{ field: "codeWordSaid" }] });
    expect((await ask({ howKnown: "They are at the desk, I know them", inPerson: true })).kind).toBe("done");
    expect(await waiting()).toMatchObject({ proof: "in-person" });
  });

  it("that a second person is to confirm never comes by itself, and not by whoever wrote it down", async () => {
    const { ask, step, contact, first, makeBy } = await aChange();
    expect((await ask({ howKnown: "I know their voice" })).kind).toBe("done");
    expect(await makeBy(later(MOVED_ON, 9 * DAY))).toBe(0);
    expect((await step("confirm", "call-handler")).kind).toBe("refused");
    expect(await contact()).toMatchObject({ value: first.value });
    expect((await step("confirm", "duty-manager")).kind).toBe("done");
    expect((await step("confirm", "duty-manager")).kind).toBe("refused");
    expect(await makeBy(later(MOVED_ON, DAY))).toBe(1);
    expect(await contact()).toMatchObject({ value: NEW });
  });

  it("can be cancelled, and then never comes; a second one waits for no first", async () => {
    const { ask, step, contact, first, makeBy, waiting, desk } = await aChange({ codeWord: "Heron" });
    await ask({ codeWordSaid: "heron" });
    expect((await ask({ codeWordSaid: "heron", phone: "07700 900555" })).kind).toBe("refused");
    const { id } = await waiting();
    expect((await step("cancel", "call-handler", "It was not them.")).kind).toBe("done");
    expect(await makeBy(later(MOVED_ON, 9 * DAY))).toBe(0);
    expect(await contact()).toMatchObject({ value: first.value });
    expect(await contactChangeById(desk.db, id)).toMatchObject({ status: "cancelled" });
    expect((await ask({ codeWordSaid: "heron", phone: "07700 900555" })).kind).toBe("done");
  });

  it("comes at once in an emergency: by a duty manager, with a reason", async () => {
    const { ask, step, contact, waiting, desk } = await aChange({ codeWord: "Heron" });
    await ask({ codeWordSaid: "heron" });
    const { id } = await waiting();
    expect((await step("hurry", "call-handler", "He has the old phone.")).kind).toBe("refused");
    expect((await step("hurry", "duty-manager", " ")).kind).toBe("refused");
    expect((await step("hurry", "duty-manager", "He has the old phone.")).kind).toBe("done");
    expect(await contact()).toMatchObject({ value: NEW });
    expect(await contactChangeById(desk.db, id)).toMatchObject({ status: "made", early: 1 });
    expect(JSON.stringify(await contactChangeById(desk.db, id))).not.toContain("old phone");
  });

  it("that the person was found not to want any contact meanwhile changes nothing of that", async () => {
    const { ask, contact, makeBy } = await aChange({ codeWord: "Heron" });
    await ask({ codeWordSaid: "heron" });
    expect((await ask({ phone: "", doNotContact: true, safe: "not-safe" }, later(MOVED_ON, HOUR))).kind).toBe("done");
    await makeBy(later(MOVED_ON, DAY));
    expect(await contact()).toMatchObject({ value: NEW, do_not_contact: 1 });
  });
});
