import type { Instant } from "#machines/time.ts";

/** Something that will happen: at a moment, and, of equal moments, in the order it was planned. */
export interface Planned<T> {
  readonly at: Instant;
  readonly order: number;
  readonly what: T;
}

/** What is planned, earliest first: a binary heap, so that a county's two years stay quick. */
export class Plan<T> {
  readonly #heap: Planned<T>[] = [];
  #order = 0;

  get size(): number {
    return this.#heap.length;
  }

  add(at: Instant, what: T): void {
    this.#heap.push({ at, order: this.#order++, what });
    this.#up(this.#heap.length - 1);
  }

  /** Takes the earliest out; undefined when nothing is planned. */
  take(): Planned<T> | undefined {
    const first = this.#heap[0];
    const last = this.#heap.pop();
    if (first === undefined || last === undefined) return undefined;
    if (this.#heap.length > 0 && first !== last) {
      this.#heap[0] = last;
      this.#down(0);
    }
    return first;
  }

  #before(a: number, b: number): boolean {
    const left = this.#heap[a] as Planned<T>;
    const right = this.#heap[b] as Planned<T>;
    return left.at < right.at || (left.at === right.at && left.order < right.order);
  }

  #swap(a: number, b: number): void {
    const kept = this.#heap[a] as Planned<T>;
    this.#heap[a] = this.#heap[b] as Planned<T>;
    this.#heap[b] = kept;
  }

  #up(index: number): void {
    for (let child = index; child > 0;) {
      const parent = (child - 1) >> 1;
      if (!this.#before(child, parent)) return;
      this.#swap(child, parent);
      child = parent;
    }
  }

  #down(index: number): void {
    for (let parent = index; ;) {
      let first = parent;
      for (const child of [2 * parent + 1, 2 * parent + 2])
        if (child < this.#heap.length && this.#before(child, first)) first = child;
      if (first === parent) return;
      this.#swap(parent, first);
      parent = first;
    }
  }
}
