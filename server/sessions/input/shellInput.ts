/** Input stream of one shell, shared by all clients of its session and its screen. */

import type { InputOrigin, Shell } from '../../shells/shell.ts';

type PendingWrite = {
  readonly bytes: Uint8Array;
  readonly origin: InputOrigin;
  readonly onTaken: () => void;
};

/** Writes in order, one write at a time, so that all pending bytes are counted here. */
export class ShellInput {
  readonly #shell: Shell;
  readonly #onFailure: (error: unknown) => void;
  readonly #queue: PendingWrite[] = [];
  #pendingBytes = 0;
  #isWriting = false;
  #isClosed = false;

  /** @param onFailure called at most once, when the shell takes no more. */
  constructor(shell: Shell, onFailure: (error: unknown) => void) {
    this.#shell = shell;
    this.#onFailure = onFailure;
  }

  /** Bytes that the shell has not taken. */
  get pendingBytes(): number {
    return this.#pendingBytes;
  }

  /** Takes ownership of `bytes`; calls `onTaken` once the shell took them, never after it ended. */
  write(bytes: Uint8Array, origin: InputOrigin, onTaken: () => void): void {
    if (this.#isClosed) return;
    this.#queue.push({ bytes, origin, onTaken });
    this.#pendingBytes += bytes.length;
    if (!this.#isWriting) void this.#pump();
  }

  /** Drops pending input: the shell has ended. */
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
