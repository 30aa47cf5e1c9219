/** Size that a terminal requests for the tty. It also detects that another device's size applies (S8, S9). */

import { sameSize, type Size } from '../../protocol/messages/common.ts';

export class RequestedSize {
  readonly #onForeignSize: (size: Size | null) => void;
  #size: Size;
  /** Sizes that were requested from the server but do not apply yet, oldest first. */
  #requested: Size[] = [];
  #isForeign = false;

  /**
   * Calls `onForeignSize` with the tty's size whenever another device sets it, and with null once this terminal's size applies
   * again.
   */
  constructor(size: Size, onForeignSize: (size: Size | null) => void) {
    this.#size = size;
    this.#onForeignSize = onForeignSize;
  }

  /** Sets the size for which the terminal now has space. Returns false if it is the same as before. */
  change(size: Size): boolean {
    if (sameSize(size, this.#size)) return false;
    this.#size = size;
    return true;
  }

  /** Returns the size for an attach message. Requests on an earlier connection no longer count. */
  requestAnew(): Size {
    this.#requested = [];
    return this.request();
  }

  /** Returns the size for the server, which counts as requested from now on. */
  request(): Size {
    this.#requested.push(this.#size);
    return this.#size;
  }

  /** True if the current size was requested. */
  get isRequested(): boolean {
    const last = this.#requested.at(-1);
    return last !== undefined && sameSize(last, this.#size);
  }

  /** Handles the tty's size. A size that was not requested here comes from another device. */
  ttySize(size: Size): void {
    const index = this.#requested.findIndex((requested) => sameSize(requested, size));
    if (index >= 0) this.#requested.splice(0, index);
    const isForeign = index < 0;
    if (isForeign || this.#isForeign) this.#onForeignSize(isForeign ? size : null);
    this.#isForeign = isForeign;
  }
}
