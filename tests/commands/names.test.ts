import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { likenessOf } from "#app/likeness.ts";
import { namePartsOf, namesAlike, soundPairsOf } from "#app/names.ts";
import { blindKeysOf, keysToFind, knownFrom, phoneDigits, postcodeIn } from "#app/person-keys.ts";
import { createKeyring } from "#db/keyring.ts";
import { TEST_KEY } from "../factories.ts";

const keyring = createKeyring(TEST_KEY);
const part = fc.stringMatching(/^[a-z]{3,9}$/);
const name = fc.array(part, { minLength: 2, maxLength: 4 }).filter((parts) => new Set(parts).size === parts.length);

const found = (one: Parameters<typeof knownFrom>[0], other: Parameters<typeof knownFrom>[0]): boolean => {
  const kept = new Set(blindKeysOf(keyring, knownFrom(other)).map(({ hmac }) => hmac));
  return keysToFind(keyring, knownFrom(one)).some(({ hmac }) => kept.has(hmac));
};

describe("a name", () => {
  it("is the same in whichever order, with capitals, hyphens, marks, spaces or titles", () => {
    fc.assert(
      fc.property(name, fc.constantFrom(" ", "  ", "-", " - "), (parts, between) => {
        const other = `Mrs ${[...parts].reverse().join(between).toUpperCase()}`;
        expect(namesAlike(parts.join(" "), other)).toBe("same");
        expect(namePartsOf(other)).toEqual([...parts].sort());
      }),
    );
  });

  it("is the same with accents and without", () => {
    for (const [one, other] of [
      ["Zoë Łukasik", "zoe lukasik"],
      ["Renée D’Arcy", "Renee DArcy"],
      ["Søren Strauß", "Soren Strauss"],
    ] as const)
      expect(namesAlike(one, other)).toBe("same");
  });

  it("is alike in the spellings that people take for one another", () => {
    for (const [one, other] of [
      ["Jon Smith", "John Smyth"],
      ["Catherine Lee", "Katherine Leigh"],
      ["Mohammed Ali", "Muhammad Aly"],
      ["Sara Khan", "Sarah Kahn"],
      ["Ann White", "Anne Whyte"],
    ] as const) {
      expect(namesAlike(one, other), `${one} and ${other}`).toBe("alike");
      expect(soundPairsOf(one).some((pair) => soundPairsOf(other).includes(pair))).toBe(true);
    }
  });

  it("is alike without the middle name, and found by what is left", () => {
    fc.assert(
      fc.property(name, (parts) => {
        const short = [parts[0], parts.at(-1)].join(" ");
        expect(namesAlike(parts.join(" "), short)).toBe(parts.length === 2 ? "same" : "alike");
        expect(found({ name: short }, { name: parts.join(" ") })).toBe(true);
      }),
    );
  });

  it("is compared with itself the same from either side", () => {
    fc.assert(
      fc.property(name, name, (a, b) => {
        expect(namesAlike(a.join(" "), b.join(" "))).toBe(namesAlike(b.join(" "), a.join(" ")));
      }),
    );
  });

  it("of one part is part of a longer one, and no name is like none", () => {
    expect(namesAlike("Sam", "Sam Quill")).toBe("part");
    expect(namesAlike("", "Sam Quill")).toBeNull();
    expect(namesAlike("Dean Brown", "Jean Brown")).toBeNull();
  });
});

describe("the keys somebody is found by", () => {
  it("are the same for every way of writing a number", () => {
    for (const text of ["07700 900461", "+44 7700 900461", "0044 7700 900461", "(07700) 900-461", "+44 (0)7700 900461"])
      expect(phoneDigits(text)).toBe("+447700900461");
  });

  it("find a name with and without its year of birth, but not with another year", () => {
    const quill = { name: "Zinnia Quill" };
    const born = (birthDate: string) => ({ ...quill, birthDate });
    expect(found(born("1990-03-27"), born("1990-12-01"))).toBe(true);
    expect(found(born("1990-03-27"), born("1991-03-27"))).toBe(false);
    expect(found(born("1990-03-27"), quill)).toBe(true);
    expect(found(quill, born("1990-03-27"))).toBe(true);
  });

  it("take the postcode out of an address, and nothing where there is none", () => {
    expect(postcodeIn("1 Invented Row, Testville zz1 1zz")).toBe("ZZ11ZZ");
    expect(postcodeIn("by the old mill")).toBe("");
  });
});

describe("two who may be one person", () => {
  const quill = { name: "Zinnia Quill", birthDate: "1990-03-27" };
  const nothing = new Set<never>();

  it("are shown for one number whatever they are called, and that the names differ is said", () => {
    expect(
      likenessOf(quill, { name: "Rowan Other", birthDate: "1960-01-01" }, new Set(["phone"] as const)),
    ).toMatchObject({
      agrees: ["the same number"],
      differs: ["birth dates differ", "names differ"],
      byNameOnly: false,
    });
  });

  it("are shown for a name and its birth date, and for a name alone where nothing else is known", () => {
    expect(likenessOf(quill, quill, nothing)).toMatchObject({ agrees: ["the same name", "the same birth date"] });
    expect(likenessOf(quill, { ...quill, birthDate: "" }, nothing)).toMatchObject({ byNameOnly: true });
  });

  it("are not shown for a name with another year of birth, nor for a postcode, nor for a first name", () => {
    expect(likenessOf(quill, { ...quill, birthDate: "1970-01-01" }, nothing)).toBeNull();
    expect(likenessOf(quill, { name: "Rowan Other", birthDate: "" }, new Set(["postcode"] as const))).toBeNull();
    expect(likenessOf(quill, { name: "Zinnia", birthDate: "" }, nothing)).toBeNull();
  });
});
