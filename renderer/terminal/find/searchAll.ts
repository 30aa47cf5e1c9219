/** A search of several terminals, one after the other; at most one search at a time. */

import type { HoldfastApi } from '../../../preload/contract.ts';
import type { FindOptions } from '../../../shared/view/paneSearch.ts';
import type { TabView } from '../../../shared/view/view.ts';
import type { Hits } from './hits.ts';
import { paneHits, type SearchedTerminals } from './paneHits.ts';

/** What is looked for: as it was entered, for pages of other windows, and as it is looked for here. */
export type Sought = { readonly find: FindOptions; readonly expression: RegExp };

export type SearchAllParts = {
  readonly terminals: SearchedTerminals;
  readonly api: Pick<HoldfastApi, 'call'>;
};

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
  readonly #parts: SearchAllParts;
  #found: readonly TabHits[] = [];
  /** Grows with every search: an older one stops. */
  #search = 0;

  constructor(parts: SearchAllParts) {
    this.#parts = parts;
  }

  /** Searches the tabs in this order, then those of other windows, and tells after each. */
  async start(
    sought: Sought,
    tabs: readonly TabView[],
    elsewhere: readonly TabView[],
    onOutcome: (outcome: SearchOutcome) => void,
  ): Promise<void> {
    this.stop();
    const search = this.#search;
    const isWanted = (): boolean => search === this.#search;
    const all = [...tabs, ...elsewhere];
    for (const [index, tab] of all.entries()) {
      const isHere = index < tabs.length;
      const hits = await (isHere
        ? paneHits(this.#parts.terminals, tab.id, sought.expression, isWanted)
        : this.#there(tab.id, sought));
      if (!isWanted()) return hits?.dispose();
      if (hits !== null && hits.matches.length > 0) this.#found = [...this.#found, { tab, hits }];
      else hits?.dispose();
      onOutcome({ found: this.#found, searched: index + 1, all: all.length });
    }
  }

  async #there(tab: string, { find }: Sought): Promise<Hits | null> {
    const { api } = this.#parts;
    const found = await api.call('searchElsewhere', tab, find);
    if (found === null) return null;
    return { ...found, goTo: (index) => void api.call('goToMatch', tab, index), dispose: () => undefined };
  }

  /** What was found can not be gone to any more. */
  stop(): void {
    this.#search += 1;
    for (const { hits } of this.#found) hits.dispose();
    this.#found = [];
  }
}
