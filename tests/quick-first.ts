import type { TestSequencer, TestSpecification, Vitest } from "vitest/node";

/**
 * The order of test files for mutation testing, which stops at the first test that notices: the files that failed last time,
 * for neighbours are noticed by the same ones, then the quickest, and random documents by the thousand only at the end.
 */
export class QuickFirst implements TestSequencer {
  private readonly vitest: Vitest;

  constructor(vitest: Vitest) {
    this.vitest = vitest;
  }

  shard(files: TestSpecification[]): TestSpecification[] {
    return files;
  }

  sort(files: TestSpecification[]): TestSpecification[] {
    const known = new Map(files.map((file) => [file, this.vitest.cache.getTestSpecificationResult(file)]));
    const rank = (file: TestSpecification): number => {
      const last = known.get(file);
      return last?.failed ? -1 : (last?.duration ?? 0);
    };
    return [...files].sort((a, b) => rank(a) - rank(b));
  }
}
