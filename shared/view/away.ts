/** "While you were away": what happened in the sessions meanwhile. Times are wall time, ms since 1970. */

import type { SessionEnd } from '../../protocol/messages/common.ts';

export type AwayItem = {
  readonly id: string;
  /** The tab whose session it was. */
  readonly pane: string;
  readonly at: number;
} & (
  | {
      readonly kind: 'command';
      /** Null where the shell does not say it. */
      readonly line: string | null;
      readonly exitCode: number | null;
      readonly durationMs: number;
      /** Offset at which its output begins. */
      readonly from: number;
    }
  | { readonly kind: 'bell'; readonly count: number }
  /** `replaced` once another shell runs in its tab: its service's container has a successor. */
  | { readonly kind: 'ended'; readonly end: SessionEnd; readonly replaced: boolean }
);

export type AwayView = {
  readonly since: number;
  readonly until: number;
  /** In the order in which they happened. */
  readonly items: readonly AwayItem[];
  /** What the sessions printed meanwhile. */
  readonly output: readonly { readonly pane: string; readonly bytes: number }[];
};
