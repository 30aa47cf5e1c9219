/** Detection of a connection that has become silent (C9). */

import type { Cancel, Clock } from '../../protocol/clock.ts';

const SILENT_HEARTBEATS = 2;

/**
 * If a timer fires at least this late (ms), this process itself was suspended. The peer's messages may still be in the socket
 * buffer. So the peer gets one more heartbeat interval before its connection is dropped.
 */
const SLEPT_MS = 1000;

export class SilenceWatch {
  readonly #clock: Clock;
  readonly #heartbeatMs: number;
  readonly #onSilent: () => void;
  /** Time of the last message, ms. After a suspension of this process it is set to a later time. */
  #receivedAt: number;
  #cancel: Cancel;

  constructor(clock: Clock, heartbeatMs: number, onSilent: () => void) {
    this.#clock = clock;
    this.#heartbeatMs = heartbeatMs;
    this.#onSilent = onSilent;
    this.#receivedAt = clock.now();
    this.#cancel = this.#arm();
  }

  /** Called when a message has arrived from the peer. */
  received(): void {
    this.#receivedAt = this.#clock.now();
  }

  stop(): void {
    this.#cancel();
  }

  #arm(): Cancel {
    const dueAt = this.#receivedAt + SILENT_HEARTBEATS * this.#heartbeatMs;
    return this.#clock.setTimeout(() => this.#check(dueAt), dueAt - this.#clock.now());
  }

  #check(dueAt: number): void {
    const now = this.#clock.now();
    if (now - dueAt > SLEPT_MS) this.#receivedAt = Math.max(this.#receivedAt, now - this.#heartbeatMs);
    if (now - this.#receivedAt >= SILENT_HEARTBEATS * this.#heartbeatMs) this.#onSilent();
    else this.#cancel = this.#arm();
  }
}
