import { insertAction } from "#db/action.ts";
import { insertEvent } from "#db/event.ts";
import { newId } from "#db/ids.ts";
import { insertPersonLink } from "#db/person-link.ts";
import { instantOf, later } from "#machines/time.ts";
import { MONDAY } from "../../factories.ts";
import type { PartOf } from "../part.ts";

const SPAN = { since: instantOf("2026-01-01T00:00:00Z"), until: instantOf("2026-03-31T23:00:00Z") };
const DAYS = { first: "2026-01-01", last: "2026-03-31" };

/** A case that was reviewed, came again after it was closed and went to the conference, and one that is another's person. */
export const part: PartOf = async (trx, { hub, case: caseId, urgent, sealedText, keyId }) => {
  const happened = { subject: "case", subject_id: urgent, case_id: urgent, at: MONDAY } as const;
  await insertEvent(trx, { ...happened, type: "REVIEWED", from_status: "review", to_status: "supporting" });
  await insertEvent(trx, { ...happened, type: "CONTACTED_AGAIN", from_status: "closed", to_status: "reopened" });
  await insertAction(trx, {
    id: newId(),
    case_id: urgent,
    area: hub.area,
    pathway: "marac-referral",
    rules: '["R2"]',
    consent_basis: "given",
    status: "done",
    owner_organisation_id: hub.organisation.second,
    due_at: MONDAY,
    created_at: MONDAY,
    version: 1,
    key_id: keyId,
  });
  const closed = await trx.q.selectFrom("case").select("id").where("status", "=", "closed").executeTakeFirstOrThrow();
  const link = newId();
  await insertPersonLink(trx, {
    id: link,
    area: hub.area,
    kind: "join",
    case_id: caseId,
    other_case_id: closed.id,
    reason_sealed: sealedText("person_link", "reason_sealed", link),
    status: "agreed",
    asked_by: hub.user["call-handler"],
    asked_at: MONDAY,
    due_at: later(MONDAY, 1000),
    decided_by: hub.user["duty-manager"],
    decided_at: MONDAY,
    version: 1,
    key_id: keyId,
  });
  return {
    looks: {
      "person-link.agreedPersonLinks": [[hub.area], 1],
      "report-opened.casesOpened": [[hub.area, SPAN], 3],
      "report-opened.contactsOfOpened": [[hub.area, SPAN], 1],
      "report-opened.turnsOfOpened": [[hub.area, SPAN], 1],
      "report-opened.actionsOfOpened": [[hub.area, SPAN], 5],
      "report-people.gradesOfAssessed": [[hub.area, SPAN], 1],
      "report-people.needsUnmet": [[hub.area, SPAN], 2],
      "report-people.clocksDue": [[hub.area, SPAN], 1],
      "report-known.firstReviewed": [[hub.area, SPAN], 1],
      "report-known.knownOfCases": [[[caseId, urgent], DAYS.last], 1],
      "report-known.casesWithEvent": [[hub.area, ["visit"], DAYS], 1],
      "report-people.conferenceReferrals": [[hub.area, SPAN], 1],
      "report-people.contactedAgain": [[hub.area, SPAN], 1],
      "report-people.contactsBegun": [[hub.area, SPAN], 2],
    },
    changes: {},
  };
};
