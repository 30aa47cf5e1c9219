/** A session's life: the states, what can happen in each, and until when each may last. */

import type { SessionEnd } from '../../protocol/messages/common.ts';
import type { ShellEnd } from '../shells/shell.ts';

/** Who asked for a shell's end. */
export type EndedBy = 'user' | 'idle-timeout' | 'server';

/** Times are wall time, ms since 1970; `activeAt` is the last output, input, or leaving. */
export type SessionState =
  /** Somebody is attached. */
  | { readonly kind: 'attended'; readonly activeAt: number }
  /** It runs and nobody is attached (S6). */
  | { readonly kind: 'alone'; readonly activeAt: number }
  /** Its shell was told to end and is not gone yet. */
  | { readonly kind: 'ending'; readonly by: EndedBy; readonly activeAt: number }
  | { readonly kind: 'ended'; readonly end: SessionEnd; readonly at: number; readonly activeAt: number };

export type SessionEvent =
  | { readonly kind: 'attached'; readonly at: number }
  /** The last attachment went. */
  | { readonly kind: 'left-alone'; readonly at: number }
  | { readonly kind: 'traffic'; readonly at: number }
  | { readonly kind: 'end-requested'; readonly by: EndedBy }
  | { readonly kind: 'shell-ended'; readonly end: ShellEnd; readonly at: number };

/** How long ended sessions stay attachable, ms (S5). */
export const ENDED_KEPT_MS = 3_600_000;

/** A session whose shell has just started. */
export function newSessionState(at: number): SessionState {
  return { kind: 'alone', activeAt: at };
}

/** The state after `event`; the same object when nothing changes. */
export function transition(state: SessionState, event: SessionEvent): SessionState {
  if (state.kind === 'ended') return state;
  if (event.kind === 'shell-ended') {
    // A shell that went because it was told to did not exit by itself: who closed it is what matters.
    const end: SessionEnd = state.kind === 'ending' ? { kind: 'closed', by: state.by } : event.end;
    return { kind: 'ended', end, at: event.at, activeAt: state.activeAt };
  }
  if (state.kind === 'ending') return state;
  switch (event.kind) {
    case 'attached':
      return { kind: 'attended', activeAt: event.at };
    case 'left-alone':
      return { kind: 'alone', activeAt: event.at };
    case 'end-requested':
      return { kind: 'ending', by: event.by, activeAt: state.activeAt };
    default:
      return { kind: state.kind, activeAt: event.at };
  }
}

/**
 * When the state is to be left by itself: the idle timeout (S6), not before `keptUntil` (S12), or the end of an ended
 * session's hour (S5).
 */
export function deadlineOf(
  state: SessionState,
  idleTimeoutMs: number,
  keptUntil: number | null,
): number | undefined {
  if (state.kind === 'alone') return Math.max(state.activeAt + idleTimeoutMs, keptUntil ?? 0);
  return state.kind === 'ended' ? state.at + ENDED_KEPT_MS : undefined;
}
