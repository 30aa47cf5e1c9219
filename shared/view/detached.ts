/** Sessions that no tab shows, as the page lists them. */

import type { ListFailure } from '../../client/link/remoteSessions.ts';
import type { SessionEnd, Target } from '../../protocol/messages/common.ts';

/** One of the user's sessions on a server; times are ms since 1970. */
export type DetachedView = {
  readonly session: string;
  readonly target: Target;
  readonly targetName: string;
  /** What the program called its terminal, or the target's name. */
  readonly title: string;
  /** The last line on its screen that is not blank; empty when there is none. */
  readonly lastLine: string;
  /** How its shell ended, and when, or null while it runs. */
  readonly ended: { readonly end: SessionEnd; readonly at: number } | null;
  /** Last output or input. */
  readonly activeAt: number;
  /** When the server will close it, or null when it will not. */
  readonly closesAt: number | null;
  /** Until when it was asked to be kept, or null. */
  readonly keptUntil: number | null;
  /** Whether another device shows it. */
  readonly isElsewhere: boolean;
};

/** What a server said of them, newest first, or why it said nothing; `missing` are hosts that it could not ask. */
export type DetachedListing =
  | {
      readonly kind: 'listed';
      readonly sessions: readonly DetachedView[];
      readonly missing: readonly string[];
    }
  | { readonly kind: 'unreachable'; readonly why: ListFailure };
