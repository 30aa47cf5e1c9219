/** Receipts for output on one connection: for bytes that arrived on it and were parsed, few receipts for many bytes (R8, R9). */

import type { Cancel, Clock } from '../../protocol/clock.ts';

/** A receipt is sent after this many parsed bytes, a small part of the window, or after this many ms, a small part of an echo. */
const RECEIPT_BYTES = 32 * 1024;
const RECEIPT_MS = 10;

export class OutputReceipts {
  readonly #clock: Clock;
  readonly #send: (offset: number) => void;
  /** End of the output that arrived on this connection: no receipt goes beyond it. */
  #arrived: number;
  /** End of the output that the terminal has parsed. */
  #parsed: number;
  /** Offset of the last receipt. */
  #receipted: number;
  #cancel: Cancel | undefined;

  /** `from` is the beginning of this connection's output; `parsed` is the end of what the terminal has parsed already. */
  constructor(clock: Clock, from: number, parsed: number, send: (offset: number) => void) {
    this.#clock = clock;
    this.#send = send;
    this.#arrived = from;
    this.#receipted = from;
    this.#parsed = parsed;
  }

  /** Everything below `offset` has arrived on this connection. */
  arrived(offset: number): void {
    if (offset > this.#arrived) this.#arrived = offset;
    this.#sendSoon();
  }

  /** The terminal has parsed everything below `offset`. */
  parsed(offset: number): void {
    if (offset > this.#parsed) this.#parsed = offset;
    this.#sendSoon();
  }

  /** The connection has ended: no receipt follows. */
  close(): void {
    this.#cancel?.();
    this.#cancel = undefined;
  }

  #sendSoon(): void {
    const ready = Math.min(this.#parsed, this.#arrived) - this.#receipted;
    if (ready <= 0) return;
    if (ready >= RECEIPT_BYTES) this.#sendNow();
    else this.#cancel ??= this.#clock.setTimeout(() => this.#sendNow(), RECEIPT_MS);
  }

  #sendNow(): void {
    this.close();
    this.#receipted = Math.min(this.#parsed, this.#arrived);
    this.#send(this.#receipted);
  }
}
