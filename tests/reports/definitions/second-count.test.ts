// The same invented lives, counted a second time in plain SQL that shares nothing with the reports.
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadCatalogue } from "#app/commands/load-catalogue.ts";
import { seedDemoUsers } from "#app/commands/seed-demo-users.ts";
import { LEDGER } from "#app/reports/definitions/ledger-table.ts";
import { OPENED } from "#app/reports/definitions/opened-table.ts";
import { UNMET } from "#app/reports/definitions/unmet-need.ts";
import { seedLives } from "#app/seed/seed.ts";
import type { Db } from "#db/connection.ts";
import { DEMO_AREA } from "#db/seed/demo-users.ts";
import { instantOf } from "#machines/time.ts";
import { openFreshDb, TEST_KEY } from "../../factories.ts";
import { peopleIn, truthOf } from "./truth.ts";

const FROM = instantOf("2025-11-15T00:00:00Z");
const UNTIL = instantOf("2026-04-10T00:00:00Z");
const OPENED_IN = sql.raw("c.opened_at >= '2026-01-01T00:00:00.000Z' and c.opened_at < '2026-03-31T23:00:00.000Z'");
const ENDED = sql.raw("'2026-03-31T23:00:00.000Z'");

let db: Db;
beforeAll(async () => {
  db = await openFreshDb();
  await seedDemoUsers(db, TEST_KEY, FROM);
  const by = { userId: "clock", organisationId: "clock", role: "clock", area: DEMO_AREA } as const;
  await loadCatalogue(db, { demo: true }, { by, at: FROM });
  await seedLives(db, { area: DEMO_AREA, from: FROM, until: UNTIL, contactsPerYear: 900, seed: 5 });
}, 240_000);
afterAll(() => db.close());

interface Counted {
  readonly line: string;
  readonly people: number;
}
const counted = async (query: ReturnType<typeof sql<Counted>>): Promise<Record<string, number>> =>
  Object.fromEntries((await query.execute(db.q)).rows.map(({ line, people }) => [line, Number(people)]));

describe("who pays", () => {
  it("has in each cell the people and the pence that the ledger's entries add up to", async () => {
    const { rows } = await sql<{ cell: string; people: number; pence: number }>`
      select cell, count(*) as people, sum(pence) as pence from (
        select case_id, bearer || '.' || band as cell, sum(quantity * unit_base_pence) as pence
        from ledger_entry where area = ${DEMO_AREA} and quarter = '2026Q1' group by 1, 2) as by_case
      where pence <> 0 group by 1`.execute(db.q);
    const truth = await truthOf(LEDGER, db, DEMO_AREA);
    const cells = [...truth].filter(([key]) => key.startsWith("bearer-band."));
    expect(rows.length).toBeGreaterThan(5);
    expect(cells.map(([key, { people, pence }]) => [key, people, pence]).sort()).toEqual(
      rows.map((row) => [`bearer-band.${row.cell}`, Number(row.people), Number(row.pence)]).sort(),
    );
  });
});

describe("cost per case", () => {
  it("has each person in the band of all their entries", async () => {
    const bands = await counted(sql<Counted>`
      select case when pence < 50000 then 'from-0' when pence < 100000 then 'from-500' when pence < 200000 then 'from-1000'
        when pence < 500000 then 'from-2000' when pence < 1000000 then 'from-5000' when pence < 2000000 then 'from-10000'
        when pence < 5000000 then 'from-20000' else 'from-50000' end as line, count(*) as people
      from (select case_id, sum(base_pence) as pence from ledger_entry
        where area = ${DEMO_AREA} and quarter = '2026Q1' group by 1) as by_case
      where pence <> 0 group by 1`);
    const truth = await truthOf(LEDGER, db, DEMO_AREA);
    expect(peopleIn(truth, "cost")).toEqual(bands);
    const { rows } = await sql<{ pence: number }>`
      select sum(base_pence) as pence from ledger_entry where area = ${DEMO_AREA} and quarter = '2026Q1'`.execute(db.q);
    for (const list of ["all", "band", "bearer", "bearer-band", "cost", "tenth"]) {
      const ours = [...truth].filter(([key]) => key.startsWith(`${list}.`)).map(([, { pence }]) => pence);
      expect([list, ours.reduce((sum, pence) => sum + pence, 0)]).toEqual([list, Number(rows[0]?.pence)]);
    }
  });
});

