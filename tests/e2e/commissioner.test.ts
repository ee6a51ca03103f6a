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
      await look(reader, "reports");
      await reader.follow("Reaction and prevention", "Recorded cost by quarter");
      await reader.page.getByRole("img", { name: /Recorded cost by quarter/ }).waitFor();
      expect(await reader.page.getByRole("table").count()).toBeGreaterThanOrEqual(2);
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
      expect(counts.filter((count) => count === "1 to 7").length).toBeGreaterThan(0);
      for (const count of counts) if (count !== "1 to 7") expect(Number(count) % 5).toBe(0);
    },
  );

  journey("never reads a count from 1 to 7, in the page or in what it was made of", async (at) => {
    const reader = await at.as("commissioner@example.org");
    await reader.open("/reports/reaction-and-prevention");
    const counts = [...(await reader.text()).matchAll(/(\S+) cases/g)].map(([, count]) => count);
    expect(counts.length).toBeGreaterThan(0);
    for (const count of counts) expect(count).not.toMatch(/^[1-6]$/);
    // "1 to 7 cases" ends in a 7: the words before it say that it is no count.
    expect(await reader.text()).not.toMatch(/(?<!1 to )\b[1-7] cases/);
    expect(await reader.page.content()).not.toMatch(/"cases":\s*[1-7]\b/);
  });

  journey("finds no way from the reports to a person", async (at) => {
    const reader = await at.as("commissioner@example.org");
    for (const path of ["/reports", "/reports/reaction-and-prevention"]) {
      await reader.open(path);
      const links = await reader.page
        .getByRole("link")
        .evaluateAll((all) => all.map((link) => link.getAttribute("href")));
      for (const href of links) expect(href).toMatch(/^(#|\/$|\/reports|\/doors|https:\/\/)/);
    }
    for (const path of ["/queue", "/contacts/new", "/referrals", "/actions", "/manage/users", "/approvals"]) {
      expect(await reader.open(path), path).toBe(404);
      await look(reader, "a page that is not there");
    }
  });
});
