import cliProgress from "cli-progress";

/** A bar on stderr that goes from nothing to `size` bytes; nothing is drawn where stderr is no terminal. */
export function importBar(size: number): { update(bytes: number): void; stop(): void } {
  const bar = new cliProgress.SingleBar({
    format: "{bar} {percentage}% {duration_formatted}",
    stream: process.stderr,
    etaBuffer: 100,
  });
  bar.start(size, 0);
  return { update: (bytes) => bar.update(bytes), stop: () => bar.stop() };
}
