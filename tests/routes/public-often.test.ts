// Many may write from one address; whoever sends without an end is asked to wait.
import { expect, it } from "vitest";
import type { Hub } from "#app/hub.ts";
import { publicLimits } from "#app/public-limits.ts";

const AN_ADDRESS = "192.0.2.7";

it("thirty forms are read in a quarter of an hour; pressing Send again is no form more, nor a way round it", async () => {
  const limits = publicLimits({} as Hub);
  const often = async (times: number, key: (number: number) => string): Promise<number> => {
    let allowed = 0;
    for (let number = 0; number < times; number += 1) if (await limits.mayWrite(AN_ADDRESS, key(number))) allowed += 1;
    return allowed;
  };
  expect(await often(20, () => "one-form")).toBe(20);
  expect(await often(40, (number) => `form-${number}`)).toBe(29);
  expect(await often(3, () => "one-form")).toBe(3);
  expect(await often(3, () => "form-39")).toBe(0);
  const atOnce = await Promise.all(Array.from({ length: 20 }, () => limits.mayWrite(AN_ADDRESS, "form-39")));
  expect(atOnce).not.toContain(true);
  expect(await limits.mayWrite("192.0.2.8", "form-39")).toBe(true);
});
