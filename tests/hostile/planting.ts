// Plants a word in everything that can be written about a person, by the forms of the pages, as everybody who writes there.
import { agreeForm, begunCall, type BusyHub, type Fields, led, type Who } from "./a-busy-hub.ts";
import { formsIn, formWith } from "./forms-in.ts";
import { everythingIn, plant, plantedCall, plantedReferral } from "./planted-words.ts";

/** What the addresses of the hub name, for those who would guess them. */
export type Ids = Record<"case" | "contact" | "action" | "reference" | "user" | "organisation", string[]>;

const linksOf = (page: string, pattern: RegExp) => [...page.matchAll(pattern)].map(([, path = ""]) => path);

export async function plantEverywhere(hub: BusyHub): Promise<Ids> {
  const ids: Ids = { case: [], contact: [], action: [], reference: [], user: [], organisation: [] };
  const one = plantedCall("call", { phone: "07700 900461", other: "07700 900462", born: "1981-11-23" });
  const contact = await begunCall(hub, one);
  const form = await agreeForm(hub, contact);
  const reasons = { gradeReason: plant("call.gradeReason"), overrideReason: plant("call.overrideReason") };
  const caseAddress = await led(
    await hub.submit("handler", form, { agreedGrade: "high", intent: "agree", ...reasons }),
  );
  await begunCall(hub, plantedCall("second", { phone: "01632 960461", other: "01632 960462", born: "1979-02-19" }));

  const refer = async (who: Who, fields: Fields) =>
    led(await hub.submit(who, formWith(await hub.page(who, "/refer"), "immediateDanger"), fields));
  const references = [
    await refer("willow", plantedReferral("willow", "01632 960771", "943 476 5919")),
    await refer("chapel", plantedReferral("chapel", "01632 960772", "401 023 2137")),
  ];
  const draft = formWith(await hub.page("willow", "/refer"), "immediateDanger");
  await hub.submit("willow", draft, {
    name: plant("draft.name"),
    whatHappened: plant("draft.whatHappened"),
    intent: "save",
  });

  // What partners and handlers write later: the pages of a case fill themselves.
  for (const path of linksOf(await hub.page("harbour", "/actions"), /href="(\/actions\/\w{26})"/g)) {
    const page = await hub.page("harbour", path);
    const accept = formWith(page, "step", "ACCEPTED");
    if (!ids.action.length) await led(await hub.submit("harbour", accept));
    else {
      const decline = formWith(page, "step", "DECLINED");
      const why = { reason: "not-safe", declineNote: plant("partner.declineNote") };
      await led(await hub.submit("harbour", decline, why));
    }
    ids.action.push(path.slice("/actions/".length));
  }
  for (const path of linksOf(await hub.page("handler", caseAddress), /href="(\/cases\/\w{26}\/actions\/\w{26})"/g)) {
    for (const step of formsIn(await hub.page("handler", path)).filter(({ offered }) => offered.has("toldWhom")))
      await hub.submit("handler", step, {
        step: "SENT",
        how: "phone",
        toldWhom: plant(`${path}.toldWhom`),
        theirReference: plant(`${path}.theirReference`),
      });
  }
  for (const name of ["contact", "plan", "notes", "people", "assess", "review", "close"]) {
    const path = `${caseAddress}/${name}`;
    const { status } = await hub.send(path, { cookie: hub.cookie.handler });
    if (status !== 200) continue;
    for (const [index, page] of formsIn(await hub.page("handler", path)).entries())
      if (page.address.startsWith("/cases/")) await hub.submit("handler", page, everythingIn(page, `${name}${index}`));
  }

  const { q } = hub.server.hub.db;
  for (const [kind, table] of [
    ["case", "case"],
    ["contact", "contact"],
    ["action", "action"],
    ["user", "user"],
    ["organisation", "organisation"],
  ] as const)
    ids[kind] = (await q.selectFrom(table).select("id").orderBy("id").execute()).map(({ id }) => id);
  ids.reference = [
    ...references.map((path) => path.slice("/refer/".length)),
    ...(await q.selectFrom("case").select("reference").execute()).map(({ reference }) => reference),
  ];

  return ids;
}
