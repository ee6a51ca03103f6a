import { insertBusinessCase, insertBusinessCaseVersion, insertCashableSignature } from "#db/business-case.ts";
import { newId } from "#db/ids.ts";
import { MONDAY } from "../../factories.ts";
import type { PartOf } from "../part.ts";

/** A business case with two versions, the first of them signed. */
export const part: PartOf = async (trx, { hub: { area, user } }) => {
  const [id, first, second] = [newId(), newId(), newId()];
  await insertBusinessCase(trx, {
    id,
    area,
    name: "Test",
    created_at: MONDAY,
    created_by: user.commissioner,
  });
  const same = { business_case_id: id, input: "{}", sources: "{}", vintage: "Test", at: MONDAY, by: user.commissioner };
  const none = { comparator: "none", comparator_grade: null, comparator_words: null, note: "" } as const;
  await insertBusinessCaseVersion(trx, { ...same, ...none, id: first, number: 1 });
  await insertBusinessCaseVersion(trx, {
    ...same,
    id: second,
    number: 2,
    comparator: "assumption",
    comparator_grade: 6,
    comparator_words: "A guess.",
    note: "",
  });
  await insertCashableSignature(trx, { id: newId(), version_id: first, at: MONDAY, by: user["finance-lead"] });
  return {
    looks: {
      "business-case.businessCaseById": [[id], true],
      "business-case.businessCasesOf": [[area], 1],
      "business-case.businessCaseVersions": [[[id]], 2],
      "business-case.businessCaseVersion": [[id, 2], true],
      "business-case.newestBusinessCaseVersion": [[id], true],
      "business-case.cashableSignatures": [[[first, second]], 1],
      "deflator.deflatorVintages": [[], 1],
    },
    changes: {},
  };
};
