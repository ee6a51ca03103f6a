import { describe, expect } from "vitest";
import { journeys } from "./journeys.ts";
import { look } from "./look.ts";

const { journey } = journeys();

describe("a GP", () => {
  journey(
    "refers on one page, loses nothing that was typed when something is wrong, and gets a reference at once",
    async (at) => {
      const gp = await at.as("gp.willow@example.org");
      await gp.sees("Refer someone");
      await look(gp, "refer someone");

      await gp.fill("Full name", "Invented Patient");
      await gp.fill("Date of birth", "31 2 1990");
      await gp.fill("Anything we should know, in your words", "Invented words of a worried GP.");
      await gp.choose("What worries you?", "Afraid today");
      expect(await gp.press("Send")).toBe(422);
      await gp.sees("There is a problem");
      if (at.javaScript) {
        const focused = gp.page.locator(":focus");
        expect(await focused.innerText()).toContain("There is a problem");
      }
      await look(gp, "a referral with mistakes");
      const typed = (label: string) => gp.page.getByLabel(label, { exact: true }).first().inputValue();
      expect(await typed("Full name")).toBe("Invented Patient");
      expect(await typed("Date of birth")).toBe("31 2 1990");
      expect(await typed("Anything we should know, in your words")).toBe("Invented words of a worried GP.");
      expect(await gp.page.getByLabel("Afraid today", { exact: true }).isChecked()).toBe(true);

      await gp.choose("Are they in danger today?", "No");
      await gp.fill("Date of birth", "27 3 1990");
      await gp.fill("Their phone number", "07700 900456");
      await gp.choose("Is it safe for us to ring them?", "Yes, but only at certain times: others may see it");
      await gp.fill("When is it safe?", "Mon to Fri 10:00 to 11:30");
      await gp.choose("Do they know of this referral, and agree?", "Yes, they agree");
      await gp.press("Send");
      await gp.sees("Sent");
      expect(gp.path()).toMatch(/^\/refer\/[0-9A-Z]{4}-[0-9A-Z]{4}$/);
      const reference = gp.path().slice("/refer/".length);
      await gp.reads(reference);
      await look(gp, "a sent referral");

      await gp.follow("Your referrals", /referrals/);
      const row = gp.page.getByRole("row").filter({ hasText: reference });
      await row.getByText("Received", { exact: true }).waitFor();
      expect(await gp.text()).not.toContain("Invented Patient");
      await look(gp, "your referrals");

      const handler = await at.as("handler.one@example.org");
      await handler.page.getByText("Invented").first().waitFor();
      const other = await at.as("gp.chapel@example.org");
      expect(await other.open(`/refer/${reference}`)).toBe(404);
      await other.open("/referrals");
      expect(await other.text()).not.toContain(reference);
    },
  );

  journey("and whoever else refers has fewer than fifteen questions in view, until an answer opens one", async (at) => {
    for (const email of ["gp.willow@example.org", "refer.police@example.org", "refer.hospital@example.org"]) {
      const one = await at.as(email);
      const inView = () =>
        one.page.locator("main form").evaluateAll((forms) => {
          const fields = forms.flatMap((form) => [...form.querySelectorAll<HTMLInputElement>("input, textarea")]);
          const seen = fields.filter((field) => field.getClientRects().length > 0);
          return [...new Set(seen.map(({ name }) => name))];
        });
      expect((await inView()).length, email).toBeLessThan(15);
      expect(await inView()).not.toContain("agreedReason");
      await one.choose("Do they know of this referral, and agree?", "No, they refused");
      expect(await inView()).toContain("agreedReason");
      await one.press("Send");
      expect(await inView()).toContain("agreedReason");
    }
  });

  journey("downloads the referral for the record as plain text that names nobody else", async (at) => {
    const gp = await at.as("gp.willow@example.org");
    await gp.open("/referrals");
    await gp.page.getByRole("row").nth(1).getByRole("link").click();
    const download = gp.page.getByRole("button", { name: "Download for the record" });
    const href = await download.getAttribute("href");
    const record = await gp.context.request.get(href ?? "");
    expect(record.headers()["content-type"]).toContain("text/plain");
    expect(await record.text()).toContain(gp.path().slice("/refer/".length));
  });
});
