import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { withoutPlaces } from "#machines/by-voice.ts";

const ADDRESS = "17 Invented Crescent, Saltmarsh, ZZ99 1AB";
const OUT = "[we tell you by voice]";

describe("words that go to others", () => {
  it.each([
    ["Ring me on 07700 900123 after ten.", `Ring me on ${OUT} after ten.`],
    ["It is (01632) 960-201, or +44 7700 900123.", `It is (${OUT}, or ${OUT}.`],
    ["He found us at 17 invented  crescent Saltmarsh ZZ99 1AB again.", `He found us at ${OUT} again.`],
    ["We live at 17 Invented Crescent now.", `We live at ${OUT} now.`],
    ["I fled to zz991ab.", `I fled to ${OUT}.`],
  ])("%s", (words, without) => expect(withoutPlaces(words, ADDRESS)).toBe(without));

  it.each([
    "He broke the door on 12 10 2026 at 21:30.",
    "The incident is 20261012-4411.",
    "We met in Saltmarsh.",
    "£12,000 in 3 years",
  ])("keep what is neither: %s", (words) => expect(withoutPlaces(words, ADDRESS)).toBe(words));

  it("hold no known address whatever stands around it, and never fail on one that is odd", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string({ minLength: 6 }), (before, after, address) => {
        expect(withoutPlaces(`${before} ${ADDRESS} ${after}`, ADDRESS)).not.toContain("Invented Crescent");
        expect(typeof withoutPlaces(before + address, address)).toBe("string");
      }),
    );
  });

  it("are left alone where no address is known", () => expect(withoutPlaces("Nothing.", null)).toBe("Nothing."));
});
