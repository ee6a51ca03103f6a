import { afterEach, beforeEach, vi } from "vitest";

/** A test that prints an error has found one: it fails, unless the test itself replaced console.error. */
beforeEach(() => {
  vi.spyOn(console, "error").mockImplementation((...args: unknown[]) => {
    throw new Error(`console.error was called: ${args.map(String).join(" ")}`);
  });
});

afterEach(() => {
  vi.restoreAllMocks();
});
