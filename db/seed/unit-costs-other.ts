// Newer national prices than the Unit Cost Database has, used in its place wherever both price the same thing.
import { rowsOf } from "./unit-cost-row.ts";

export const PSSRU_2025 = rowsOf(
  {
    version: "PSSRU 2025",
    source:
      "Unit Costs of Health and Social Care 2025, Personal Social Services Research Unit, https://kar.kent.ac.uk/115569/",
    licence: "Quoted with attribution to the Personal Social Services Research Unit",
    grade: 2,
    demo: false,
  },
  [
    [
      "gp-consultation",
      "GP consultation, 10 minutes, without qualification costs",
      "per consultation",
      4000,
      "2024-25",
      "nhs",
      "preventive",
    ],
    [
      "gp-consultation-full",
      "GP consultation, 10 minutes, with qualification costs",
      "per consultation",
      4800,
      "2024-25",
      "nhs",
      "preventive",
    ],
    ["ae-attendance", "A&E attendance", "per attendance", 28000, "2024-25", "nhs", "reactive"],
    ["inpatient-long", "Unplanned hospital stay, long", "per stay", 539500, "2024-25", "nhs", "reactive"],
    ["inpatient-short", "Unplanned hospital stay, short", "per stay", 82400, "2024-25", "nhs", "reactive"],
    ["talking-therapy-contact", "Talking therapy contact", "per contact", 16900, "2024-25", "nhs", "preventive"],
    [
      "social-worker-hour",
      "Adult social worker, without qualification costs",
      "per hour",
      5400,
      "2024-25",
      "council-adults",
      "reactive",
    ],
    [
      "social-worker-hour-full",
      "Adult social worker, with qualification costs",
      "per hour",
      6100,
      "2024-25",
      "council-adults",
      "reactive",
    ],
  ],
);

export const HOME_OFFICE_CRIME_2019_20 = rowsOf(
  {
    version: "HO crime 2019-20",
    source: "Economic and social costs of crime 2019 to 2020, Home Office, 2026",
    licence: "Open Government Licence v3.0",
    grade: 5,
    demo: false,
  },
  [
    [
      "violence-with-injury-response",
      "Violence with injury: police and justice",
      "per offence",
      205000,
      "2019-20",
      "police-courts",
      "reactive",
    ],
    [
      "violence-without-injury-response",
      "Violence without injury: police and justice",
      "per offence",
      154000,
      "2019-20",
      "police-courts",
      "reactive",
    ],
    ["rape-response", "Rape: police and justice", "per offence", 909000, "2019-20", "police-courts", "reactive"],
    [
      "homicide-response",
      "Homicide: police and justice",
      "per offence",
      64078000,
      "2019-20",
      "police-courts",
      "reactive",
    ],
  ],
);
