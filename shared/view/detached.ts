/** Detached sessions, in the form that the page lists. */

import type { ListFailure } from '../../client/link/remoteSessions.ts';
import type { SessionEnd, Target } from '../../protocol/messages/common.ts';

/** A detached session on a server; times are ms since 1970. */
export type DetachedView = {
  readonly session: string;
  readonly target: Target;
  readonly targetName: string;
  /** Title that the program set, or the target's name. */
  readonly title: string;
  /** Last non-blank line of the session's screen; empty when there is none. */
  readonly lastLine: string;
  /** End of the session's shell and its time; null while the shell runs. */
  readonly ended: { readonly end: SessionEnd; readonly at: number } | null;
  /** Time of the last output or input. */
  readonly activeAt: number;
  /** Time at which the server will close the session; null when it will not. */
  readonly closesAt: number | null;
  /** Time until which the session is kept at the user's request (S12), or null. */
  readonly keptUntil: number | null;
  /** True while another device shows the session. */
  readonly isElsewhere: boolean;
};

/**
 * A server's detached sessions, newest first, or the reason that there is no list. Sessions of the `missing`
 * hosts are not in the list.
 */
export type DetachedListing =
  | {
      readonly kind: 'listed';
      readonly sessions: readonly DetachedView[];
      readonly missing: readonly string[];
    }
  | { readonly kind: 'unreachable'; readonly why: ListFailure };
