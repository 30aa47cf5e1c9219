/** State machine of a session: its states, events, transition function, and the deadline of each state. */

import type { SessionEnd } from '../../protocol/messages/common.ts';
import type { ShellEnd } from '../shells/shell.ts';

/** Originator of a request to end a shell: a user, the idle timeout, or the server. */
export type EndedBy = 'user' | 'idle-timeout' | 'server';

/** Times are wall time, ms since 1970. `activeAt` is the time of the latest output, input, attach or detach. */
export type SessionState =
  /** The shell runs and at least one client is attached. */
  | { readonly kind: 'attached'; readonly activeAt: number }
  /** The shell runs without a client (S6). */
  | { readonly kind: 'detached'; readonly activeAt: number }
  /** The shell was requested to end but has not ended yet. */
  | { readonly kind: 'ending'; readonly by: EndedBy; readonly activeAt: number }
  | { readonly kind: 'ended'; readonly end: SessionEnd; readonly at: number; readonly activeAt: number };

export type SessionEvent =
  | { readonly kind: 'attached'; readonly at: number }
  /** The last client detached. */
  | { readonly kind: 'detached'; readonly at: number }
  | { readonly kind: 'traffic'; readonly at: number }
  | { readonly kind: 'end-requested'; readonly by: EndedBy }
  | { readonly kind: 'shell-ended'; readonly end: ShellEnd; readonly at: number };

/** Time that clients can attach to an ended session, ms (S5). */
export const ENDED_KEPT_MS = 3_600_000;

/** State of a session whose shell has just started. */
export function newSessionState(at: number): SessionState {
  return { kind: 'detached', activeAt: at };
}

/** Returns the state after `event`. It is the same object if nothing changes. */
export function transition(state: SessionState, event: SessionEvent): SessionState {
  if (state.kind === 'ended') return state;
  if (event.kind === 'shell-ended') {
    // A shell that ended on request is `closed`, because its exit code then has no meaning.
    const end: SessionEnd = state.kind === 'ending' ? { kind: 'closed', by: state.by } : event.end;
    return { kind: 'ended', end, at: event.at, activeAt: state.activeAt };
  }
  if (state.kind === 'ending') return state;
  switch (event.kind) {
    case 'attached':
    case 'detached':
      return { kind: event.kind, activeAt: event.at };
    case 'end-requested':
      return { kind: 'ending', by: event.by, activeAt: state.activeAt };
    default:
      return { kind: state.kind, activeAt: event.at };
  }
}

/**
 * Returns the time at which the state ends by itself. That is after the idle timeout (S6), but not before `keptUntil` (S12), or
 * an hour after the session ended (S5).
 */
export function deadlineOf(
  state: SessionState,
  idleTimeoutMs: number,
  keptUntil: number | null,
): number | undefined {
  if (state.kind === 'detached') return Math.max(state.activeAt + idleTimeoutMs, keptUntil ?? 0);
  return state.kind === 'ended' ? state.at + ENDED_KEPT_MS : undefined;
}
