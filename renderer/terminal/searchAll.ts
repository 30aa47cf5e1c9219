/** A search of several terminals, one after the other; at most one search at a time. */

import type { TabView } from '../../preload/view.ts';
import type { Hits } from './hits.ts';
import type { Terminals } from './terminals.ts';

/** Matches that are listed of each session; the lowest, so the newest ones. */
const MAX_HITS = 100;

/** What one session has. */
export type TabHits = { readonly tab: TabView; readonly hits: Hits };

/** What was found so far: `searched` of `all` sessions are done. */
export type SearchOutcome = {
  readonly found: readonly TabHits[];
  readonly searched: number;
  readonly all: number;
};

export const NOTHING_SEARCHED: SearchOutcome = { found: [], searched: 0, all: 0 };

export class SearchAll {
  readonly #terminals: Pick<Terminals, 'get' | 'whenFilled'>;
  #found: readonly TabHits[] = [];
  /** Grows with every search: an older one stops. */
  #search = 0;

  constructor(terminals: Pick<Terminals, 'get' | 'whenFilled'>) {
    this.#terminals = terminals;
  }

  /** Searches the tabs in this order, and tells after each. */
  async start(
    expression: RegExp,
    tabs: readonly TabView[],
    onOutcome: (outcome: SearchOutcome) => void,
  ): Promise<void> {
    this.stop();
    const search = this.#search;
    const isWanted = (): boolean => search === this.#search;
    for (const [index, tab] of tabs.entries()) {
      // At the start of the app a saved screen may still be on its way.
      await this.#terminals.whenFilled(tab.id);
      if (!isWanted()) return;
      const finder = this.#terminals.get(tab.id)?.view.finder;
      const hits = (await finder?.hits(expression, MAX_HITS, isWanted)) ?? null;
      if (!isWanted()) return hits?.dispose();
      if (hits !== null && hits.matches.length > 0) this.#found = [...this.#found, { tab, hits }];
      else hits?.dispose();
      onOutcome({ found: this.#found, searched: index + 1, all: tabs.length });
    }
  }

  /** What was found can not be gone to any more. */
  stop(): void {
    this.#search += 1;
    for (const { hits } of this.#found) hits.dispose();
    this.#found = [];
  }
}
