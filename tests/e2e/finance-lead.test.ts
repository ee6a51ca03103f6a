import { describe, expect } from "vitest";
import { journeys } from "./journeys.ts";
import { look } from "./look.ts";

const { journey } = journeys();

describe("a finance lead", () => {
  journey("enters what a contract costs, and a colleague lets it stand: nobody approves their own", async (at) => {
    const finance = await at.as("finance@example.org");
    await finance.follow("Costs", "What things cost");
    await finance.reads(/Old: more than five years/);
    await finance.reads(/Demonstration price, invented/);
    await look(finance, "costs");
    const row = finance.page.getByRole("row", { name: /^Refuge or other safe accommodation/ });
    await finance.follow(/^New price/, "Refuge or other safe accommodation", row);
    await finance.fill("Where is the figure from?", "Contract 7");
    expect(await finance.press("Put it to a second person")).toBe(422);
    await look(finance, "a new price with mistakes");
    expect(await finance.page.getByLabel("Where is the figure from?").inputValue()).toBe("Contract 7");

    await finance.choose("Where does the price come from?", "A price for each");
    await finance.fill("Price", "640");
    await finance.fill("Of what?", "per week");
    await finance.select("How good is the evidence?", "2: from accounts or a contract, checked");
    await finance.fill("Why?", "The contract of this year");
    expect(await finance.press("Put it to a second person")).toBe(200);
    await finance.reads("You proposed this yourself: a second person decides.");
    await look(finance, "a change of one's own");
    const address = finance.path();

    const colleague = await at.as("finance2@example.org");
    await colleague.open("/costs/changes");
    await look(colleague, "changes that wait");
    await colleague.open(address);
    await look(colleague, "a change to decide");
    await colleague.choose("Shall it stand?", "Refuse it");
    expect(await colleague.press("Decide")).toBe(422);
    await colleague.choose("Shall it stand?", "Approve it");
    expect(await colleague.press("Decide")).toBe(200);
    await look(colleague, "changes that were decided");

    await finance.open("/costs");
    await finance.reads(/£640 per week, prices of 2025-26/);
    await finance.reads(/Rules that were replaced/);
    await look(finance, "costs with a price of the area's own");
  });

  journey("puts what triggers a cost into another band from a day on", async (at) => {
    const finance = await at.as("finance@example.org");
    await finance.open("/costs/new");
    await look(finance, "what a price can be for");
    await finance.open("/costs/bands/ambulance");
    await finance.choose("Which band?", "Risk reduction");
    await finance.fill("From which day?", at.javaScript ? "1 April 2026" : "1 May 2026");
    await finance.fill("Why?", "The board agreed");
    await look(finance, "a band");
    expect(await finance.press("Put it to a second person")).toBe(200);
    await finance.reads("The board agreed");
    await look(finance, "a band that was proposed");
  });
});
