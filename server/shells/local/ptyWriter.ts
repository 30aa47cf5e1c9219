/** Writes to a pty's master without ever blocking the process: what the kernel does not take now waits. */

import { writeSync } from 'node:fs';
import type { Cancel, Clock } from '../../../protocol/clock.ts';
import type { RawWrite } from '../ttyInput.ts';

/** First and longest wait before a full tty is tried again, ms: a reader is served at once, a sleeper costs little. */
const FIRST_RETRY_MS = 1;
const LONGEST_RETRY_MS = 64;

/** Bytes written before other work gets its turn. */
const TURN_BYTES = 256 * 1024;

type Chunk = { bytes: Uint8Array; readonly onTaken: (error?: Error | null) => void };

/**
 * The pty library writes through a libuv stream that spins on a full pty with the event loop held (libuv falls back to
 * blocking writes for a master). Its descriptor is non-blocking, so a plain write takes what fits or says EAGAIN.
 */
export class PtyWriter {
  readonly #fd: number;
  readonly #isOpen: () => boolean;
  readonly #clock: Clock;
  readonly #queue: Chunk[] = [];
  #retryMs = FIRST_RETRY_MS;
  #cancelRetry: Cancel | undefined;

  /** `isOpen` is asked right before each write, since a closed descriptor's number may already be another file. */
  constructor(fd: number, isOpen: () => boolean, clock: Clock) {
    this.#fd = fd;
    this.#isOpen = isOpen;
    this.#clock = clock;
  }

  readonly write: RawWrite = (bytes, onTaken) => {
    this.#queue.push({ bytes, onTaken });
    if (this.#cancelRetry === undefined) this.#flush();
  };

  /** Tries at once: the process was just seen to do something. */
  nudge(): void {
    if (this.#queue.length === 0) return;
    this.#retryMs = FIRST_RETRY_MS;
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
      if (count === 0) return this.#later();
      turn -= count;
      this.#retryMs = FIRST_RETRY_MS;
      head.bytes = head.bytes.subarray(count);
      if (head.bytes.length > 0) continue;
      this.#queue.shift();
      head.onTaken();
    }
  }

  /** Bytes taken, 0 when the tty is full, undefined when it is over. */
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

  #later(): void {
    this.#cancelRetry = this.#clock.setTimeout(() => this.#flush(), this.#retryMs);
    this.#retryMs = Math.min(this.#retryMs * 2, LONGEST_RETRY_MS);
  }
}
