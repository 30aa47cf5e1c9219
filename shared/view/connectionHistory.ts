/** Connection history of a server's link, as the page shows it. */

import type { LinkReason } from '../../client/link/linkReason.ts';
import type { LinkWord } from '../../client/link/linkView.ts';

/** Period in which the link's state did not change, from `at` on; times are ms since 1970. */
export type ConnectionPeriod = {
  readonly at: number;
  readonly word: LinkWord;
  readonly why: LinkReason | null;
  /** Number of tries that failed for the same reason. */
  readonly tries: number;
};

/** Periods, oldest first. */
export type ConnectionHistoryView = {
  readonly periods: readonly ConnectionPeriod[];
  /** Number of older periods that were dropped. */
  readonly forgotten: number;
};
