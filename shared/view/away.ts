/** List "While you were away": events of sessions in the user's absence. Times are ms since 1970. */

import type { SessionEnd } from '../../protocol/messages/common.ts';

export type AwayItem = {
  readonly id: string;
  /** Id of the pane that shows the session. */
  readonly pane: string;
  readonly at: number;
} & (
  | {
      readonly kind: 'command';
      /** Command line; null when the shell does not report it. */
      readonly line: string | null;
      readonly exitCode: number | null;
      readonly durationMs: number;
      /** Offset of the first byte of the command's output. */
      readonly from: number;
    }
  | { readonly kind: 'bell'; readonly count: number }
  /**
   * End of the session. `replaced` is true after the pane opened another shell in the service's new
   * container.
   */
  | { readonly kind: 'ended'; readonly end: SessionEnd; readonly replaced: boolean }
);

export type AwayView = {
  readonly since: number;
  readonly until: number;
  /** Events, oldest first. */
  readonly items: readonly AwayItem[];
  /** Bytes that each session printed during the absence. */
  readonly output: readonly { readonly pane: string; readonly bytes: number }[];
};
