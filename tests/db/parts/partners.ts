import { insertCapacity } from "#db/capacity.ts";
import { newId } from "#db/ids.ts";
import { insertTelling } from "#db/telling.ts";
import { MONDAY } from "../../factories.ts";
import type { PartOf } from "../part.ts";

/** The advocates have no places until Thursday, and were told of an action by phone. */
export const part: PartOf = async (trx, { hub, case: caseId, action, sealedText, keyId }) => {
  const id = newId();
  const organisation = hub.organisation.first;
  await insertCapacity(trx, {
    id,
    organisation_id: organisation,
    pathway: "idva",
    places: 0,
    until_day: "2026-03-05" as never,
    said_by: hub.user.partner,
    said_at: MONDAY,
  });
  const telling = newId();
  await insertTelling(trx, {
    id: telling,
    case_id: caseId,
    action_id: action,
    how: "phone",
    whom_sealed: sealedText("telling", "whom_sealed", telling),
    reference_sealed: null,
    by: hub.user["call-handler"],
    at: MONDAY,
    key_id: keyId,
  });
  return {
    looks: {
      "capacity.capacityOf": [[organisation, "idva"], true],
      "capacity.capacitiesOfOrganisation": [[organisation], 1],
      "capacity.withoutPlaces": [[hub.area, "2026-03-04"], 1],
      "telling.tellingsOfAction": [[action], 1],
    },
    changes: {
      "capacity.takePlace": [[organisation, "refuge"], 0, 0],
      "capacity.updateCapacity": [[id, 1, { places: 2 }], true, false],
    },
  };
};
