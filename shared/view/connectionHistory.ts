/** What happened to a server's link, as the page tells it. */

import type { LinkReason } from '../../client/link/linkReason.ts';
import type { LinkWord } from '../../client/link/linkView.ts';

/** From `at` on the link was as `word` and `why` say; times are ms since 1970. */
export type ConnectionPeriod = {
  readonly at: number;
  readonly word: LinkWord;
  readonly why: LinkReason | null;
  /** Tries that failed in the same way meanwhile. */
  readonly tries: number;
};

/** The oldest first. */
export type ConnectionHistoryView = {
  readonly periods: readonly ConnectionPeriod[];
  /** How many older ones were forgotten. */
  readonly forgotten: number;
};
