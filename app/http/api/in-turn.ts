// The same request sent many times at once is done once after another: the second then finds the first one's answer. A database that
// lets two write at a time would let both begin, and refuse one of them.
const underWay = new Map<string, Promise<unknown>>();

/** Runs the work when nothing else runs by this key. */
export async function inTurn<T>(key: string, work: () => Promise<T>): Promise<T> {
  const mine = (underWay.get(key) ?? Promise.resolve()).then(work);
  const settled = mine.catch(() => undefined);
  underWay.set(key, settled);
  try {
    return await mine;
  } finally {
    if (underWay.get(key) === settled) underWay.delete(key);
  }
}
