/** A search of several terminals, one after the other; at most one search at a time. */

import type { HoldfastApi } from '../../../preload/contract.ts';
import type { FindOptions } from '../../../shared/view/paneSearch.ts';
import type { PaneView } from '../../../shared/view/view.ts';
import type { Hits } from './hits.ts';
import { paneHits, type SearchedTerminals } from './paneHits.ts';

/** What is looked for: as it was entered, for pages of other windows, and as it is looked for here. */
export type Sought = { readonly find: FindOptions; readonly expression: RegExp };

export type SearchAllParts = {
  readonly terminals: SearchedTerminals;
  readonly api: Pick<HoldfastApi, 'call'>;
};

/** What one session has. */
export type PaneHits = { readonly pane: PaneView; readonly hits: Hits };

/** What was found so far: `searched` of `all` sessions are done. */
export type SearchOutcome = {
  readonly found: readonly PaneHits[];
  readonly searched: number;
  readonly all: number;
};

export const NOTHING_SEARCHED: SearchOutcome = { found: [], searched: 0, all: 0 };

export class SearchAll {
  readonly #parts: SearchAllParts;
  #found: readonly PaneHits[] = [];
  /** Grows with every search: an older one stops. */
  #search = 0;

  constructor(parts: SearchAllParts) {
    this.#parts = parts;
  }

  /** Searches the tabs in this order, then those of other windows, and tells after each. */
  async start(
    sought: Sought,
    panes: readonly PaneView[],
    elsewhere: readonly PaneView[],
    onOutcome: (outcome: SearchOutcome) => void,
  ): Promise<void> {
    this.stop();
    const search = this.#search;
    const isWanted = (): boolean => search === this.#search;
    const all = [...panes, ...elsewhere];
    for (const [index, pane] of all.entries()) {
      const isHere = index < panes.length;
      const hits = await (isHere
        ? paneHits(this.#parts.terminals, pane.id, sought.expression, isWanted)
        : this.#there(pane.id, sought));
      if (!isWanted()) return hits?.dispose();
      if (hits !== null && hits.matches.length > 0) this.#found = [...this.#found, { pane, hits }];
      else hits?.dispose();
      onOutcome({ found: this.#found, searched: index + 1, all: all.length });
    }
  }

  async #there(pane: string, { find }: Sought): Promise<Hits | null> {
    const { api } = this.#parts;
    const found = await api.call('searchOtherWindow', pane, find);
    if (found === null) return null;
    return { ...found, goTo: (index) => void api.call('goToMatch', pane, index), dispose: () => undefined };
  }

  /** What was found can not be gone to any more. */
  stop(): void {
    this.#search += 1;
    for (const { hits } of this.#found) hits.dispose();
    this.#found = [];
  }
}
