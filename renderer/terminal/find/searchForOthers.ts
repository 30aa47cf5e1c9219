/** Searches panes of this window for those who look for something in another one. */

import { findExpression } from '../../state/find/findExpression.ts';
import { shortened, type PaneMatches, type PaneSearch } from '../../../shared/view/paneSearch.ts';
import type { Hits } from './hits.ts';
import { paneHits, type SearchedTerminals } from './paneHits.ts';
import type { Terminals } from '../terminals.ts';

export class SearchForOthers {
  readonly #terminals: SearchedTerminals & Pick<Terminals, 'setShown'>;
  /** What was found in a pane last, to be gone to. */
  readonly #found = new Map<string, Hits>();
  /** The newest request for a pane: an older search stops. */
  readonly #newest = new Map<string, number>();

  constructor(terminals: SearchedTerminals & Pick<Terminals, 'setShown'>) {
    this.#terminals = terminals;
  }

  /** Null when the pane is not here, or is searched for something else by now. */
  async search({ request, pane, find }: PaneSearch): Promise<PaneMatches | null> {
    this.#forget(pane);
    this.#newest.set(pane, request);
    const sought = findExpression(find);
    if (!('expression' in sought)) return null;
    const isWanted = (): boolean => this.#newest.get(pane) === request;
    const hits = await paneHits(this.#terminals, pane, sought.expression, isWanted);
    if (hits === null) return null;
    this.#found.set(pane, hits);
    return { matches: hits.matches.map(shortened), isMore: hits.isMore };
  }

  /** Shows a match of those that were found last. */
  goTo(pane: string, index: number): void {
    // A terminal that nobody has looked at has no page to select on.
    this.#terminals.setShown(pane, true);
    this.#found.get(pane)?.goTo(index);
  }

  #forget(pane: string): void {
    this.#found.get(pane)?.dispose();
    this.#found.delete(pane);
  }
}
