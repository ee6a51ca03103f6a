import { describe, expect } from "vitest";
import { journeys } from "./journeys.ts";
import { look } from "./look.ts";

// Two whole quarters, so that there is something to report.
const { journey } = journeys({ days: 250, contactsPerYear: 150 });

describe("a commissioner", () => {
  journey(
    "reads reaction against prevention: a picture, the tables under it, and the same numbers as CSV",
    async (at) => {
      const reader = await at.as("commissioner@example.org");
      await reader.sees("Reports");
      await reader.sees("Are people reached in time?");
      await look(reader, "reports");
      await reader.follow("Reaction and prevention", "Reaction and prevention");
      await reader.page.getByRole("img").first().waitFor();
      expect(await reader.page.getByRole("table").count()).toBeGreaterThanOrEqual(2);
      await reader.sees("How sure we are");
      await reader.sees("Who bears it");
      await look(reader, "reaction and prevention");

      const link = reader.page.getByRole("link", { name: /CSV/ });
      const file = await reader.context.request.get((await link.getAttribute("href")) ?? "");
      expect(file.status()).toBe(200);
      expect(file.headers()["content-type"]).toContain("text/csv");
      expect(file.headers()["content-disposition"]).toMatch(/attachment/);
      const lines = (await file.text()).trim().split(/\r?\n/);
      expect(lines.length).toBeGreaterThan(5);
      expect(lines[0]).toMatch(/,cases,cost$/);
      const counts = lines.slice(1).map((line) => line.split(",").at(-2) ?? "");
      const hidden = /^(1 to 7|suppressed)$/;
      expect(counts.filter((count) => hidden.test(count)).length).toBeGreaterThan(0);
      for (const count of counts) if (!hidden.test(count)) expect(Number(count) % 5).toBe(0);
    },
  );

  journey("chooses a quarter, and reads the same numbers of it again beside later ones", async (at) => {
    const reader = await at.as("commissioner@example.org");
    await reader.open("/reports/who-pays");
    await reader.reads(/Release 1, frozen on/);
    await reader.page.getByLabel("Quarter", { exact: true }).selectOption({ index: 1 });
    expect(await reader.press("Show this quarter")).toBe(200);
    expect(new URL(reader.page.url()).search).toMatch(/^\?quarter=20\d\dQ[1-4]$/);
    await look(reader, "a quarter that was chosen");
    expect(await reader.open("/reports/who-pays?quarter=2099Q4")).toBe(200);
    await reader.reads(/is not frozen/);
    expect(await reader.open("/reports/who-pays?quarter=yesterday")).toBe(404);
  });

  journey("is one of three who read reports; how small numbers are hidden is for one of them to set", async (at) => {
    for (const email of ["finance@example.org", "governance@example.org"]) {
      const reader = await at.as(email);
      await reader.open("/reports");
      await reader.follow("Unmet need", "Unmet need");
      await look(reader, `unmet need as ${email} reads it`);
    }
    const lead = await at.as("governance@example.org");
    await lead.open("/reports");
    await lead.follow("How small numbers are kept from view", "How small numbers are kept from view");
    await lead.fill("Counts that are not shown: from 1 to", at.javaScript ? "9" : "two");
    if (!at.javaScript) {
      expect(await lead.press("Set this")).toBe(422);
      await lead.sees("There is a problem");
      await look(lead, "a setting that cannot be");
      await lead.fill("Counts that are not shown: from 1 to", "11");
    }
    await lead.press("Set this");
    await lead.reads(/Now counts from 1 to (9|11) are not shown/);
    await look(lead, "how small numbers are kept from view");
  });

  journey("never reads a count from 1 to 7, in the page or in what it was made of", async (at) => {
    const reader = await at.as("commissioner@example.org");
    await reader.open("/reports/reaction-and-prevention");
    const cells = await reader.page.locator("td").allInnerTexts();
    expect(cells.length).toBeGreaterThan(20);
    for (const cell of cells) expect(cell.trim()).not.toMatch(/^[1-7]$/);
    expect(await reader.page.content()).not.toMatch(/"cases":\s*[1-7]\b/);
  });

  journey("finds no way from the reports to a person", async (at) => {
    const reader = await at.as("commissioner@example.org");
    for (const path of ["/reports", "/reports/reaction-and-prevention"]) {
      await reader.open(path);
      const links = await reader.page
        .getByRole("link")
        .evaluateAll((all) => all.map((link) => link.getAttribute("href")));
      for (const href of links) expect(href).toMatch(/^(#|\/$|\/reports|\/business-cases|\/doors|https:\/\/)/);
    }
    for (const path of ["/queue", "/contacts/new", "/referrals", "/actions", "/manage/users", "/approvals"]) {
      expect(await reader.open(path), path).toBe(404);
      await look(reader, "a page that is not there");
    }
  });
});
