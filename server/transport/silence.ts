/** Notices a connection on which nothing is heard any more (C9). */

import type { Cancel, Clock } from '../../protocol/clock.ts';

const SILENT_HEARTBEATS = 2;

/**
 * Lateness of a timer, ms, that says that this process itself slept: what the peer sent meanwhile waits in the socket,
 * so it gets one more heartbeat to be heard before a good connection is dropped.
 */
const SLEPT_MS = 1000;

export class SilenceWatch {
  readonly #clock: Clock;
  readonly #heartbeatMs: number;
  readonly #onSilent: () => void;
  #heardAt: number;
  #cancel: Cancel;

  constructor(clock: Clock, heartbeatMs: number, onSilent: () => void) {
    this.#clock = clock;
    this.#heartbeatMs = heartbeatMs;
    this.#onSilent = onSilent;
    this.#heardAt = clock.now();
    this.#cancel = this.#arm();
  }

  /** Something came from the peer. */
  heard(): void {
    this.#heardAt = this.#clock.now();
  }

  stop(): void {
    this.#cancel();
  }

  #arm(): Cancel {
    const dueAt = this.#heardAt + SILENT_HEARTBEATS * this.#heartbeatMs;
    return this.#clock.setTimeout(() => this.#check(dueAt), dueAt - this.#clock.now());
  }

  #check(dueAt: number): void {
    const now = this.#clock.now();
    if (now - dueAt > SLEPT_MS) this.#heardAt = Math.max(this.#heardAt, now - this.#heartbeatMs);
    if (now - this.#heardAt >= SILENT_HEARTBEATS * this.#heartbeatMs) this.#onSilent();
    else this.#cancel = this.#arm();
  }
}
