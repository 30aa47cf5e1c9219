/**
 * Acknowledges output on one connection. Only bytes that arrived on it and were parsed count, and one acknowledgment covers
 * many bytes (R8, R9).
 */

import type { Cancel, Clock } from '../../protocol/clock.ts';

/**
 * Number of parsed bytes after which an acknowledgment is sent (a small part of the window), and the time after which it is
 * sent anyway, ms (a small part of an echo).
 */
const RECEIPT_BYTES = 32 * 1024;
const RECEIPT_MS = 10;

export class OutputReceipts {
  readonly #clock: Clock;
  readonly #send: (offset: number) => void;
  /** End of the output that arrived on this connection. No acknowledgment goes beyond it. */
  #arrived: number;
  /** End of the output that the terminal has parsed. */
  #parsed: number;
  /** Offset of the latest acknowledgment. */
  #receipted: number;
  #cancel: Cancel | undefined;

  /**
   * @param from beginning of this connection's output. @param parsed end of the output that the terminal has already parsed.
   */
  constructor(clock: Clock, from: number, parsed: number, send: (offset: number) => void) {
    this.#clock = clock;
    this.#send = send;
    this.#arrived = from;
    this.#receipted = from;
    this.#parsed = parsed;
  }

  /** Called when everything below `offset` has arrived on this connection. */
  arrived(offset: number): void {
    if (offset > this.#arrived) this.#arrived = offset;
    this.#sendSoon();
  }

  /** Called when the terminal has parsed everything below `offset`. */
  parsed(offset: number): void {
    if (offset > this.#parsed) this.#parsed = offset;
    this.#sendSoon();
  }

  /** Called when the connection has ended. No acknowledgment follows. */
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
