/** The size a terminal has room for, and whether the tty has another's (S8, S9). */

import { sameSize, type Size } from '../../protocol/messages/common.ts';

export class SizeWish {
  #size: Size;
  /** Stated to the server and not answered yet, oldest first. */
  #stated: Size[] = [];

  constructor(size: Size) {
    this.#size = size;
  }

  get size(): Size {
    return this.#size;
  }

  /** There is room for `size` now; false when there was before. */
  change(size: Size): boolean {
    if (sameSize(size, this.#size)) return false;
    this.#size = size;
    return true;
  }

  /** The wish travels with an attach: what was stated on an earlier connection counts no more. */
  stateAnew(): Size {
    this.#stated = [];
    return this.state();
  }

  /** The wish is told to the server. */
  state(): Size {
    this.#stated.push(this.#size);
    return this.#size;
  }

  /** Whether the newest wish was told. */
  get isStated(): boolean {
    const last = this.#stated.at(-1);
    return last !== undefined && sameSize(last, this.#size);
  }

  /** Whether the tty's size is another's: one that nobody here has asked for. */
  isForeign(size: Size): boolean {
    const asked = this.#stated.findIndex((stated) => sameSize(stated, size));
    if (asked >= 0) this.#stated.splice(0, asked);
    return asked < 0;
  }
}
