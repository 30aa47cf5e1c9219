/** A link that the user cuts to see what happens: what is connected breaks, and nothing is dialed until it is whole again. */

import type { Cancel, Clock } from '../../protocol/clock.ts';
import type { Dial } from './dial.ts';

/** Nobody forgets a cut link: it is whole again after this, ms. */
export const CUT_MS = 30_000;
/** How a socket ends whose peer vanished. */
const VANISHED = 1006;

export class LinkCut {
  readonly #clock: Pick<Clock, 'setTimeout'>;
  readonly #onChange: () => void;
  /** How each connection, and each try to make one, breaks. */
  readonly #breaks = new Set<() => void>();
  #cancelEnd: Cancel | undefined;

  /** Calls `onChange` after every cut and every end of one. */
  constructor(clock: Pick<Clock, 'setTimeout'>, onChange: () => void) {
    this.#clock = clock;
    this.#onChange = onChange;
  }

  get isCut(): boolean {
    return this.#cancelEnd !== undefined;
  }

  /** Breaks what there is; nothing is connected until `restore`, or for `CUT_MS`. */
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

  /** Dials like `dial`, except while the link is cut. */
  over(dial: Dial): Dial {
    return (request, events) => {
      // Later, as every failure comes: whoever dials has no connection to forget yet.
      if (this.isCut) return this.#clock.setTimeout(() => events.onFailure({ kind: 'cut' }), 0);
      let isOpen = false;
      const breakIt = (): void => {
        giveUp();
        if (isOpen) events.onClose(VANISHED, '');
        else events.onFailure({ kind: 'cut' });
      };
      const dialed = dial(request, {
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
        dialed();
      };
      this.#breaks.add(breakIt);
      return giveUp;
    };
  }
}
