import { describe, expect } from "vitest";
import { journeys } from "./journeys.ts";
import { look } from "./look.ts";

const { journey, withScripts } = journeys();

describe("closing the lid", () => {
  withScripts(
    "loses nothing: what was typed is kept as it is given, and another handler picks the call up",
    async (at) => {
      const first = await at.as("handler.one@example.org");
      await first.follow("New contact", "A call");
      await first.choose("In danger right now", "Can't tell");
      await first.fill("What shall we call the person who needs help?", "Wren");
      // "Saved" may still be said of the answer before.
      const kept = first.page.waitForResponse((answer) => !!answer.request().postData()?.includes("nobody+saved"));
      await first.fill("In their words", "Invented words that nobody saved by hand.");
      expect((await kept).status()).toBe(200);
      await first.page
        .getByRole("region", { name: "Still needed" })
        .getByText("any name will do")
        .waitFor({ state: "detached" });
      await first.page.getByRole("status").getByText("Saved", { exact: true }).waitFor();
      expect(first.path()).toMatch(/^\/contacts\/\w+$/);
      const path = first.path();
      // As a lid does it: no question asked, nothing said to the page.
      await first.page.close({ runBeforeUnload: false });

      const second = await at.as("handler.two@example.org");
      await second.page.locator(`a[href="${path}"]`).first().click();
      await second.sees("A call");
      await second.settled();
      await second.reads(/Another handler/);
      expect(await second.page.getByLabel("In their words", { exact: true }).inputValue()).toBe(
        "Invented words that nobody saved by hand.",
      );
      await look(second, "a call that somebody else has");
      await second.press("Pick up this call");
      await second.choose("Can you talk now?", "Yes");
      expect(await second.page.getByLabel("In their words", { exact: true }).inputValue()).toContain("nobody saved");
    },
  );

  withScripts("saving as you type never takes the focus away from what is being typed", async (at) => {
    const handler = await at.as("handler.one@example.org");
    await handler.open("/contacts/new");
    const words = handler.page.getByLabel("In their words", { exact: true });
    await words.click();
    await handler.page.keyboard.type("First words.");
    await handler.page.waitForURL(/\/contacts\/(?!new)/);
    await handler.page.getByRole("status").getByText("Saved", { exact: true }).waitFor();
    await handler.page.keyboard.type(" More words.");
    expect(await words.inputValue()).toBe("First words. More words.");
    expect(await words.evaluate((field) => field === document.activeElement)).toBe(true);
  });

  journey("a call that broke off says what was agreed for that, and who needs to be asked to look", async (at) => {
    const handler = await at.as("handler.one@example.org");
    await handler.open("/contacts/new");
    await handler.choose("In danger right now", "Can't tell");
    await handler.fill("Address or place, in their words", "An invented bakery");
    await handler.choose("If we are cut off", "Call the police to check on you");
    await handler.fill("Distress word", "marmalade");
    await handler.page.getByText("They have gone", { exact: true }).click();
    await handler.press("Shouting");
    await handler.sees(/They have gone: shouting/);
    await handler.reads("Ask police for a welfare check now.");
    await handler.reads("marmalade");
    await look(handler, "a call that broke off");
  });

  journey("two handlers at one call: the slower one sees both answers and keeps what was typed", async (at) => {
    const [one, two] = [await at.as("handler.one@example.org"), await at.as("handler.two@example.org")];
    await one.open("/contacts/new");
    await one.choose("In danger right now", "No");
    await one.press("Save Are you in danger right now?");
    await two.open(one.path());
    await one.fill("Nearest town", "Firstham");
    await one.press("Save Where are you?");
    await two.fill("Nearest town", "Secondham");
    expect(await two.press("Save Where are you?")).toBe(409);
    await two.reads("Somebody else changed this call while you were writing.");
    await two.page.getByRole("cell", { name: "Firstham" }).waitFor();
    expect(await two.page.getByLabel("Nearest town", { exact: true }).inputValue()).toBe("Secondham");
    await look(two, "a call that somebody changed first");
  });
});
