/** Input of one tty: passes bytes on in order and resolves each write once the system took it. */

/** Writes bytes behind all earlier ones and calls back when the kernel or the engine took them, or with the error. */
export type RawWrite = (bytes: Uint8Array, onTaken: (error?: Error | null) => void) => void;

/** Implements `Shell.write`. After the first failure nothing is written any more. */
export class TtyInput {
  readonly #raw: RawWrite;
  /** Rejects the writes that the system has not taken yet. */
  readonly #rejects = new Set<(error: Error) => void>();
  #failure: Error | undefined;

  constructor(raw: RawWrite) {
    this.#raw = raw;
  }

  write(bytes: Uint8Array): Promise<void> {
    if (this.#failure !== undefined) return Promise.reject(this.#failure);
    if (bytes.length === 0) return Promise.resolve();
    return new Promise((resolve, reject) => {
      this.#rejects.add(reject);
      this.#raw(bytes, (error) => {
        if (error) this.fail(error);
        this.#rejects.delete(reject);
        resolve();
      });
    });
  }

  /** Rejects pending and future writes with `error`; a later call changes nothing. */
  fail(error: Error): void {
    if (this.#failure !== undefined) return;
    this.#failure = error;
    for (const reject of this.#rejects) reject(error);
    this.#rejects.clear();
  }
}
