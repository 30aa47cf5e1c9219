/** A cut that the user makes to test the link. Connections break, and every dial fails until the cut ends. */

import type { Cancel, Clock } from '../../protocol/clock.ts';
import type { Dial } from './dial.ts';

/** Time after which a cut ends by itself, ms. A forgotten cut must not keep the link down. */
export const CUT_MS = 30_000;
/** Close code of a connection whose peer vanished (RFC 6455). */
const VANISHED = 1006;

export class LinkCut {
  readonly #clock: Pick<Clock, 'setTimeout'>;
  readonly #onChange: () => void;
  /** Functions that each break one connection, or one attempt to make one. */
  readonly #breaks = new Set<() => void>();
  #cancelEnd: Cancel | undefined;

  /** Calls `onChange` at the beginning and at the end of every cut. */
  constructor(clock: Pick<Clock, 'setTimeout'>, onChange: () => void) {
    this.#clock = clock;
    this.#onChange = onChange;
  }

  get isCut(): boolean {
    return this.#cancelEnd !== undefined;
  }

  /** Breaks all connections. No new one is made until `restore`, or for `CUT_MS`. */
  cut(): void {
    if (this.isCut) return;
    this.#cancelEnd = this.#clock.setTimeout(() => this.restore(), CUT_MS);
    for (const breakIt of this.#breaks) breakIt();
    this.#onChange();
  }

  restore(): void {
    if (this.#cancelEnd === undefined) return;
    this.#cancelEnd();
    this.#cancelEnd = undefined;
    this.#onChange();
  }

  /** Returns a dial function that works like `dial`, except during a cut. */
  over(dial: Dial): Dial {
    return (request, events) => {
      // A failure is never reported synchronously, because the caller does not have its connection yet.
      if (this.isCut) return this.#clock.setTimeout(() => events.onFailure({ kind: 'cut' }), 0);
      let isOpen = false;
      const breakIt = (): void => {
        giveUp();
        if (isOpen) events.onClose(VANISHED, '');
        else events.onFailure({ kind: 'cut' });
      };
      const giveUpDial = dial(request, {
        ...events,
        onOpen: (connection) => {
          isOpen = true;
          events.onOpen(connection);
        },
        onFailure: (failure) => {
          this.#breaks.delete(breakIt);
          events.onFailure(failure);
        },
        onClose: (code, reason) => {
          this.#breaks.delete(breakIt);
          events.onClose(code, reason);
        },
      });
      const giveUp = (): void => {
        this.#breaks.delete(breakIt);
        giveUpDial();
      };
      this.#breaks.add(breakIt);
      return giveUp;
    };
  }
}
