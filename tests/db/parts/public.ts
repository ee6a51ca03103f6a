import { newId } from "#db/ids.ts";
import { insertPublicForm } from "#db/public-form.ts";
import { MONDAY } from "../../factories.ts";
import type { PartOf } from "../part.ts";

/** What somebody sent through the page for everybody. */
export const part: PartOf = async (trx, { case: caseId, contact }) => {
  await insertPublicForm(trx, {
    id: newId(),
    form_hash: "ff",
    request_hash: "ee",
    reference: "TEST-0013",
    writer: "self",
    case_id: caseId,
    contact_id: contact,
    word_hash: "$argon2id$",
    due_at: MONDAY,
    at: MONDAY,
  });
  return {
    looks: {
      "public-form.publicFormByKey": [["ff"], true],
      "public-form.publicFormByReference": [["TEST-0013"], true],
    },
    changes: {},
  };
};
