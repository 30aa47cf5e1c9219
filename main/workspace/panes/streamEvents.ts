/** What a terminal's stream tells, and asks, of its tab. */

import type { Words } from '../../../shared/words/english.ts';

export type StreamEvents = {
  /** Output up to that offset was parsed. */
  readonly onParsed: (offset: number) => void;
  /** In which words what is missing is said. */
  readonly words: () => Words;
};
