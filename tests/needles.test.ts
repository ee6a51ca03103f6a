import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { newToken } from "#app/commands/token.ts";
import { boxOf } from "#db/box.ts";
import { newId, newReference } from "#db/ids.ts";
import { found, referencesIn, withoutChance } from "./needles.ts";

const of = (letters: string, length: number) =>
  fc.array(fc.constantFrom(...letters), { minLength: length, maxLength: length }).map((made) => made.join(""));
const CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

/** The needle somewhere in letters of chance. */
const around = (letters: string, length: number, needle: string) =>
  fc
    .tuple(fc.nat(length - needle.length), of(letters, length - needle.length))
    .map(([at, made]) => made.slice(0, at) + needle + made.slice(at));

describe("looking for what must not be there", () => {
  it("does not take for initials, an age or a name what chance has put into an id, a reference, a token or a hash", () => {
    fc.assert(
      fc.property(
        around(CROCKFORD, 26, "ZQ"),
        around(CROCKFORD, 26, "01632"),
        around("0123456789abcdef", 64, "1990"),
        around(CROCKFORD, 8, "1990"),
        // A sealed text: its version, then this; with the dashes that make words of their own.
        around(BASE64, 60, "-ZQ_34-Zinnia-").map((text) => `1.a1A${text}`),
        fc.constantFrom('"', ">", " ", "/", "=", "\n"),
        (id, other, hash, code, sealed, mark) => {
          const text = [id, other, hash, `${code.slice(0, 4)}-${code.slice(4)}`, sealed].join(mark);
          expect(found(text, ["ZQ", "01632", "1990", "34", "Zinnia"])).toEqual([]);
        },
      ),
    );
  });

  it("does not take a time or a port for a number that was planted", () => {
    const text = '{"at":"2026-03-02T09:34:07.034Z","origin":"http://127.0.0.1:34007","other":"http://localhost:1990"}';
    expect(found(text, ["34", "09", "07", "1990", "34007", "2026"])).toEqual([]);
  });

  it("takes away everything that the product makes by chance", () => {
    for (let turn = 0; turn < 200; turn += 1) {
      const sealed = boxOf(newId(), 1, Buffer.alloc(32)).seal("case", "name_sealed", "1", "Somebody");
      const nonce = `nonce="${newToken().slice(0, 24)}"`;
      for (const made of [newId(), crypto.randomUUID(), newReference(), newToken(), sealed, nonce])
        expect(withoutChance(`a ${made} b`), made).toMatch(/^a +"? b$/);
    }
  });

  it("knows a reference from what looks like one in a key, a nonce or a token", () => {
    const nonce = 'nonce="aZQ12-ABCD-2345-Z1234-99"';
    const key = 'value="00001111-4222-8333-9444-555566667777"';
    for (let turn = 0; turn < 50; turn += 1) {
      const reference = newReference();
      expect(referencesIn(`<script ${nonce}><p>${reference}</p><input ${key}>`)).toEqual([reference]);
    }
    expect(referencesIn(`${nonce} ${key} abcd-2345`)).toEqual([]);
  });

  it("finds a short word wherever a page, JSON, an address or a log would have it", () => {
    for (const text of [
      '{"turn":"ZQ"}',
      '{"words":"Ring.\\nZQ said so."}',
      '{"words":"by \\u0022ZQ\\u0022"}',
      "<td>zq</td>",
      "<p>Duty manager (ZQ)</p>",
      "/cases?by=%20ZQ&at=1",
      "01M81AJZT8NZQMSVM6N333PJT0 ZQ",
      "case 01M81AJZT8NZQMSVM6N333PJT0/ZQ",
    ])
      expect(found(text, ["ZQ"]), text).toEqual(["ZQ"]);
  });

  it("finds longer words inside others, whatever their case, and the longest even where chance might have been", () => {
    expect(found("nonfatalSTRANGULATION", ["strangul"])).toEqual(["strangul"]);
    expect(found("It costs £5", ["£"])).toEqual(["£"]);
    expect(found("preZinnia's", ["Zinnia", "stalking"])).toEqual(["Zinnia"]);
    expect(found('{"born":"1990-03-27","phone":"07700 900461"}', ["1990", "07700"])).toEqual(["1990", "07700"]);
    expect(found("1.Abc4-ABCD2-Z345Q-Somebodyelse-abcdefghij-klmnop", ["Somebodyelse"])).toEqual(["Somebodyelse"]);
    expect(found('{"born":"1990-03-27T00:00:00.000Z"}', ["1990-03-27"])).toEqual(["1990-03-27"]);
  });

  it("finds an id or a reference that is itself what must not be there", () => {
    for (const made of [newId(), newReference(), crypto.randomUUID(), newToken()])
      expect(found(`<a href="/x/${made}">`, [made, newReference()])).toEqual([made]);
  });
});
