import { describe, expect } from "vitest";
import { journeys } from "./journeys.ts";
import { look } from "./look.ts";

const { journey } = journeys();

describe("what an area offers", () => {
  journey("is set from a day on, and what it changes is said before it is kept", async (at) => {
    // The two ways set days of their own, the later one first or second: neither finds what the other set.
    const [month, high] = at.javaScript ? ["4", "12"] : ["5", "11"];
    const administrator = await at.as("administrator@example.org");
    await administrator.follow("Area", "What this area offers");
    await administrator.fill("Day", "31");
    await administrator.fill("Month", "2");
    await administrator.fill("High from how many yes answers", "9");
    expect(await administrator.press("See what this changes")).toBe(422);
    await look(administrator, "an area's settings with mistakes");
    expect(await administrator.page.getByLabel("High from how many yes answers").inputValue()).toBe("9");

    await administrator.fill("Day", "1");
    await administrator.fill("Month", month);
    await administrator.fill("High from how many yes answers", high);
    await administrator.page.getByRole("checkbox", { name: "Refuge or other safe accommodation" }).check();
    await administrator.select("In the place of", "Community outreach worker");
    await administrator.select("First", "Specialist led by and for the person's community");
    expect(await administrator.press("See what this changes")).toBe(200);
    await administrator.sees("What this changes");
    await administrator.reads(`A count of ${high} or more yes answers is high`);
    await administrator.reads(/^These stand in for each other in a circle/);
    await look(administrator, "what a setting changes");
    expect(await administrator.press("Change it")).toBe(200);
    expect(await administrator.page.getByLabel("High from how many yes answers").inputValue()).toBe(high);
    await administrator.press("See what this changes");
    await administrator.press("Put this in place");
    expect(administrator.path()).toBe("/manage/area");
    await administrator.sees(`From 1 ${at.javaScript ? "April" : "May"} 2026`);
    await look(administrator, "an area's settings with something to come");
  });
});

describe("how cases move", () => {
  journey(
    "leads from a status of the picture to what is in it, and the duty manager from there to a case",
    async (at) => {
      const administrator = await at.as("administrator@example.org");
      await administrator.follow("How cases move", "How cases move");
      const picture = administrator.page.getByRole("group", { name: "Case: the picture" });
      await administrator.follow(/^Being supported /, "Being supported", picture);
      const reference = /\b[0-9A-Z]{4}-[0-9A-Z]{4}\b/.exec(await administrator.text())?.[0] ?? "";
      expect(reference).not.toBe("");
      expect(await administrator.page.getByRole("link", { name: reference }).count()).toBe(0);

      const manager = await at.as("duty.manager@example.org");
      await manager.open("/manage/how-cases-move/case/supporting");
      await manager.page.getByRole("link", { name: reference }).click();
      await manager.page.waitForURL(/\/cases\/\w+$/);
      expect(await manager.text()).toContain(reference);
    },
  );
});
