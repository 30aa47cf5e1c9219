/** What a tab needs of the workspace it is in. */

import type { Words } from '../../../shared/words/english.ts';
import type { NewActivity } from '../../../client/terminal/activityCursor.ts';
import type { Missed } from './paneActivity.ts';
import type { Clock } from '../../../protocol/clock.ts';
import type { RandomBytes } from '../../../protocol/ids.ts';
import type { Notify } from '../../stores/versionedStore.ts';
import type { PastLimits } from '../history/past.ts';

/** Missed output that is still replayed as it was printed, bytes: a quarter of a second of parsing, half a minute of 1 Mbit/s. */
export const SNAPSHOT_BEHIND_BYTES = 4 * 1024 * 1024;

export type PaneContext = {
  readonly clock: Clock;
  readonly random: RandomBytes;
  readonly notify: Notify;
  /** In which words the tab speaks now. */
  readonly words: () => Words;
  /** More missed output than this is replaced by a snapshot (R11). */
  readonly snapshotBehindBytes: number;
  /** How much earlier output is fetched; the usual amounts when absent. */
  readonly past?: PastLimits;
  /** Things happened in the session. */
  readonly onHeard: (pane: string, heard: NewActivity) => void;
  /** Things happened in the session while the tab heard nothing of it. */
  readonly onMissed: (pane: string, missed: Missed) => void;
  /** What is shown of the tab changed. */
  readonly onView: () => void;
  /** What is stored of the tab changed. */
  readonly onRecord: () => void;
};
