/** "While you were away": events of sessions during an absence. Times are wall time, ms since 1970. */

import type { SessionEnd } from '../../protocol/messages/common.ts';

export type AwayItem = {
  readonly id: string;
  /** Id of the session's pane. */
  readonly pane: string;
  readonly at: number;
} & (
  | {
      readonly kind: 'command';
      /** Command line; null when the shell does not report it. */
      readonly line: string | null;
      readonly exitCode: number | null;
      readonly durationMs: number;
      /** Offset of the first byte of its output. */
      readonly from: number;
    }
  | { readonly kind: 'bell'; readonly count: number }
  /** `replaced` once the pane runs another shell, in the successor of its service's container. */
  | { readonly kind: 'ended'; readonly end: SessionEnd; readonly replaced: boolean }
);

export type AwayView = {
  readonly since: number;
  readonly until: number;
  /** Oldest first. */
  readonly items: readonly AwayItem[];
  /** Bytes that each session printed during the absence. */
  readonly output: readonly { readonly pane: string; readonly bytes: number }[];
};
