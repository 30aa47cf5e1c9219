/** Input to a tty by absolute offset: the unseen tail alone is written, and counts when the system took it. */

import { ByteCursor } from '../../protocol/resume/byteCursor.ts';

/** Writes bytes, after all earlier ones, and calls back when the kernel or the engine has taken them, or with why not. */
export type RawWrite = (bytes: Uint8Array, taken: (error?: Error | null) => void) => void;

type Waiting = {
  readonly end: number;
  readonly resolve: (takenOffset: number) => void;
  readonly reject: (error: Error) => void;
};

/** One shell's input: `write` has the meaning of `Shell.write`. */
export class InputOrder {
  readonly #raw: RawWrite;
  readonly #cursor = new ByteCursor();
  /** In the order of their writes; ends need not rise, since a duplicate may wait behind a longer write. */
  #waiting: Waiting[] = [];
  #takenOffset = 0;
  #failure: Error | undefined;

  constructor(raw: RawWrite) {
    this.#raw = raw;
  }

  write(offset: number, bytes: Uint8Array): Promise<number> {
    if (this.#failure !== undefined) return Promise.reject(this.#failure);
    const accepted = this.#cursor.accept(offset, bytes);
    if (accepted.kind === 'gap') {
      return Promise.reject(
        new Error(`input at ${accepted.got} would leave a gap after ${accepted.expected}`),
      );
    }
    if (accepted.kind === 'fresh') this.#forward(accepted.bytes);
    return this.#whenTaken(offset + bytes.length);
  }

  /** The tty takes no more: what waits and what comes is rejected with `error`. */
  fail(error: Error): void {
    if (this.#failure !== undefined) return;
    this.#failure = error;
    for (const waiting of this.#waiting.splice(0)) waiting.reject(error);
  }

  #forward(bytes: Uint8Array): void {
    this.#raw(bytes, (error) => {
      if (this.#failure !== undefined) return;
      if (error) this.fail(error);
      else this.#took(bytes.length);
    });
  }

  #took(byteCount: number): void {
    this.#takenOffset += byteCount;
    const all = this.#waiting;
    this.#waiting = all.filter((waiting) => waiting.end > this.#takenOffset);
    for (const waiting of all) if (waiting.end <= this.#takenOffset) waiting.resolve(this.#takenOffset);
  }

  #whenTaken(end: number): Promise<number> {
    if (this.#failure !== undefined) return Promise.reject(this.#failure);
    if (end <= this.#takenOffset) return Promise.resolve(this.#takenOffset);
    return new Promise((resolve, reject) => this.#waiting.push({ end, resolve, reject }));
  }
}
