/** The size that a terminal requests for the tty, and whether another device's size is in force (S8, S9). */

import { sameSize, type Size } from '../../protocol/messages/common.ts';

export class RequestedSize {
  readonly #onForeignSize: (size: Size | null) => void;
  #size: Size;
  /** Requested from the server and not in force yet, oldest first. */
  #requested: Size[] = [];
  #isForeign = false;

  /** Calls `onForeignSize` with each size of another device, and with null when the tty follows this one again. */
  constructor(size: Size, onForeignSize: (size: Size | null) => void) {
    this.#size = size;
    this.#onForeignSize = onForeignSize;
  }

  /** Takes the size that the terminal has room for now; false when it is the same as before. */
  change(size: Size): boolean {
    if (sameSize(size, this.#size)) return false;
    this.#size = size;
    return true;
  }

  /** The size for an attach message: requests on an earlier connection no longer count. */
  requestAnew(): Size {
    this.#requested = [];
    return this.request();
  }

  /** The size for the server, which counts as requested from now on. */
  request(): Size {
    this.#requested.push(this.#size);
    return this.#size;
  }

  /** True when the current size was requested. */
  get isRequested(): boolean {
    const last = this.#requested.at(-1);
    return last !== undefined && sameSize(last, this.#size);
  }

  /** Takes the tty's size: one that was not requested here is another device's. */
  ttySize(size: Size): void {
    const index = this.#requested.findIndex((requested) => sameSize(requested, size));
    if (index >= 0) this.#requested.splice(0, index);
    const isForeign = index < 0;
    if (isForeign || this.#isForeign) this.#onForeignSize(isForeign ? size : null);
    this.#isForeign = isForeign;
  }
}
