/** Connection history of a server's link, in the form that the page shows. */

import type { LinkReason } from '../../client/link/linkReason.ts';
import type { LinkWord } from '../../client/link/linkView.ts';

/** Period during which the link's state stayed the same, starting at `at`. Times are ms since 1970. */
export type ConnectionPeriod = {
  readonly at: number;
  readonly word: LinkWord;
  readonly why: LinkReason | null;
  /** Number of tries that failed for this reason. */
  readonly tries: number;
};

/** Periods, oldest first. */
export type ConnectionHistoryView = {
  readonly periods: readonly ConnectionPeriod[];
  /** Number of older periods that were dropped from the list. */
  readonly forgotten: number;
};
