/** Receipts for output on one connection: for what arrived here and was parsed, a few for many bytes (R8, R9). */

import type { Cancel, Clock } from '../../protocol/clock.ts';

/** Parsed output is receipted at the latest after this many bytes or ms: a small part of the window, and of a keystroke's echo. */
const RECEIPT_BYTES = 32 * 1024;
const RECEIPT_MS = 10;

export class OutputReceipts {
  readonly #clock: Clock;
  readonly #send: (offset: number) => void;
  /** Output of this connection that arrived: nothing beyond it may be receipted here. */
  #arrived: number;
  #parsed: number;
  #receipted: number;
  #cancel: Cancel | undefined;

  /** @param from where this connection's output begins; @param parsed what the terminal has parsed already. */
  constructor(clock: Clock, from: number, parsed: number, send: (offset: number) => void) {
    this.#clock = clock;
    this.#send = send;
    this.#arrived = from;
    this.#receipted = from;
    this.#parsed = parsed;
  }

  /** Everything below `offset` arrived on this connection. */
  arrived(offset: number): void {
    if (offset > this.#arrived) this.#arrived = offset;
    this.#sendSoon();
  }

  /** The terminal has parsed everything below `offset`. */
  parsed(offset: number): void {
    if (offset > this.#parsed) this.#parsed = offset;
    this.#sendSoon();
  }

  /** The connection is over. */
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
