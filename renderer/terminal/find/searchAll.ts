/**
 * Search in all panes, including those of other windows: the side that requests and the side that replies.
 */

import type { HoldfastApi } from '../../../preload/contract.ts';
import {
  shortened,
  type FindOptions,
  type PaneMatches,
  type PaneSearch,
} from '../../../shared/view/paneSearch.ts';
import type { PaneView } from '../../../shared/view/view.ts';
import { findExpression } from '../../state/find/findExpression.ts';
import type { Terminals } from '../terminals.ts';
import { paneHits, type Hits, type SearchedTerminals } from './hits.ts';

/** The search as entered (sent to other windows), and compiled to an expression (used in this window). */
export type Query = { readonly find: FindOptions; readonly expression: RegExp };

export type SearchAllParts = {
  readonly terminals: SearchedTerminals;
  readonly api: Pick<HoldfastApi, 'call'>;
};

/** Matches in one pane. */
export type PaneHits = { readonly pane: PaneView; readonly hits: Hits };

/** Matches so far, after `searched` of `all` panes were searched. */
export type SearchOutcome = {
  readonly found: readonly PaneHits[];
  readonly searched: number;
  readonly all: number;
};

export const NOTHING_SEARCHED: SearchOutcome = { found: [], searched: 0, all: 0 };

/** Searches panes one after another; only one search runs at a time. */
export class SearchAll {
  readonly #parts: SearchAllParts;
  #found: readonly PaneHits[] = [];
  /** Number of the newest search. An older search stops. */
  #search = 0;

  constructor(parts: SearchAllParts) {
    this.#parts = parts;
  }

  /**
   * Searches `panes` in this order, then the panes of other windows (`elsewhere`). Reports the matches after
   * each pane.
   */
  async start(
    query: Query,
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
        ? paneHits(this.#parts.terminals, pane.id, query.expression, isWanted)
        : this.#hitsElsewhere(pane.id, query));
      if (!isWanted()) return hits?.dispose();
      if (hits !== null && hits.matches.length > 0) this.#found = [...this.#found, { pane, hits }];
      else hits?.dispose();
      onOutcome({ found: this.#found, searched: index + 1, all: all.length });
    }
  }

  async #hitsElsewhere(pane: string, { find }: Query): Promise<Hits | null> {
    const { api } = this.#parts;
    const found = await api.call('searchOtherWindow', pane, find);
    if (found === null) return null;
    return { ...found, goTo: (index) => void api.call('goToMatch', pane, index), dispose: () => undefined };
  }

  /** Stops the search. Its matches can no longer be shown. */
  stop(): void {
    this.#search += 1;
    for (const { hits } of this.#found) hits.dispose();
    this.#found = [];
  }
}

/** Searches this window's panes at the request of other windows. */
export class SearchResponder {
  readonly #terminals: SearchedTerminals & Pick<Terminals, 'setShown'>;
  /** Matches of each pane's last search, kept so that they can be shown. */
  readonly #found = new Map<string, Hits>();
  /** Number of each pane's newest request. A search for an older request stops. */
  readonly #newest = new Map<string, number>();

  constructor(terminals: SearchedTerminals & Pick<Terminals, 'setShown'>) {
    this.#terminals = terminals;
  }

  /**
   * Replies to a request. Null when the pane is not in this window, or when a newer request replaced this
   * one.
   */
  async search({ request, pane, find }: PaneSearch): Promise<PaneMatches | null> {
    this.#forget(pane);
    this.#newest.set(pane, request);
    const parsed = findExpression(find);
    if (!('expression' in parsed)) return null;
    const isWanted = (): boolean => this.#newest.get(pane) === request;
    const hits = await paneHits(this.#terminals, pane, parsed.expression, isWanted);
    if (hits === null) return null;
    this.#found.set(pane, hits);
    return { matches: hits.matches.map(shortened), isMore: hits.isMore };
  }

  /** Selects a match of the pane's last search. */
  goTo(pane: string, index: number): void {
    // A terminal that was never shown is not open yet, and nothing can be selected in it.
    this.#terminals.setShown(pane, true);
    this.#found.get(pane)?.goTo(index);
  }

  #forget(pane: string): void {
    this.#found.get(pane)?.dispose();
    this.#found.delete(pane);
  }
}
