import { describe, expect } from "vitest";
import { journeys } from "./journeys.ts";
import { look } from "./look.ts";
import { referenceOn, takeACall } from "./the-call.ts";

const { journey } = journeys();

describe("a partner", () => {
  journey(
    "declines with a reason, and what was asked goes to another or back to the hub: nothing waits for nobody",
    async (at) => {
      const handler = await at.as("handler.one@example.org");
      const name = at.javaScript ? "Wren" : "Lark";
      const address = await takeACall(handler, { name, yes: 16 }, /High/);
      const reference = await referenceOn(handler);

      const partner = await at.as("partner.harbour@example.org");
      await partner.sees("What we ask of you");
      await look(partner, "a partner's list");
      expect(await partner.text()).not.toContain(name);
      await partner.page.getByRole("row").filter({ hasText: reference }).getByRole("link").first().click();
      await partner.sees("Can you?");
      await partner.settled();
      await look(partner, "a request");
      const before = await partner.text();
      for (const secret of [name, "900123", "bakery", "marmalade"]) expect(before).not.toContain(secret);
      await partner.page.getByText("We can’t (why)").click();
      expect(await partner.press("Give it back")).toBe(422);
      await look(partner, "a request declined without a reason");
      await partner.choose("Why can’t you?", "No space now");
      await partner.press("Give it back");
      expect(partner.path()).toBe("/actions");
      expect(
        await partner.page.getByRole("row").filter({ hasText: reference }).filter({ hasText: "New" }).count(),
      ).toBe(0);

      await handler.open(address);
      await handler.page.screenshot({ path: "/tmp/e2e/declined.png", fullPage: true });
    },
  );
});
