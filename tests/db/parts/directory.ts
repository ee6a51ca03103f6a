import { insertServiceParts } from "#db/service-part.ts";
import { insertService } from "#db/service.ts";
import { columnsOf, partRowsOf } from "#app/directory/stored.ts";
import { MONDAY } from "../../factories.ts";
import { aService } from "../../directory/services.ts";
import type { PartOf } from "../part.ts";

/** Two services that answer the same need. */
export const part: PartOf = async (trx) => {
  const at = { source: "test", imported_at: MONDAY, checked_by: null, version: 1 };
  for (const id of ["service-one", "service-two"]) {
    const service = aService({ id, assured_date: id === "service-one" ? "2026-01-01" : undefined });
    await insertService(trx, { id, ...columnsOf(service), ...at });
    await insertServiceParts(trx, partRowsOf(service, ["stalking-advocate", "men"]));
  }
  return {
    looks: {
      "service.serviceById": [["service-one"], true],
      "service.servicesAfter": [["service-one", 10], 1],
      "service.countServices": [[], "2"],
      "service.servicesByChecked": [[{ limit: 10 }], 2],
      "service.servicesForNeed": [["men", 10], 2],
      "service.servicesOfSource": [["test"], 2],
      "service-part.partsOfServices": [[["service-one"]], true],
    },
    changes: {
      "service.updateService": [["service-one", 1, { name: "Changed" }], true, false],
      "service.endService": [["service-two", MONDAY], true, false],
      "service-part.removePartsOfService": [["service-one"], undefined, undefined],
    },
  };
};
