import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { insertArea } from "#db/area.ts";
import { inTransaction, openDatabase } from "#db/connection.ts";
import { createKeyring, WrongKeyError } from "#db/keyring.ts";
import { insertPerson, personById } from "#db/person.ts";
import type { SealedText } from "#db/schema.ts";
import { blindKey, boxesFor, boxFor, createKey, openMaybe, sealMaybe } from "#db/sealed.ts";
import { freshDb, MONDAY, openFreshDb, scratchFolder, TEST_KEY } from "../factories.ts";

describe("A sealed field", () => {
  it("opens again as it was, whatever was written in it", async () => {
    const db = await freshDb();
    const box = await inTransaction(db, (trx) => createKey(trx, "case", MONDAY));
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        expect(box.open("note", "body_sealed", "row", box.seal("note", "body_sealed", "row", text))).toBe(text);
      }),
    );
  });

  it("does not open in another row, column or table, or under another key", async () => {
    const db = await freshDb();
    const [box, other] = await inTransaction(db, async (trx) => [
      await createKey(trx, "case", MONDAY),
      await createKey(trx, "case", MONDAY),
    ]);
    const sealed = box.seal("person", "name_sealed", "a", "Test Name");
    expect(box.open("person", "name_sealed", "a", sealed)).toBe("Test Name");
    expect(() => box.open("person", "name_sealed", "b", sealed)).toThrow("person.name_sealed does not open");
    expect(() => box.open("person", "address_sealed", "a", sealed)).toThrow("does not open");
    expect(() => box.open("user", "name_sealed", "a", sealed)).toThrow("does not open");
    expect(() => other.open("person", "name_sealed", "a", sealed)).toThrow("does not open");
  });

  it("does not open when any letter of it was changed, or when it was cut short", async () => {
    const db = await freshDb();
    const box = await inTransaction(db, (trx) => createKey(trx, "case", MONDAY));
    const sealed = box.seal("note", "body_sealed", "a", "text");
    // The last letter of base64 may hold bits that mean nothing, so it is left out.
    for (let i = 0; i < sealed.length - 1; i += 1) {
      const changed = sealed.slice(0, i) + (sealed[i] === "A" ? "B" : "A") + sealed.slice(i + 1);
      expect(() => box.open("note", "body_sealed", "a", changed as SealedText), `letter ${i}`).toThrow("does not open");
      expect(() => box.open("note", "body_sealed", "a", sealed.slice(0, i) as SealedText)).toThrow("does not open");
    }
  });

  it("never looks the same twice, and keeps nothing as nothing", async () => {
    const db = await freshDb();
    const box = await inTransaction(db, (trx) => createKey(trx, "case", MONDAY));
    expect(box.seal("t", "c", "r", "same")).not.toBe(box.seal("t", "c", "r", "same"));
    expect(sealMaybe(box, "t", "c", "r", null)).toBeNull();
    expect(openMaybe(box, "t", "c", "r", null)).toBeNull();
    expect(openMaybe(box, "t", "c", "r", sealMaybe(box, "t", "c", "r", "x"))).toBe("x");
  });
});

describe("A data key", () => {
  it("is found again by a process that has not used it yet, many in one look", async () => {
    const file = join(scratchFolder(), "hub.sqlite");
    const first = await openFreshDb(file);
    const boxes = await inTransaction(first, async (trx) => [
      await createKey(trx, "case", MONDAY),
      await createKey(trx, "user", MONDAY),
    ]);
    const sealed = boxes.map((box) => box.seal("t", "c", "r", box.keyId));
    await first.close();
    const second = await openDatabase({ file, masterKey: TEST_KEY });
    const ids = boxes.map((box) => box.keyId);
    const found = await boxesFor(second, [...ids, ...ids]);
    expect(ids.map((id, i) => found.get(id)?.open("t", "c", "r", sealed[i] as SealedText))).toEqual(ids);
    expect((await boxFor(second, ids[0] as string)).keyId).toBe(ids[0]);
    await expect(boxFor(second, "none")).rejects.toThrow("There is no data key none");
    await second.close();
  });

  it("does not open with another master key, nor when it is put in another key's row", async () => {
    const file = join(scratchFolder(), "hub.sqlite");
    const db = await openFreshDb(file);
    const [a, b] = await inTransaction(db, async (trx) => [
      await createKey(trx, "case", MONDAY),
      await createKey(trx, "case", MONDAY),
    ]);
    const row = await db.q.selectFrom("data_key").selectAll().where("id", "=", a.keyId).executeTakeFirstOrThrow();
    await db.q.updateTable("data_key").set({ wrapped: row.wrapped }).where("id", "=", b.keyId).execute();
    await db.close();
    const again = await openDatabase({ file, masterKey: TEST_KEY });
    await expect(boxFor(again, b.keyId)).rejects.toThrow(WrongKeyError);
    await again.close();
    const other = await openDatabase({ file, masterKey: Buffer.alloc(32, 9) });
    await expect(boxFor(other, a.keyId)).rejects.toThrow("does not open this database");
    await other.close();
  });
});

describe("A blind key", () => {
  it("is the same for the same text and kind, and differs by kind, by text and by master key", () => {
    const keyring = createKeyring(TEST_KEY);
    const key = blindKey(keyring, "phone", "01632960001");
    expect(key).toMatch(/^[0-9a-f]{64}$/);
    expect(blindKey(createKeyring(TEST_KEY), "phone", "01632960001")).toBe(key);
    expect(blindKey(keyring, "email", "01632960001")).not.toBe(key);
    expect(blindKey(keyring, "phone", "01632960002")).not.toBe(key);
    expect(blindKey(createKeyring(Buffer.alloc(32, 9)), "phone", "01632960001")).not.toBe(key);
  });
});

describe("The files of the database", () => {
  it("hold nothing of what was sealed, nor any key, in the tables, the write-ahead log or what was deleted", async () => {
    const file = join(scratchFolder(), "hub.sqlite");
    const db = await openFreshDb(file);
    const id = await inTransaction(db, async (trx) => {
      await insertArea(trx, { code: "plainly-there", name: "so that the search is known to find something" });
      const box = await createKey(trx, "case", MONDAY);
      const name_sealed = box.seal("person", "name_sealed", "p", "Canaryname Nameson");
      const address_sealed = box.seal("person", "address_sealed", "p", "1 Canaryname Street");
      await insertPerson(trx, {
        id: "p",
        name_sealed,
        address_sealed,
        created_at: MONDAY,
        version: 1,
        key_id: box.keyId,
      });
      return "p";
    });
    const held = (): string => [file, `${file}-wal`].map((name) => readFileSync(name).toString("latin1")).join("");
    // Too long to be in any of the random texts beside it.
    const secrets = [
      "Canaryname",
      Buffer.from("Canaryname Nameson").toString("base64url"),
      TEST_KEY.toString("latin1"),
    ];
    const look = (text: string): void => {
      expect(text).toContain("plainly-there");
      for (const secret of secrets) expect(text.includes(secret)).toBe(false);
    };
    look(held());
    const person = await personById(db, id);
    const sealed = person?.name_sealed ?? "";
    await db.q.deleteFrom("person").where("id", "=", id).execute();
    await db.close();
    const left = readFileSync(file).toString("latin1");
    look(left);
    expect(left.includes(sealed)).toBe(false);
  });
});
