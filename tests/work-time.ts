/**
 * How long this process itself works while `work` is done, in milliseconds of processor time. The machine of a test run may be
 * shared: by the clock on the wall a test would find out how busy the others are.
 */
export async function workTime<T>(work: () => Promise<T>): Promise<{ readonly answer: T; readonly ms: number }> {
  const began = process.cpuUsage();
  const answer = await work();
  const { user, system } = process.cpuUsage(began);
  return { answer, ms: (user + system) / 1000 };
}
