/** Finds `~.` at the beginning of a line among typed keys, as remote shells have it: it detaches. Pure. */

const ENTER = 0x0d;
const TILDE = 0x7e;
const DOT = 0x2e;

export type Keys = { readonly typed: Uint8Array; readonly detach: boolean };

export class EscapeKeys {
  #state: 'line-start' | 'tilde' | 'elsewhere' = 'line-start';

  /** What of `bytes` is for the shell, and whether the rest was the word to detach. */
  take(bytes: Uint8Array): Keys {
    const typed: number[] = [];
    for (const byte of bytes) {
      if (this.#state === 'tilde') {
        if (byte === DOT) return { typed: Uint8Array.from(typed), detach: true };
        // Twice it is a tilde; before anything else it was one.
        typed.push(...(byte === TILDE ? [TILDE] : [TILDE, byte]));
      } else if (this.#state === 'line-start' && byte === TILDE) {
        this.#state = 'tilde';
        continue;
      } else typed.push(byte);
      this.#state = byte === ENTER ? 'line-start' : 'elsewhere';
    }
    return { typed: Uint8Array.from(typed), detach: false };
  }
}
