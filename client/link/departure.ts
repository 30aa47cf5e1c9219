/** What a server said of its going away (C10, C11): when to come back, and when to move before it goes. */

import type { Cancel, Clock } from '../../protocol/clock.ts';
import type { Notice } from '../../protocol/messages/notice.ts';
import type { LinkDialer } from './linkDialer.ts';

export class Departure {
  readonly #clock: Clock;
  readonly #dialer: Pick<LinkDialer, 'spreadMs'>;
  readonly #move: () => void;
  #retryAfterMs = 0;
  #cancelMove: Cancel | undefined;

  constructor(clock: Clock, dialer: Pick<LinkDialer, 'spreadMs'>, move: () => void) {
    this.#clock = clock;
    this.#dialer = dialer;
    this.#move = move;
  }

  /** How long to wait when the connection is over, ms: at once when nothing was said. */
  get delayMs(): number {
    return this.#dialer.spreadMs(this.#retryAfterMs);
  }

  said({ retryAfterMs, moveWithinMs }: Notice): void {
    this.#retryAfterMs = retryAfterMs;
    if (moveWithinMs === undefined) return;
    this.#cancelMove?.();
    this.#cancelMove = this.#clock.setTimeout(this.#move, this.#dialer.spreadMs(moveWithinMs));
  }

  /** Another connection: what was said on the one before is done. */
  forget(): void {
    this.#retryAfterMs = 0;
    this.#cancelMove?.();
    this.#cancelMove = undefined;
  }
}
