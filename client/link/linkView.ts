/** State of a link in the form in which it is shown. */

import type { Heartbeat } from './heartbeat.ts';
import type { LinkReason } from './linkReason.ts';
import type { Cause, LinkState } from './linkState.ts';

/** First word of the link's status. Other programs rely on these words. */
export type LinkWord =
  | 'Connected'
  | 'Connecting'
  | 'Reconnecting'
  | 'Offline'
  | 'Signed out'
  | 'Incompatible';

export type LinkView = {
  readonly word: LinkWord;
  /** Beginning of this state, ms since 1970. */
  readonly since: number;
  /** Reason for this state; null if all is well or nothing has happened yet. */
  readonly why: LinkReason | null;
  /** Time of the next attempt, ms since 1970; null if none is planned. */
  readonly retryAt: number | null;
  /** Last measured round-trip time, ms. */
  readonly rttMs: number | null;
};

/** Data about a link besides its state. */
type LinkFacts = {
  readonly everConnected: boolean;
  /** False if the system reports that there is no network, and no peer has responded since. */
  readonly online: boolean;
};

/** Returns the state for the status line at time `now`. */
export function toLinkView(
  state: LinkState,
  heartbeat: Pick<Heartbeat, 'rttMs' | 'lastSignAt' | 'provenUntil'>,
  facts: LinkFacts,
  now: number,
): LinkView {
  const view = (word: LinkWord, since: number, rest: Partial<LinkView> = {}): LinkView => {
    const rttMs = word === 'Connected' ? heartbeat.rttMs : null;
    return { word, since, why: null, retryAt: null, rttMs, ...rest };
  };
  const disconnected = (since: number, cause: Cause, retryAt: number | null = null): LinkView => {
    if (!facts.online) return view('Offline', since, { why: { kind: 'no-network' }, retryAt });
    const word = facts.everConnected ? 'Reconnecting' : 'Connecting';
    return view(word, since, { why: reasonOf(cause, now), retryAt });
  };
  switch (state.kind) {
    case 'stopped':
      return view('Offline', 0, { why: { kind: 'unused' } });
    case 'dialing':
      return disconnected(state.since, state.cause);
    case 'connected':
      return view('Connected', state.since);
    case 'moving':
      return view('Connected', state.connectedSince);
    case 'doubtful':
      // A sign of life counts as proof for two heartbeat intervals.
      if (now < heartbeat.provenUntil(now)) return view('Connected', state.connectedSince);
      return disconnected(state.since, { kind: 'silent', lastSignAt: heartbeat.lastSignAt });
    case 'waiting':
      return disconnected(state.since, state.cause, state.retryAt);
    case 'signed-out':
      return view('Signed out', state.since, { why: { kind: state.failure } });
    case 'incompatible':
      return view('Incompatible', state.since, { why: state.failure });
  }
}

function reasonOf(cause: Cause, now: number): LinkReason | null {
  switch (cause.kind) {
    case 'not-tried':
      return null;
    case 'dial-failed':
      return cause.failure;
    case 'silent':
      return { kind: 'silent', ms: now - cause.lastSignAt };
    case 'lost':
    case 'going-away':
      return cause;
  }
}
