import { describe, expect, it } from "vitest";
import { addNote, NOTE_KINDS } from "#app/commands/add-note.ts";
import { changeSafeContact, type ChangeSafeContact } from "#app/commands/change-safe-contact.ts";
import { notesOfCase } from "#db/note.ts";
import { safeContactsOfCase } from "#db/safe-contact.ts";
import { aDesk, everythingOf, type Desk } from "./case-steps.ts";

describe("a note", () => {
  it.each(NOTE_KINDS)("of kind %s is kept once, sealed, however often the form is sent", async (kind) => {
    const desk = await aDesk();
    const input = { caseId: desk.caseId, kind, body: "A sentence nobody else would write." };
    const first = await addNote(desk.db, input, desk.told(undefined, { key: "once" }));
    expect(await addNote(desk.db, input, desk.told(undefined, { key: "once" }))).toEqual(first);
    const notes = await notesOfCase(desk.db, desk.caseId);
    expect(notes).toMatchObject([{ kind }]);
    expect(JSON.stringify(notes)).not.toContain("nobody else");
  });

  it("with nothing in it is refused", async () => {
    const desk = await aDesk();
    expect((await addNote(desk.db, { caseId: desk.caseId, kind: "fact", body: "  " }, desk.told())).kind).toBe(
      "refused",
    );
  });
});

async function changeOf(desk: Desk): Promise<ChangeSafeContact> {
  const contact = (await safeContactsOfCase(desk.db, desk.caseId))[0];
  return {
    caseId: desk.caseId,
    safeContactId: contact?.id ?? "",
    codeWordSaid: "",
    howKnown: "",
    inPerson: false,
    phone: "",
    newCodeWord: "",
    safe: "safe",
    days: [],
    from: "09:00",
    to: "11:00",
    voicemail: "no",
    text: "no",
    whosePhone: "mine",
    othersSee: "no",
    sayWeAre: "Sam from the library",
    whoMayAnswer: "",
    distressWord: "marmalade",
    doNotContact: false,
  };
}

describe("a change of how to reach somebody", () => {
  it("takes the code word for a new number: a wrong one changes nothing, the right one leaves a note", async () => {
    const desk = await aDesk({ codeWord: "Heron" });
    const change = { ...(await changeOf(desk)), phone: "07700 900999" };
    const before = await everythingOf(desk);
    for (const codeWordSaid of ["", "pelican"])
      expect(await changeSafeContact(desk.db, { ...change, codeWordSaid }, desk.told())).toMatchObject({
        kind: "invalid",
        errors: [{ field: "codeWordSaid" }],
      });
    expect(await everythingOf(desk)).toBe(before);
    expect((await changeSafeContact(desk.db, { ...change, codeWordSaid: " HERON " }, desk.told())).kind).toBe("done");
    expect(await notesOfCase(desk.db, desk.caseId)).toMatchObject([{ kind: "fact" }]);
  });

  it("where no code word was agreed, asks how it is known that it is them", async () => {
    const desk = await aDesk();
    const change = { ...(await changeOf(desk)), phone: "07700 900999" };
    expect(await changeSafeContact(desk.db, change, desk.told())).toMatchObject({
      kind: "invalid",
      errors: [{ field: "howKnown" }],
    });
    expect((await changeSafeContact(desk.db, { ...change, howKnown: "Came in person" }, desk.told())).kind).toBe(
      "done",
    );
  });

  it("to be stricter takes nothing, but to open it again takes the code word", async () => {
    const desk = await aDesk({ codeWord: "Heron" });
    const change = await changeOf(desk);
    expect(
      (await changeSafeContact(desk.db, { ...change, doNotContact: true, safe: "not-safe" }, desk.told())).kind,
    ).toBe("done");
    expect((await changeSafeContact(desk.db, change, desk.told())).kind).toBe("invalid");
    expect((await changeSafeContact(desk.db, { ...change, codeWordSaid: "heron" }, desk.told())).kind).toBe("done");
  });

  it("from a page that is stale shows what stands now", async () => {
    const desk = await aDesk();
    expect(await changeSafeContact(desk.db, { ...(await changeOf(desk)), version: 7 }, desk.told())).toMatchObject({
      kind: "conflict",
      version: 1,
    });
  });
});
