/** Fair scheduler: screens that have just become busy go before those that are still working. */

/** Max consecutive turns of newly busy screens while others wait, so that they cannot starve the others. */
const MAX_NEWCOMERS_IN_A_ROW = 16;

/** Queue of items that have work, each at most once. Newcomers and others are two groups, each in order of arrival. */
export class ScreenScheduler<T> {
  readonly #newcomers = new Set<T>();
  readonly #others = new Set<T>();
  #newcomersInARow = 0;

  get isEmpty(): boolean {
    return this.#newcomers.size + this.#others.size === 0;
  }

  /** Queues an item that has received work. An item that is already queued keeps its place. */
  add(item: T): void {
    if (!this.#others.has(item)) this.#newcomers.add(item);
  }

  /** Queues an item again that had its turn and still has work. */
  addAgain(item: T): void {
    this.#others.add(item);
  }

  /** Removes and returns the item whose turn it is. */
  next(): T | undefined {
    const mayBeNewcomer = this.#newcomersInARow < MAX_NEWCOMERS_IN_A_ROW || this.#others.size === 0;
    const isNewcomer = mayBeNewcomer && this.#newcomers.size > 0;
    this.#newcomersInARow = isNewcomer ? this.#newcomersInARow + 1 : 0;
    const [item] = isNewcomer ? this.#newcomers : this.#others;
    if (item !== undefined) this.delete(item);
    return item;
  }

  delete(item: T): void {
    this.#newcomers.delete(item);
    this.#others.delete(item);
  }
}
