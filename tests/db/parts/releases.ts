import { newId } from "#db/ids.ts";
import { insertPublisherSetting } from "#db/publisher-setting.ts";
import { insertRelease, insertReleasePeople } from "#db/report-release.ts";
import { MONDAY } from "../../factories.ts";
import type { PartOf } from "../part.ts";

/** A report that was frozen once, and a revision of it that was held back. */
export const part: PartOf = async (trx, { hub: { area, user } }) => {
  const [frozen, held] = [newId(), newId()];
  const of = { report: "test-report", area, period: "2026Q1" };
  const rules = { most_hidden: 7, count_step: 5, made_at: MONDAY, by: null };
  await insertRelease(trx, {
    ...of,
    ...rules,
    id: frozen,
    number: 1,
    status: "frozen",
    columns: "[]",
    rows: "[]",
    notes: "[]",
    people_digest: "one",
    told_in: "2026Q1",
  });
  await insertReleasePeople(trx, { release_id: frozen, people: "somebody one" });
  const nothing = { columns: null, rows: null, notes: null };
  await insertRelease(trx, {
    ...of,
    ...rules,
    ...nothing,
    id: held,
    number: 2,
    status: "held",
    people_digest: "two",
    told_in: "2026Q2",
  });
  const setting = { area, number: 1, most_hidden: 9, count_step: 10, at: MONDAY, by: user["call-handler"] };
  await insertPublisherSetting(trx, { id: newId(), ...setting });
  return {
    looks: {
      "report-release.releaseHeads": [["test-report", area], 2],
      "report-release.releasesByIds": [[[frozen, held]], 2],
      "report-release.peopleOfReleases": [[of], 1],
      "report-release.newestReleases": [[area], 1],
      "report-release.frozenIn": [[area, ["2026Q1", "2026Q2"]], 1],
      "publisher-setting.publisherSettings": [[area], 1],
      "report-costs.caseCosts": [[area, "2026Q1", "2025-26"], 1],
    },
    changes: {},
  };
};
