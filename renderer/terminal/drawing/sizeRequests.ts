/**
 * Requests the tty size that fills the pane. The terminal itself is resized later, when its output has
 * reached the point where the tty has that size (S8).
 */

import { sameSize, type Size } from '../../../protocol/messages/common.ts';
import type { Outbox } from '../input/outbox.ts';
import type { TerminalPart } from '../terminalPart.ts';
import type { Display } from './display.ts';

export class SizeRequests implements TerminalPart {
  readonly #display: Pick<Display, 'room'>;
  readonly #outbox: Outbox;
  /** The size that was last requested through the current port; undefined before the first request. */
  #requested: Size | undefined;
  #isLive = false;

  constructor(display: Pick<Display, 'room'>, outbox: Outbox) {
    this.#display = display;
    this.#outbox = outbox;
  }

  /** Called when another port is used from now on; no size was requested through it yet. */
  restart(): void {
    this.#requested = undefined;
  }

  reset(): void {
    this.#isLive = false;
  }

  live(): void {
    this.#isLive = true;
    this.fit();
  }

  /** Requests the size that fits now. During a replay, the recorded sizes apply instead. */
  fit(): void {
    if (!this.#isLive) return;
    const { room } = this.#display;
    if (room === null || (this.#requested !== undefined && sameSize(room, this.#requested))) return;
    this.#requested = room;
    this.#outbox.post({ type: 'resize', size: room });
  }
}
