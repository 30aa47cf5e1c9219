/** The sizes a session's tty had, each from an offset of its output on (S8). */

import type { Size } from '../../../protocol/messages/common.ts';

/** Changes that are remembered, far more than one absence sees: a drag of a window's edge makes some dozens. */
const MAX_KEPT_CHANGES = 4096;

/** Change `number` of the epoch: the tty has `size` from output offset `at` on. */
export type SizeChange = { readonly number: number; readonly at: number; readonly size: Size };

export class SizeLog {
  /** By number; the first stands for everything before it. */
  readonly #changes: SizeChange[];

  /** @param size what the tty begins with; @param later changes since, in order, of which the oldest may be missing. */
  constructor(size: Size, later: readonly SizeChange[] = []) {
    const [first] = later;
    this.#changes =
      first === undefined || first.number === 1 ? [{ number: 0, at: 0, size }, ...later] : [...later];
  }

  /** The newest `count` changes, the first size not among them. */
  newest(count: number): readonly SizeChange[] {
    return this.#changes.filter(({ number }) => number > 0).slice(-count);
  }

  /** The newest change. */
  get last(): SizeChange {
    return this.#changes.at(-1) as SizeChange;
  }

  /** The size changes to `size` at offset `at`, which no change is beyond. */
  add(at: number, size: Size): void {
    this.#changes.push({ number: this.last.number + 1, at, size });
    if (this.#changes.length > MAX_KEPT_CHANGES) this.#changes.shift();
  }

  /** The change that follows number `number`; undefined when it is the newest. */
  after(number: number): SizeChange | undefined {
    const [oldest] = this.#changes as [SizeChange];
    return this.#changes[Math.max(0, number + 1 - oldest.number)];
  }

  /** What is in force for a reader at `offset` that has taken `seen` changes; without a count, all up to there. */
  inForce(offset: number, seen?: number): SizeChange {
    const [oldest] = this.#changes as [SizeChange];
    const known = seen === undefined ? undefined : this.#changes[seen - oldest.number];
    // A count that contradicts the offset is not from this log.
    if (known !== undefined && known.at <= offset && (this.after(known.number)?.at ?? Infinity) >= offset)
      return known;
    return this.#changes.findLast(({ at }) => at <= offset) ?? oldest;
  }
}
