import { describe, expect } from "vitest";
import { journeys } from "./journeys.ts";
import { look } from "./look.ts";
import type { Visitor } from "./visitor.ts";

const { journey } = journeys({ wording: true });

const question = (topic: string) => `Test question about ${topic} (test 1)`;
const isTicked = ({ page }: Visitor, topic: string) => page.locator(`input[name=topics][value=${topic}]`).isChecked();

/** Keeps the part's answers: by themselves where scripts run, else by its button. */
async function saved(handler: Visitor, section: string): Promise<void> {
  if (!handler.javaScript) await handler.press(`Save ${section}`);
}

describe("a call where the risk tool's wording is licensed", () => {
  journey(
    "asks once they are willing, counts and ticks by itself, and keeps the questions as they were asked",
    async (at) => {
      const handler = await at.as("handler.one@example.org");
      await handler.open("/contacts/new");
      expect(await handler.text()).not.toContain("This list is not a Dash");
      expect(await handler.page.getByText(question("injury")).isVisible()).toBe(false);
      await handler.choose("Are they willing to answer the risk tool's questions?", "Yes");
      await saved(handler, "Risk tool");
      await handler.reads(question("injury"));
      for (const topic of ["injury", "stalking"]) await handler.choose(question(topic), "Yes");
      await handler.choose(question("isolation"), "No");
      await handler.choose(question("weapon"), "Declined");
      await saved(handler, "Risk tool");
      await handler.reads(/So far: 2 yes, 1 no, 21 not known/);
      expect([await isTicked(handler, "injury"), await isTicked(handler, "isolation")]).toEqual([true, false]);
      await look(handler, "a call with the risk tool's questions");

      // A slip, put right: the topic that it had ticked can be taken out by hand too.
      await handler.page.locator("input[name=topics][value=injury]").uncheck();
      await saved(handler, "What's been happening?");
      await handler.reads(/They are followed, watched or contacted/);

      await handler.choose("In danger right now", "No");
      await handler.choose("Who is speaking", "The person themselves");
      await handler.fill("What shall we call the person who needs help?", at.javaScript ? "Wren" : "Lark");
      await handler.choose("Is it safe for us to ring it?", "Not safe");
      await handler.choose("Agrees to be helped by the hub's services?", "Yes");
      await handler.choose("Agrees that we tell the services that will help?", "Yes");
      await handler.press("Save Risk tool");
      expect(await isTicked(handler, "injury")).toBe(false);
      await handler.choose("The grade we agree", /^Medium/);
      await handler.press("Show what this grade suggests");
      const why = handler.page.getByLabel("Why this is not what is suggested");
      expect(await why.isVisible()).toBe(false);
      if (at.javaScript) {
        await handler.choose("The grade we agree", /^High/);
        expect(await why.isVisible()).toBe(true);
        await handler.choose("The grade we agree", /^Medium/);
        expect(await why.isVisible()).toBe(false);
      }
      await handler.press("Agree and open the case");
      const address = handler.path();
      expect(address).toMatch(/^\/cases\/\w+$/);

      await handler.open(`${address}/history`);
      await handler.page.getByText("Questions as asked").click();
      await handler.reads(`${question("weapon")} Declined`);
      await look(handler, "the history with the questions as asked");
      await handler.open(`${address}/assess`);
      await handler.reads(/So far: 2 yes, 1 no, 21 not known/);
      await look(handler, "grading anew with the risk tool's questions");
    },
  );
});
