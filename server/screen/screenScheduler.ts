/** Whose turn is next, when many have work and one may have very much: who had none for long goes first. */

/** Turns of newcomers in a row before somebody who has had one is next: many newcomers must not stop the others either. */
const NEWCOMERS_IN_A_ROW = 16;

/** Everybody is in it once at most; newcomers and the others each in the order in which they came. */
export class Turns<T> {
  readonly #newcomers = new Set<T>();
  readonly #others = new Set<T>();
  #newcomersInARow = 0;

  get isEmpty(): boolean {
    return this.#newcomers.size + this.#others.size === 0;
  }

  /** `one` has work, and maybe was waiting for its turn already. */
  arrived(one: T): void {
    if (!this.#others.has(one)) this.#newcomers.add(one);
  }

  /** `one` had its turn, and has more to do. */
  again(one: T): void {
    this.#others.add(one);
  }

  next(): T | undefined {
    const mayBeNewcomer = this.#newcomersInARow < NEWCOMERS_IN_A_ROW || this.#others.size === 0;
    const isNewcomer = mayBeNewcomer && this.#newcomers.size > 0;
    this.#newcomersInARow = isNewcomer ? this.#newcomersInARow + 1 : 0;
    const [one] = isNewcomer ? this.#newcomers : this.#others;
    if (one !== undefined) this.delete(one);
    return one;
  }

  delete(one: T): void {
    this.#newcomers.delete(one);
    this.#others.delete(one);
  }
}
