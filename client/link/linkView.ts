/** A link's state as it is shown: what happened, and what comes next. */

import type { LinkReason } from './linkReason.ts';
import type { Heartbeat } from './heartbeat.ts';
import type { Cause, LinkState } from './linkState.ts';

/** First word of the link's status; outsiders rely on these. */
export type LinkWord =
  | 'Connected'
  | 'Connecting'
  | 'Reconnecting'
  | 'Offline'
  | 'Signed out'
  | 'Incompatible';

export type LinkView = {
  readonly word: LinkWord;
  /** When this state began, ms since 1970. */
  readonly since: number;
  /** Why it is like this; null when all is well, or nothing happened yet. */
  readonly why: LinkReason | null;
  /** When the next try is due, ms since 1970, or null when none is planned. */
  readonly retryAt: number | null;
  /** Last measured round trip, ms. */
  readonly rttMs: number | null;
};

/** What else is known of a link. */
export type LinkFacts = {
  readonly everConnected: boolean;
  /** Whether there is a network, as far as the system says and no connection proved. */
  readonly online: boolean;
};

type Why = LinkReason | null;

/** The state for the status line at `now`. */
export function toLinkView(
  state: LinkState,
  heartbeat: Pick<Heartbeat, 'rttMs' | 'heardAt' | 'provenUntil'>,
  facts: LinkFacts,
  now: number,
): LinkView {
  const view = (word: LinkWord, since: number, why: Why = null, retryAt: number | null = null): LinkView => {
    const rttMs = word === 'Connected' ? heartbeat.rttMs : null;
    return { word, since, why, retryAt, rttMs };
  };
  const without = (since: number, why: Why, retryAt: number | null = null): LinkView => {
    if (!facts.online) return view('Offline', since, { kind: 'no-network' }, retryAt);
    return view(facts.everConnected ? 'Reconnecting' : 'Connecting', since, why, retryAt);
  };
  switch (state.kind) {
    case 'stopped':
      return view('Offline', 0, { kind: 'unused' });
    case 'dialing':
      return without(state.since, reasonOf(state.cause, now));
    case 'connected':
      return view('Connected', state.since);
    case 'moving':
      return view('Connected', state.connectedSince);
    case 'doubtful':
      // Proof that is younger than two heartbeats still stands.
      if (now < heartbeat.provenUntil(now)) return view('Connected', state.connectedSince);
      return without(state.since, reasonOf({ kind: 'silent', heardAt: heartbeat.heardAt }, now));
    case 'waiting':
      return without(state.since, reasonOf(state.cause, now), state.retryAt);
    case 'signed-out':
      return view('Signed out', state.since, { kind: state.failure });
    case 'incompatible':
      return view('Incompatible', state.since, state.failure);
  }
}

function reasonOf(cause: Cause, now: number): Why {
  switch (cause.kind) {
    case 'not-tried':
      return null;
    case 'dial-failed':
      return cause.failure;
    case 'silent':
      return { kind: 'silent', ms: now - cause.heardAt };
    case 'lost':
    case 'going-away':
      return cause;
  }
}
