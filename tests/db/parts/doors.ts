import { doorsTriedBy, keepDoorsTried } from "#db/contact-door.ts";
import { insertContactPoint, keepContactPointStatus } from "#db/contact-point.ts";
import { insertImportedReferral } from "#db/imported-referral.ts";
import { newId } from "#db/ids.ts";
import { addToLegacyTotal, insertLegacyContacts } from "#db/legacy-contact.ts";
import type { Day } from "#machines/time.ts";
import { MONDAY } from "../../factories.ts";
import type { PartOf } from "../part.ts";

const MONTH = [{ month: "2026-03", from: "2026-03-01T00:00:00.000Z", until: "2026-04-01T00:00:00.000Z" }];

/** A helpline that was closed, one contact of its old log, and somebody who had tried it. */
export const part: PartOf = async (trx, { hub: { area, organisation }, contact }) => {
  const id = newId();
  const words = { name: "Old Helpline", name_key: "old helpline", organisation: "Test trust", reach: "01632 960001" };
  await insertContactPoint(trx, { id, area, ...words, kind: "phone", created_at: MONDAY, version: 1 });
  const status = { contact_point_id: id, from_day: "2026-01-05" as Day, at: MONDAY };
  await keepContactPointStatus(trx, { ...status, status: "ringing" });
  await keepContactPointStatus(trx, { ...status, status: "closed" });
  const row = { contact_point_id: id, source_key: "aa", on_day: "2026-01-05" as Day };
  await insertLegacyContacts(trx, [row]);
  await addToLegacyTotal(trx, { area, month: "2026-01", contact_point_id: id, contacts: 1 });
  await keepDoorsTried(trx, contact, [id]);
  await doorsTriedBy(trx, contact);
  await insertImportedReferral(trx, {
    organisation_id: organisation.gp,
    source_key: "aa",
    person_key: "bb",
    at: MONDAY,
  });
  return {
    looks: {
      "imported-referral.importedReferral": [[organisation.gp, "aa"], true],
      "contact-point.contactPointById": [[id], true],
      "contact-point.contactPointByName": [[area, "old helpline"], true],
      "contact-point.contactPointsOfArea": [[area], 1],
      "contact-point.statusesOfContactPoint": [[id], 1],
      "contact-point.contactPointStatusesOfArea": [[area], 1],
      "legacy-contact.legacyTotals": [[area, "2025-01", "2026-03"], 1],
      "legacy-contact.countedLegacyTotals": [[area], 1],
      "legacy-contact.hubContactsByMonth": [[area, MONTH], 1],
      "contact-door.doorsTriedBy": [[contact], 1],
      "contact.endedCalls": [[area, "2020-01-01T00:00:00.000Z"], 0],
    },
    changes: {
      "contact-point.updateContactPoint": [[id, 1, { reach: "01632 960002" }], true, false],
      "contact-point.keepContactPointStatus": [[{ ...status, status: "forwarded" }], undefined, undefined],
      "contact-door.keepDoorsTried": [[contact, [id]], undefined, undefined],
      "legacy-contact.addToLegacyTotal": [
        [{ area, month: "2026-01", contact_point_id: id, contacts: 1 }],
        undefined,
        undefined,
      ],
    },
  };
};
