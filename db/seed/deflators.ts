// The price index that brings every price to one year: GDP deflators at market prices, financial years, 2024-25 = 100.
// HM Treasury, March 2026 release, Open Government Licence v3.0. The vintage is part of every figure made with it:
// another one moves old prices by a few per cent.
import type { Insertable } from "kysely";
import type { DeflatorTable } from "../schema.ts";

/** The release that every uprated figure names. */
export const VINTAGE = "HMT March 2026";

const INDEX: readonly (readonly [fy: string, index: number, status: "outturn" | "forecast"])[] = [
  ["2000-01", 54.3697, "outturn"],
  ["2001-02", 55.4597, "outturn"],
  ["2002-03", 56.6, "outturn"],
  ["2003-04", 57.9885, "outturn"],
  ["2004-05", 59.7172, "outturn"],
  ["2005-06", 61.3576, "outturn"],
  ["2006-07", 63.2017, "outturn"],
  ["2007-08", 64.438, "outturn"],
  ["2008-09", 66.8397, "outturn"],
  ["2009-10", 67.7042, "outturn"],
  ["2010-11", 68.8561, "outturn"],
  ["2011-12", 70.3261, "outturn"],
  ["2012-13", 71.5454, "outturn"],
  ["2013-14", 73.0337, "outturn"],
  ["2014-15", 74.0662, "outturn"],
  ["2015-16", 74.5804, "outturn"],
  ["2016-17", 76.0754, "outturn"],
  ["2017-18", 77.0388, "outturn"],
  ["2018-19", 78.7948, "outturn"],
  ["2019-20", 80.8738, "outturn"],
  ["2020-21", 85.1002, "outturn"],
  ["2021-22", 85.3036, "outturn"],
  ["2022-23", 91.2996, "outturn"],
  ["2023-24", 96.1117, "outturn"],
  ["2024-25", 100.0, "outturn"],
  ["2025-26", 103.2388, "forecast"],
  ["2026-27", 105.3095, "forecast"],
  ["2027-28", 107.3546, "forecast"],
  ["2028-29", 109.3571, "forecast"],
  ["2029-30", 111.3959, "forecast"],
  ["2030-31", 113.6416, "forecast"],
];

export const DEFLATORS: readonly Insertable<DeflatorTable>[] = INDEX.map(([fy, index_value, status]) => ({
  vintage: VINTAGE,
  fy,
  index_value,
  status,
}));

export const DEFLATOR_NAME = "GDP deflator";
/** The year to whose prices every ledger entry is brought. */
export const BASE_YEAR = "2024-25";
