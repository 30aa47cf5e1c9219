/** The one stream of input a shell has, fed by all who type into its session and by its screen. */

import type { InputOrigin, Shell } from '../../shells/shell.ts';

type Waiting = {
  readonly bytes: Uint8Array;
  readonly origin: InputOrigin;
  readonly onTaken: () => void;
};

/** Writes in order, one write at a time, so that what waits is counted here and nowhere else. */
export class ShellInput {
  readonly #shell: Shell;
  readonly #onFailure: (error: unknown) => void;
  readonly #waiting: Waiting[] = [];
  #pendingBytes = 0;
  #writing = false;
  #over = false;

  /** @param onFailure the shell took no more; called at most once. */
  constructor(shell: Shell, onFailure: (error: unknown) => void) {
    this.#shell = shell;
    this.#onFailure = onFailure;
  }

  /** Bytes that the shell has not taken yet. */
  get pendingBytes(): number {
    return this.#pendingBytes;
  }

  /** Takes ownership of `bytes`; `onTaken` is called when the shell has them, and never when it is over before. */
  write(bytes: Uint8Array, origin: InputOrigin, onTaken: () => void): void {
    if (this.#over) return;
    this.#waiting.push({ bytes, origin, onTaken });
    this.#pendingBytes += bytes.length;
    if (!this.#writing) void this.#pump();
  }

  /** The shell is over: what waits is dropped. */
  close(): void {
    this.#over = true;
    this.#waiting.length = 0;
    this.#pendingBytes = 0;
  }

  async #pump(): Promise<void> {
    this.#writing = true;
    for (let next = this.#waiting.shift(); next !== undefined; next = this.#waiting.shift()) {
      try {
        await this.#shell.write(next.bytes, next.origin);
      } catch (error) {
        const first = !this.#over;
        this.close();
        if (first) this.#onFailure(error);
        break;
      }
      if (this.#over) break;
      this.#pendingBytes -= next.bytes.length;
      next.onTaken();
    }
    this.#writing = false;
  }
}
