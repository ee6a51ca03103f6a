import { HOME_OFFICE_CRIME_2019_20, PSSRU_2025 } from "./unit-costs-other.ts";
import type { UnitCostRow } from "./unit-cost-row.ts";
import { UCD_1_4 } from "./unit-costs-ucd.ts";

/** Every published price the hub knows. Each has a source, a version, a code, a price year and an evidence grade. */
export const UNIT_COSTS: readonly UnitCostRow[] = [...UCD_1_4, ...PSSRU_2025, ...HOME_OFFICE_CRIME_2019_20];
