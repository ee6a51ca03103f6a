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
      expect(await partner.press("Say that we can’t")).toBe(422);
      await look(partner, "a request declined without a reason");
      await partner.choose("Why can’t you?", "A conflict of interest");
      await partner.press("Say that we can’t");
      expect(partner.path()).toBe("/actions");
      expect(
        await partner.page.getByRole("row").filter({ hasText: reference }).filter({ hasText: "New" }).count(),
      ).toBe(0);

      await handler.open(address);
      await handler.sees("What could not be had");
      await handler.reads(/Something else is in its place/);
      await look(handler, "a case with something in the place of what was declined");

      const manager = await at.as("duty.manager@example.org");
      await manager.follow("Approvals", "Approvals");
      const cameBack = manager.page.getByRole("region", { name: "Came back to us" }).getByRole("listitem");
      await cameBack
        .filter({ hasText: reference })
        .filter({ hasText: /a conflict of interest/i })
        .waitFor();

      const next = await at.as("partner.lantern@example.org");
      await next.page.getByRole("row").filter({ hasText: reference }).getByRole("link").first().click();
      await next.sees("Can you?");
      await next.settled();
      await next.press("We’ll take it");
      await next.reads("You took it: make first contact");
      await next.reads(name);
      await look(next, "a request that was taken");
      await next.press("We have made first contact");
      await next.reads("Under way");
      await next.page.getByText("It is done", { exact: true }).click();
      expect(await next.press("Save: it is done")).toBe(422);
      await look(next, "a request that ended without saying how");
      await next.choose("How did it end?", "They took it up");
      await next.choose("“Do you feel safer?”", "Yes, safer");
      await next.press("Save: it is done");
      expect(next.path()).toBe("/actions");

      await handler.open(address);
      await handler.page.getByText(/^Finished/).click();
      const done = handler.page.getByRole("row").filter({ hasText: "Community outreach" });
      await done.getByText("Done", { exact: true }).waitFor();
    },
  );
});
