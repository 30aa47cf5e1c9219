/** Sizes of a session's tty, each with the output offset from which it applies (S8). */

import type { Size } from '../../../protocol/messages/common.ts';

/** Max stored changes. A client misses far fewer: dragging a window's edge makes some dozens. */
const MAX_KEPT_CHANGES = 4096;

/** A size change, numbered within the epoch. The tty has `size` from output offset `at` on. */
export type SizeChange = { readonly number: number; readonly at: number; readonly size: Size };

export class SizeLog {
  /** Changes in order of their numbers. The first one also applies to everything before it. */
  readonly #changes: SizeChange[];

  /** @param size initial size. @param later changes since then, in order. The oldest of them may be missing. */
  constructor(size: Size, later: readonly SizeChange[] = []) {
    const [first] = later;
    this.#changes =
      first === undefined || first.number === 1 ? [{ number: 0, at: 0, size }, ...later] : [...later];
  }

  /** Returns the newest `count` changes, without the initial size. */
  newest(count: number): readonly SizeChange[] {
    return this.#changes.filter(({ number }) => number > 0).slice(-count);
  }

  /** The newest change. */
  get last(): SizeChange {
    return this.#changes.at(-1) as SizeChange;
  }

  /** Adds a change at offset `at`, which must not be before the last one. */
  add(at: number, size: Size): void {
    this.#changes.push({ number: this.last.number + 1, at, size });
    if (this.#changes.length > MAX_KEPT_CHANGES) this.#changes.shift();
  }

  /** Returns the change after number `number`; undefined if `number` is the newest. */
  after(number: number): SizeChange | undefined {
    const [oldest] = this.#changes as [SizeChange];
    return this.#changes[Math.max(0, number + 1 - oldest.number)];
  }

  /**
   * Returns the change that applies to a reader at `offset`. The reader has applied `seen` changes; by default, all up to
   * `offset`.
   */
  inForce(offset: number, seen?: number): SizeChange {
    const [oldest] = this.#changes as [SizeChange];
    const known = seen === undefined ? undefined : this.#changes[seen - oldest.number];
    // A count that contradicts the offset does not refer to this log, so it is ignored.
    if (known !== undefined && known.at <= offset && (this.after(known.number)?.at ?? Infinity) >= offset)
      return known;
    return this.#changes.findLast(({ at }) => at <= offset) ?? oldest;
  }
}
