/** The size that a shell was asked for: that of whoever typed last (S8). */

import { sameSize, type Size } from '../../../protocol/messages/common.ts';
import type { Shell } from '../../shells/shell.ts';

export class AskedSize {
  readonly #shell: Shell;
  #asked: Size;

  /** @param asked what its tty has, or was asked for by an earlier run of the server. */
  constructor(shell: Shell, asked: Size) {
    this.#shell = shell;
    this.#asked = asked;
  }

  /** Asks for `owner`'s size where it is another one; with nobody there it stays. */
  follow(owner: { readonly size: Size } | undefined): void {
    if (owner === undefined || sameSize(owner.size, this.#asked)) return;
    this.#asked = owner.size;
    this.#shell.resize(owner.size);
  }
}
