/**
 * Notice that a server sends before it closes (C10, C11). It has the time to move, and the time over which clients should
 * spread their return.
 */

import type { Cancel, Clock } from '../../protocol/clock.ts';
import type { Notice } from '../../protocol/messages/notice.ts';
import type { LinkDialer } from './linkDialer.ts';

export class ServerNotice {
  readonly #clock: Clock;
  readonly #dialer: Pick<LinkDialer, 'spreadMs'>;
  readonly #onMove: () => void;
  #retryAfterMs = 0;
  #cancelMove: Cancel | undefined;

  /** Calls `onMove` at a random moment within the time in which the server wants the link to move. */
  constructor(clock: Clock, dialer: Pick<LinkDialer, 'spreadMs'>, onMove: () => void) {
    this.#clock = clock;
    this.#dialer = dialer;
    this.#onMove = onMove;
  }

  /** Delay before redialing after the connection has ended, ms. It is 0 without a notice. */
  get redialDelayMs(): number {
    return this.#dialer.spreadMs(this.#retryAfterMs);
  }

  receive({ retryAfterMs, moveWithinMs }: Notice): void {
    this.#retryAfterMs = retryAfterMs;
    if (moveWithinMs === undefined) return;
    this.#cancelMove?.();
    this.#cancelMove = this.#clock.setTimeout(this.#onMove, this.#dialer.spreadMs(moveWithinMs));
  }

  /** Forgets the notice, which applied to an earlier connection. */
  clear(): void {
    this.#retryAfterMs = 0;
    this.#cancelMove?.();
    this.#cancelMove = undefined;
  }
}
