/** Non-blocking writer for a pty's master side. It queues bytes that the kernel does not accept yet. */

import { writeSync } from 'node:fs';
import type { Cancel, Clock } from '../../../protocol/clock.ts';
import type { RawWrite } from '../ttyInput.ts';

/** Range of the retry interval for a full tty, ms. It is short for an active reader, and long for a reader that has stopped. */
const MIN_RETRY_MS = 1;
const MAX_RETRY_MS = 64;

/** Max bytes written in one turn of the event loop. */
const TURN_BYTES = 256 * 1024;

type Chunk = { bytes: Uint8Array; readonly onTaken: (error?: Error | null) => void };

/**
 * Writes to the descriptor directly. It is non-blocking, so a write accepts what fits or fails with EAGAIN. The pty library
 * writes through a libuv stream, which blocks the event loop on a full pty (libuv writes to a master synchronously).
 */
export class PtyWriter {
  readonly #fd: number;
  readonly #isOpen: () => boolean;
  readonly #clock: Clock;
  readonly #queue: Chunk[] = [];
  #retryMs = MIN_RETRY_MS;
  #cancelRetry: Cancel | undefined;

  /** @param isOpen checked before each write, because the number of a closed descriptor may belong to another file. */
  constructor(fd: number, isOpen: () => boolean, clock: Clock) {
    this.#fd = fd;
    this.#isOpen = isOpen;
    this.#clock = clock;
  }

  readonly write: RawWrite = (bytes, onTaken) => {
    this.#queue.push({ bytes, onTaken });
    if (this.#cancelRetry === undefined) this.#flush();
  };

  /** Retries at once, because the process has just produced output. */
  nudge(): void {
    if (this.#queue.length === 0) return;
    this.#retryMs = MIN_RETRY_MS;
    this.#flush();
  }

  close(): void {
    this.#cancelRetry?.();
    this.#cancelRetry = undefined;
    this.#queue.length = 0;
  }

  #flush(): void {
    this.#cancelRetry?.();
    this.#cancelRetry = undefined;
    let turn = TURN_BYTES;
    for (let head = this.#queue[0]; head !== undefined; head = this.#queue[0]) {
      const count = turn > 0 ? this.#tryWrite(head) : 0;
      if (count === undefined) return;
      if (count === 0) return this.#retryLater();
      turn -= count;
      this.#retryMs = MIN_RETRY_MS;
      head.bytes = head.bytes.subarray(count);
      if (head.bytes.length > 0) continue;
      this.#queue.shift();
      head.onTaken();
    }
  }

  /** Writes once. Returns the number of bytes accepted: 0 for a full tty, undefined after a failure. */
  #tryWrite(head: Chunk): number | undefined {
    try {
      if (!this.#isOpen()) throw new Error('the shell has ended');
      return writeSync(this.#fd, head.bytes);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EAGAIN') return 0;
      this.close();
      head.onTaken(error as Error);
      return undefined;
    }
  }

  #retryLater(): void {
    this.#cancelRetry = this.#clock.setTimeout(() => this.#flush(), this.#retryMs);
    this.#retryMs = Math.min(this.#retryMs * 2, MAX_RETRY_MS);
  }
}
