/**
 * Does the work at once and then again every so many milliseconds; one never overlaps another. The work keeps its own failures. The
 * answer stops it and waits for what is under way.
 */
export function beating(work: () => Promise<void>, every: number): () => Promise<void> {
  let underWay: Promise<void> | null = null;
  const once = async () => {
    await work();
    underWay = null;
  };
  const beat = () => {
    underWay ??= once();
  };
  const timer = setInterval(beat, every);
  beat();
  return async () => {
    clearInterval(timer);
    await underWay;
  };
}
