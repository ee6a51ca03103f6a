// The formula in words, printed beside every result: what model.ts works out, line by line.
export const FORMULA: readonly { readonly what: string; readonly how: string }[] = [
  { what: "Net units", how: "population × affected × engaged × retained × (impact − deadweight)" },
  {
    what: "Net units, where deadweight is a share",
    how: "population × affected × engaged × retained × impact × (1 − deadweight)",
  },
  { what: "At base-year prices", how: "pence × index of the base year ÷ index of its price year" },
  { what: "Correction for optimism", how: "by evidence grade 1 to 6: 0, 5, 10, 15, 25, 40 per cent" },
  { what: "Cost in year t", how: "pence at base-year prices × (1 + correction)" },
  {
    what: "Benefit in year t",
    how: "net units × pence at base-year prices × (1 − correction) × (1 − drop-off) to the power of (t − lag); nothing before the lag",
  },
  {
    what: "Present value",
    how: "each year × (1 + discount rate) to the power of −t, or −(t + 1) when the first year is discounted",
  },
  { what: "Public benefit", how: "fiscal + economic + social" },
  { what: "Fiscal net present value", how: "present fiscal benefit − present cost" },
  { what: "Benefit-cost ratio", how: "present public benefit ÷ present cost" },
  { what: "Payback", how: "the first year by which discounted fiscal benefit has reached discounted cost" },
];
