/** Finds `~.` at the beginning of a line among typed keys. It detaches, as in ssh. Pure. */

const ENTER = 0x0d;
const TILDE = 0x7e;
const DOT = 0x2e;

/** `typed` goes to the shell. If `detach` is true, the keys after `~.` are dropped. */
export type Keys = { readonly typed: Uint8Array; readonly detach: boolean };

export class EscapeKeys {
  #state: 'line-start' | 'tilde' | 'elsewhere' = 'line-start';

  /** Handles typed bytes. A `~` at the beginning of a line waits for the next key. */
  take(bytes: Uint8Array): Keys {
    const typed: number[] = [];
    for (const byte of bytes) {
      if (this.#state === 'tilde') {
        if (byte === DOT) return { typed: Uint8Array.from(typed), detach: true };
        // `~~` types one tilde. Before any other key, the tilde is typed together with that key.
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
