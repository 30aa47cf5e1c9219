/** Input of one tty. Passes bytes on in order, and resolves each write once the system has accepted it. */

/** Writes bytes after all earlier ones. Calls back when the kernel or the engine has accepted them, or with the error. */
export type RawWrite = (bytes: Uint8Array, onTaken: (error?: Error | null) => void) => void;

/** Implements `Shell.write`. After the first failure nothing more is written. */
export class TtyInput {
  readonly #raw: RawWrite;
  /** Rejects the writes that the system has not accepted yet. */
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

  /** Rejects pending and future writes with `error`. A later call changes nothing. */
  fail(error: Error): void {
    if (this.#failure !== undefined) return;
    this.#failure = error;
    for (const reject of this.#rejects) reject(error);
    this.#rejects.clear();
  }
}
