/** The size that a shell was asked for: that of whoever typed last (S8). */

import { sameSize, type Size } from '../../protocol/messages/common.ts';
import type { Shell } from '../shells/shell.ts';

export class SizeWish {
  readonly #shell: Shell;
  #wished: Size;

  /** @param wished what its tty has, or was asked for by an earlier run of the server. */
  constructor(shell: Shell, wished: Size) {
    this.#shell = shell;
    this.#wished = wished;
  }

  /** Asks for `owner`'s size where it is another one; with nobody there it stays. */
  follow(owner: { readonly size: Size } | undefined): void {
    if (owner === undefined || sameSize(owner.size, this.#wished)) return;
    this.#wished = owner.size;
    this.#shell.resize(owner.size);
  }
}