describe("the journey", () => {
  it("has each person in the band of their hours until anything was begun or done", async () => {
    const waits = await counted(sql<Counted>`
      select case when hours is null then 'not-yet' when hours < 4 then 'hours-4' when hours < 24 then 'hours-24'
        when hours < 72 then 'days-3' when hours < 168 then 'days-7' else 'later' end as line, count(*) as people
      from (select (unixepoch(min(e.at), 'subsec') - unixepoch((
          select min(started_at) from contact where case_id = c.id), 'subsec')) / 3600.0 as hours
        from "case" as c left join event as e on e.case_id = c.id and e.subject = 'action' and e.at < ${ENDED}
          and e.to_status in ('under-way', 'done') and e.from_status <> e.to_status
        where c.area = ${DEMO_AREA} and ${OPENED_IN} group by c.id) as by_case group by 1`);
    expect(peopleIn(await truthOf(OPENED, db, DEMO_AREA), "wait")).toEqual(waits);
  });

  it("has as many organisations as had been told until one took something on", async () => {
    const asked = await counted(sql<Counted>`
      select case when accepted is null and told = 0 then 'none' when accepted is null then 'not-yet' when told <= 1 then 'one'
        when told <= 3 then 'two' when told <= 5 then 'four' else 'six' end as line, count(*) as people
      from (select f.id, f.accepted, (
          select count(distinct a.owner_organisation_id) from action as a where a.case_id = f.id and a.sent_at is not null
            and a.sent_at < ${ENDED} and a.created_at < ${ENDED} and (f.accepted is null or a.sent_at <= f.accepted)) as told
        from (select c.id, (select min(e.at) from event as e where e.case_id = c.id and e.type = 'ACCEPTED'
            and e.at < ${ENDED}) as accepted
          from "case" as c where c.area = ${DEMO_AREA} and ${OPENED_IN}) as f) as by_case group by 1`);
    expect(Object.keys(asked).length).toBeGreaterThan(1);
    expect(peopleIn(await truthOf(OPENED, db, DEMO_AREA), "asked")).toEqual(asked);
  });

  it("has each person by how many places they had tried", async () => {
    const tried = await counted(sql<Counted>`
      select case when most is null then 'not-asked' when most = 0 then 'none' when most <= 2 then 'one' when most <= 5
        then 'three' else 'six' end as line, count(*) as people
      from (select max(t.doors_tried) as most from "case" as c left join contact as t on t.case_id = c.id
          and t.started_at < ${ENDED} where c.area = ${DEMO_AREA} and ${OPENED_IN} group by c.id) as by_case group by 1`);
    const truth = await truthOf(OPENED, db, DEMO_AREA);
    expect(peopleIn(truth, "tried")).toEqual(tried);
  });
});

describe("unmet need", () => {
  it("has the people of each pathway, and of each reason with what came after", async () => {
    const recorded = sql.raw(
      `from unmet_need as u where u.area = '${DEMO_AREA}' and u.at >= '2026-01-01T00:00:00.000Z' and u.at < '2026-03-31T23:00:00.000Z' group by 1`,
    );
    const truth = await truthOf(UNMET, db, DEMO_AREA);
    const pathways = await counted(sql<Counted>`select pathway as line, count(distinct case_id) as people ${recorded}`);
    expect(Object.keys(pathways).length).toBeGreaterThan(2);
    expect(peopleIn(truth, "pathway")).toEqual(pathways);
    expect(peopleIn(truth, "reason-met")).toEqual(
      await counted(sql<Counted>`
        select reason || case when met_by is null then '.not-met' else '.met' end as line,
          count(distinct case_id) as people ${recorded}`),
    );
  });
});
