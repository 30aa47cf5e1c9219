/** Searches of panes in other windows: each is asked of the page that shows the pane, and answered by it, or not. */

import type { FindOptions, PaneMatches, PaneSearch } from '../../../shared/view/paneSearch.ts';
import type { Clock } from '../../../protocol/clock.ts';

/** A page that has not answered by then shows nothing, ms. */
const ANSWER_WITHIN_MS = 10_000;

export type PaneSearchesParts = {
  readonly clock: Clock;
  /** Asks the page of the window that has the pane; false when there is none. */
  readonly ask: (search: PaneSearch) => boolean;
};

export class PaneSearches {
  readonly #parts: PaneSearchesParts;
  readonly #waiting = new Map<number, (found: PaneMatches | null) => void>();
  #last = 0;

  constructor(parts: PaneSearchesParts) {
    this.#parts = parts;
  }

  /** Null when nobody can tell. */
  search(pane: string, find: FindOptions): Promise<PaneMatches | null> {
    this.#last += 1;
    const request = this.#last;
    if (!this.#parts.ask({ request, pane, find })) return Promise.resolve(null);
    return new Promise((resolve) => {
      const cancel = this.#parts.clock.setTimeout(() => this.answer(request, null), ANSWER_WITHIN_MS);
      this.#waiting.set(request, (found) => {
        cancel();
        resolve(found);
      });
    });
  }

  /** A page has searched; what nobody waits for any more is nobody's. */
  answer(request: number, found: PaneMatches | null): void {
    this.#waiting.get(request)?.(found);
    this.#waiting.delete(request);
  }
}
