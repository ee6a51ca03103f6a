/** When every journey begins, for the hub and for the browser alike: a Monday morning in London. */
export const BEGAN = "2026-03-02T10:00:00.000Z";
