/** Size requested of the shell: the size of the client that typed last (S8). */

import { sameSize, type Size } from '../../../protocol/messages/common.ts';
import type { Shell } from '../../shells/shell.ts';

export class RequestedSize {
  readonly #shell: Shell;
  #requested: Size;

  /** @param requested current size of the tty, or the latest one that an earlier run of the server requested. */
  constructor(shell: Shell, requested: Size) {
    this.#shell = shell;
    this.#requested = requested;
  }

  /** Requests the size of `owner` if it differs. Without an owner the size does not change. */
  follow(owner: { readonly size: Size } | undefined): void {
    if (owner === undefined || sameSize(owner.size, this.#requested)) return;
    this.#requested = owner.size;
    this.#shell.resize(owner.size);
  }
}
