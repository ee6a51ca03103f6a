/** What of amounts that are never changed still stands: neither taken back, nor itself what takes another back. */
export function stillStanding<R extends { readonly id: string; readonly corrects_id: string | null }>(
  rows: readonly R[],
): R[] {
  const takenBack = new Set(rows.map((row) => row.corrects_id));
  return rows.filter((row) => row.corrects_id === null && !takenBack.has(row.id));
}
