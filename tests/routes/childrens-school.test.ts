// What whoever refers knows of the children stands with the people of the case, for whoever takes it up.
import { afterAll, beforeAll, expect, it } from "vitest";
import { referralByReference } from "#db/referral.ts";
import { type AServer, aServer } from "./a-server.ts";
import { REFERRAL } from "./planted.ts";

let hub: AServer;
beforeAll(async () => void (hub = await aServer()));
afterAll(() => hub.close());

async function peopleAfter(email: string, more: Readonly<Record<string, string>>): Promise<string> {
  const form = new URLSearchParams({ ...REFERRAL, key: `children-by-${email.slice(0, 12)}`, ...more });
  form.delete("nhsNumber");
  form.set("topics", "extreme-fear");
  if (email.includes("police")) form.append("topics", "children");
  const sent = await hub.send("/refer", { cookie: await hub.signIn(email), form });
  const reference = sent.headers.get("location")?.split("/").at(-1) ?? "";
  const row = await referralByReference(hub.server.hub.db, reference);
  const cookie = await hub.signIn("handler.one@example.org");
  const page = await (await hub.send(`/cases/${row?.case_id}/people`, { cookie })).text();
  return page
    .replace(/<script.*?<\/script>/gs, "")
    .replace(/<[^>]+>/g, " ")
    .replace(/\s+/g, " ");
}

it("the children’s ages and their school, from the police", async () => {
  const people = await peopleAfter("refer.police@example.org", {
    children: "5, 8",
    childrensSchool: "Invented Primary",
  });
  expect(people).toMatch(/ages 5, 8 .*school or nursery Invented Primary/);
});

it("a school that refers is the school, without a question", async () => {
  const people = await peopleAfter("refer.school@example.org", { children: "9" });
  expect(people).toMatch(/ages 9 .*school or nursery Saltmarsh School \(demonstration\)/);
});

it("nothing, where nobody said: it is to be asked", async () => {
  const people = await peopleAfter("gp.willow@example.org", { birthDate: "27 3 1990", children: "" });
  expect(people).toMatch(/school or nursery Not said/);
});
