/** Who sends next on a connection (W4): one turn each, round and round, and never far ahead of the network. */

import { SEND_AHEAD_BYTES } from '../../protocol/socketConnection.ts';

/** Sends at most one turn; false when it has nothing to send, or may not now. */
export type TurnTaker = { readonly takeTurn: () => boolean };

export class Turns {
  readonly #bufferedBytes: () => number;
  /** In the order of their turns. */
  readonly #ready = new Set<TurnTaker>();
  #running = false;

  constructor(bufferedBytes: () => number) {
    this.#bufferedBytes = bufferedBytes;
  }

  /** `taker` may have something to send. */
  wake(taker: TurnTaker): void {
    this.#ready.add(taker);
    this.run();
  }

  remove(taker: TurnTaker): void {
    this.#ready.delete(taker);
  }

  /** Sends what may be sent now; to be called again when the buffer has drained. */
  run(): void {
    if (this.#running) return;
    this.#running = true;
    try {
      this.#runAll();
    } finally {
      this.#running = false;
    }
  }

  clear(): void {
    this.#ready.clear();
  }

  #runAll(): void {
    for (const taker of this.#ready) {
      if (this.#bufferedBytes() >= SEND_AHEAD_BYTES) return;
      this.#ready.delete(taker);
      // Added again it stands at the end, and this very loop comes to it after all others.
      if (taker.takeTurn()) this.#ready.add(taker);
    }
  }
}
