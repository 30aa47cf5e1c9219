/** A search of one pane of this window, whoever asks for it. */

import { MAX_HITS } from '../../../shared/view/paneSearch.ts';
import type { Hits } from './hits.ts';
import type { Terminals } from '../terminals.ts';

export type SearchedTerminals = Pick<Terminals, 'get' | 'whenFilled'>;

/** Null when the pane is not here, or what is looked for is not wanted any more. */
export async function paneHits(
  terminals: SearchedTerminals,
  pane: string,
  expression: RegExp,
  isWanted: () => boolean,
): Promise<Hits | null> {
  // At the start of the app a saved screen may still be on its way.
  await terminals.whenFilled(pane);
  if (!isWanted()) return null;
  return (await terminals.get(pane)?.view.finder.hits(expression, MAX_HITS, isWanted)) ?? null;
}
