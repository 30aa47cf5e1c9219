/**
 * Searches in panes of other windows. Each request goes to the page that shows the pane, and waits for the
 * page's reply.
 */

import type { FindOptions, PaneMatches, PaneSearch } from '../../../shared/view/paneSearch.ts';
import type { Clock } from '../../../protocol/clock.ts';

/** Max wait for a reply, ms. */
const REPLY_TIMEOUT_MS = 10_000;

export type PaneSearchesParts = {
  readonly clock: Clock;
  /** Sends a request to the page that shows the pane; returns false when there is none. */
  readonly send: (search: PaneSearch) => boolean;
};

export class PaneSearches {
  readonly #parts: PaneSearchesParts;
  readonly #waiting = new Map<number, (found: PaneMatches | null) => void>();
  #last = 0;

  constructor(parts: PaneSearchesParts) {
    this.#parts = parts;
  }

  /** Searches a pane; resolves to null when its page does not reply. */
  search(pane: string, find: FindOptions): Promise<PaneMatches | null> {
    this.#last += 1;
    const request = this.#last;
    if (!this.#parts.send({ request, pane, find })) return Promise.resolve(null);
    return new Promise((resolve) => {
      const cancel = this.#parts.clock.setTimeout(() => this.reply(request, null), REPLY_TIMEOUT_MS);
      this.#waiting.set(request, (found) => {
        cancel();
        resolve(found);
      });
    });
  }

  /** Receives a page's reply; ignores a late reply. */
  reply(request: number, found: PaneMatches | null): void {
    this.#waiting.get(request)?.(found);
    this.#waiting.delete(request);
  }
}
