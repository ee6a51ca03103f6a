// Every form of every page that takes one, each by somebody who may send it.
import { expect } from "vitest";
import { importDirectory } from "#app/commands/import-directory.ts";
import { proposePrices } from "#app/commands/propose-prices.ts";
import { loadedWording } from "../wordings.ts";
import { begunCall, type BusyHub, led, sentReferral, takenCall, type Who } from "./a-busy-hub.ts";
import { formsIn, formWith, type PageForm } from "./forms-in.ts";

export interface Sendable {
  readonly who: Who;
  readonly form: PageForm;
}

/** What somebody has to type in a new business case. */
const STATED = {
  name: "Test case",
  "costs.0.pence": "100",
  "costs.0.grade": "1",
  "costs.0.source": "Test contract",
  "outcomes.0.population": "10",
  ...Object.fromEntries(
    ["affected", "engaged", "retained", "impact", "deadweight"].map((share) => [`outcomes.0.${share}`, "10"]),
  ),
  "outcomes.0.grade": "6",
  "outcomes.0.source": "Test count",
};

/** Makes something of every kind, opens the pages of it, and answers their forms. */
export async function everyForm(hub: BusyHub): Promise<Sendable[]> {
  await loadedWording(hub.server.hub.db);
  const { caseAddress, contact: ended } = await takenCall(hub);
  const inDanger = (await takenCall(hub, { immediateDanger: "yes", town: "Testville" })).caseAddress;
  const contact = await begunCall(hub);
  const referral = await sentReferral(hub);
  const linked = async (who: Who, list: string, pattern: RegExp) =>
    [...(await hub.page(who, list)).matchAll(pattern)].map(([, path = ""]) => path);
  const [action = ""] = await linked("harbour", "/actions", /href="(\/actions\/\w{26})"/g);
  expect((await hub.submit("harbour", formWith(await hub.page("harbour", action), "step", "ACCEPTED"))).status).toBe(
    303,
  );
  // Nobody whose session is needed here: changing somebody ends it.
  const users = await linked("administrator", "/manage/users", /href="(\/manage\/users\/\w{26})"/g);
  const people = await Promise.all(users.map(async (path) => ({ path, page: await hub.page("administrator", path) })));
  const user = people.find(({ page }) => page.includes("gp.chapel"))?.path ?? "";
  const [organisation = ""] = await linked(
    "administrator",
    "/manage/organisations",
    /href="(\/manage\/organisations\/\w{26})"/g,
  );
  const proposal = formWith(await hub.page("administrator", "/manage/protocol"), "definition");
  await led(await hub.submit("administrator", proposal, { name: "Sooner", definition: '{"safetyPlanHours":24}' }));
  const door = formWith(await hub.page("administrator", "/manage/doors/new"), "reach");
  const words = { name: "Old line", kind: "phone", organisation: "Test trust", status: "ringing" };
  await led(await hub.submit("administrator", door, words));
  const doors = await linked("administrator", "/doors", /href="(\/manage\/doors\/\w{26})"/g);
  const stated = formWith(await hub.page("commissioner", "/business-cases/new"), "baseYear");
  await led(await hub.submit("commissioner", stated, STATED));
  const [businessCase = ""] = await linked("commissioner", "/business-cases", /href="(\/business-cases\/\w{26})"/g);
  const actions = await linked("handler", caseAddress, /href="(\/cases\/\w{26}\/actions\/\w{26})"/g);
  const service = await aService(hub);
  const returned = await aReturn(hub);
  const casePages = ["", "/contact", "/assess", "/plan", "/notes", "/people", "/directory", "/review", "/close"];
  const pages: readonly (readonly [Who, ...string[]])[] = [
    [
      "handler",
      "/contacts/new",
      contact,
      `${contact}/earlier`,
      `${ended}/doors`,
      `${inDanger}/danger`,
      ...actions.slice(0, 2),
    ],
    ["willow", "/refer", `${referral}/add`, `${referral}/withdraw`, "/hello/write", "/hello/again"],
    ["harbour", "/actions", action],
    [
      "administrator",
      "/manage/users/new",
      user,
      "/manage/organisations/new",
      organisation,
      "/manage/directory",
      `/manage/directory/${service}`,
      "/manage/area",
      "/manage/protocol",
      "/manage/doors/new",
      ...doors,
    ],
    ["commissioner", "/business-cases/new", `${businessCase}/edit`],
    ["finance", businessCase],
    ["governance", returned],
    [
      "finance",
      "/returns",
      "/costs/hub",
      "/costs/budget",
      "/costs/new/idva",
      "/costs/bands/arrest",
      await aListThatWaits(hub),
    ],
    [
      "manager",
      "/queue",
      "/approvals",
      "/manage/protocol/2",
      "/manage/messages/call-back",
      `${caseAddress}/ways/new?by=email`,
      ...casePages.map((page) => `${caseAddress}${page}`),
    ],
  ];
  const forms: Sendable[] = [];
  for (const [who, ...paths] of pages)
    for (const path of paths)
      for (const form of formsIn(await hub.page(who, path)))
        if (form.method === "post" && form.address !== "/sign-out") forms.push({ who, form });
  return forms;
}

/** A return that was prepared by one and released by another; answers its address. */
async function aReturn(hub: BusyHub): Promise<string> {
  const address = await led(await hub.submit("finance", formWith(await hub.page("finance", "/returns"), "period")));
  const said = { name: "Test Collector", organisation: "Test", email: "test@example.org", purpose: "Collected." };
  await led(await hub.submit("governance", formWith(await hub.page("governance", address), "purpose"), said));
  return address;
}

/** A service of the directory; answers its id. */
async function aService({ server: { hub } }: BusyHub): Promise<string> {
  const id = "99999999-9999-4999-8999-999999999999";
  const entries = [{ id, name: "Test service", url: "https://example.org/", status: "active", hub_needs: ["men"] }];
  const by = { userId: "clock", organisationId: "clock", role: "clock", area: "*" } as const;
  await importDirectory(hub.db, { source: "test", entries }, { by, at: hub.clock() });
  return id;
}

/** A list of prices that waits for a second person; answers its page. */
async function aListThatWaits({ server: { hub } }: BusyHub): Promise<string> {
  const cells = { code: "A1", label: "Test", unit: "per case", pence: "500", price_fy: "2024-25", bearer: "police" };
  const by = { userId: "clock", organisationId: "clock", role: "clock", area: "*" } as const;
  const input = { lines: [{ line: 2, cells, wrong: null }], words: { version: "Test list" } };
  const sent = await proposePrices(hub.db, input, { by, at: hub.clock() });
  if (sent.kind !== "done") throw new Error("The list is good.");
  return `/costs/changes/${sent.changeId ?? ""}`;
}
