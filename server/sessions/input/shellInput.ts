/** Input stream of one shell. All clients of its session and its screen share it. */

import type { InputOrigin, Shell } from '../../shells/shell.ts';

type PendingWrite = {
  readonly bytes: Uint8Array;
  readonly origin: InputOrigin;
  readonly onTaken: () => void;
};

/** Writes in order, one write at a time, so that this class can count all pending bytes. */
export class ShellInput {
  readonly #shell: Shell;
  readonly #onFailure: (error: unknown) => void;
  readonly #queue: PendingWrite[] = [];
  #pendingBytes = 0;
  #isWriting = false;
  #isClosed = false;

  /** @param onFailure called at most once, when the shell accepts no more input. */
  constructor(shell: Shell, onFailure: (error: unknown) => void) {
    this.#shell = shell;
    this.#onFailure = onFailure;
  }

  /** Number of bytes that the shell has not accepted yet. */
  get pendingBytes(): number {
    return this.#pendingBytes;
  }

  /** Takes ownership of `bytes`. Calls `onTaken` once the shell has accepted them, but never after the shell has ended. */
  write(bytes: Uint8Array, origin: InputOrigin, onTaken: () => void): void {
    if (this.#isClosed) return;
    this.#queue.push({ bytes, origin, onTaken });
    this.#pendingBytes += bytes.length;
    if (!this.#isWriting) void this.#pump();
  }

  /** Drops pending input, because the shell has ended. */
  close(): void {
    this.#isClosed = true;
    this.#queue.length = 0;
    this.#pendingBytes = 0;
  }

  async #pump(): Promise<void> {
    this.#isWriting = true;
    for (let next = this.#queue.shift(); next !== undefined; next = this.#queue.shift()) {
      try {
        await this.#shell.write(next.bytes, next.origin);
      } catch (error) {
        const wasOpen = !this.#isClosed;
        this.close();
        if (wasOpen) this.#onFailure(error);
        break;
      }
      if (this.#isClosed) break;
      this.#pendingBytes -= next.bytes.length;
      next.onTaken();
    }
    this.#isWriting = false;
  }
}
