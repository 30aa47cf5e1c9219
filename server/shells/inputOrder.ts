/** Input to a tty by absolute offset: the unseen tail alone is written, and counts when the system took it. */

import { ByteCursor } from '../../protocol/resume/byteCursor.ts';

/** Writes bytes and calls back when the kernel or the engine has taken them, or with why it has not. */
export type RawWrite = (bytes: Uint8Array, taken: (error?: Error | null) => void) => void;

/** One shell's input: `write` has the meaning of `Shell.write`. */
export class InputOrder {
  readonly #raw: RawWrite;
  readonly #cursor = new ByteCursor();

  constructor(raw: RawWrite) {
    this.#raw = raw;
  }

  write(offset: number, bytes: Uint8Array): Promise<number> {
    const accepted = this.#cursor.accept(offset, bytes);
    const end = this.#cursor.next;
    if (accepted.kind === 'duplicate') return Promise.resolve(end);
    if (accepted.kind === 'gap') {
      return Promise.reject(new Error(`input at ${accepted.got} would leave a gap after ${accepted.expected}`));
    }
    return new Promise((resolve, reject) => {
      this.#raw(accepted.bytes, (error) => (error ? reject(error) : resolve(end)));
    });
  }
}
