/** Fair scheduler of a connection. Channels send one turn each, round robin, and never far ahead of the network (W4). */

import { SEND_AHEAD_BYTES } from '../../protocol/socketConnection.ts';

/** Sends at most one turn. Returns false if it has nothing to send now. */
export type TurnTaker = { readonly takeTurn: () => boolean };

export class ChannelTurns {
  readonly #bufferedBytes: () => number;
  /** Takers that may have something to send, in the order of their turns. */
  readonly #ready = new Set<TurnTaker>();
  /** True while turns are taken. During that time, a nested `wake` only adds to the queue. */
  #isRunning = false;

  constructor(bufferedBytes: () => number) {
    this.#bufferedBytes = bufferedBytes;
  }

  /** Queues a taker that may have something to send. */
  wake(taker: TurnTaker): void {
    this.#ready.add(taker);
    this.run();
  }

  remove(taker: TurnTaker): void {
    this.#ready.delete(taker);
  }

  /** Sends as much as the buffer allows. Must be called again when the buffer has drained. */
  run(): void {
    if (this.#isRunning) return;
    this.#isRunning = true;
    try {
      this.#runAll();
    } finally {
      this.#isRunning = false;
    }
  }

  clear(): void {
    this.#ready.clear();
  }

  #runAll(): void {
    for (const taker of this.#ready) {
      if (this.#bufferedBytes() >= SEND_AHEAD_BYTES) return;
      this.#ready.delete(taker);
      // Adding the taker again moves it to the end of the set, so this loop reaches it after all others.
      if (taker.takeTurn()) this.#ready.add(taker);
    }
  }
}
