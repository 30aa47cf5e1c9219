/** A link's state in words: what happened, and what comes next. */

import { SUPPORTED_VERSIONS } from '../../protocol/version.ts';
import type { LinkView, LinkWord } from '../../preload/view.ts';
import type { DialFailure } from './dial.ts';
import type { Heartbeat } from './heartbeat.ts';
import type { Cause, LinkState } from './linkState.ts';

/** What else is known of a link. */
export type LinkFacts = {
  readonly everConnected: boolean;
  /** Whether there is a network, as far as the system says and no connection proved. */
  readonly online: boolean;
};

/** The state for the status line at `now`. */
export function toLinkView(
  state: LinkState,
  heartbeat: Pick<Heartbeat, 'rttMs' | 'heardAt' | 'provenUntil'>,
  facts: LinkFacts,
  now: number,
): LinkView {
  const view = (word: LinkWord, since: number, detail = '', retryAt: number | null = null): LinkView => ({
    word,
    since,
    detail,
    retryAt,
    rttMs: word === 'Connected' ? heartbeat.rttMs : null,
  });
  const without = (since: number, why: string, retryAt: number | null = null): LinkView => {
    if (!facts.online) return view('Offline', since, 'This computer has no network.', retryAt);
    return view(facts.everConnected ? 'Reconnecting' : 'Connecting', since, why, retryAt);
  };
  switch (state.kind) {
    case 'stopped':
      return view('Offline', 0, 'This server is not used by any tab.');
    case 'dialing':
      return without(state.since, causeSentence(state.cause, now));
    case 'connected':
      return view('Connected', state.since);
    case 'moving':
      return view('Connected', state.connectedSince);
    case 'doubtful':
      // Proof that is younger than two heartbeats still stands.
      if (now < heartbeat.provenUntil(now)) return view('Connected', state.connectedSince);
      return without(state.since, causeSentence({ kind: 'silent', heardAt: heartbeat.heardAt }, now));
    case 'waiting':
      return without(state.since, causeSentence(state.cause, now), state.retryAt);
    case 'signed-out':
      return view('Signed out', state.since, SIGNED_OUT[state.failure]);
    case 'incompatible':
      return view('Incompatible', state.since, failureSentence(state.failure));
  }
}

const SIGNED_OUT = {
  'token-rejected': 'The server does not accept the token: enter a valid one under Edit server.',
  forbidden: 'The server refuses clients from here: ask whoever runs it to allow them.',
  'no-token': 'There is no token for this server: enter it under Edit server.',
} as const;

/** The first thing that failed, and what to do. */
export function failureSentence(failure: DialFailure): string {
  switch (failure.kind) {
    case 'bad-url':
      return failure.detail;
    case 'cut':
      return 'You cut this link: what you type is held until it is restored.';
    case 'name-not-found':
      return "The server's name was not found: check the address and this computer's network.";
    case 'refused':
      return 'The connection was refused: nothing listens at this address; check host and port, and that the server runs.';
    case 'timeout':
      return 'The server did not answer in time: check the address, the network, and firewalls on the way.';
    case 'tls':
      return `No secure connection: ${failure.detail}. Check the server's certificate, and that it speaks TLS (wss).`;
    case 'network':
      return `The server can not be reached (${failure.detail}): check the network.`;
    case 'token-rejected':
      return SIGNED_OUT['token-rejected'];
    case 'forbidden':
      return SIGNED_OUT.forbidden;
    case 'version':
      return (
        `The server speaks protocol version ${failure.theirs}, this app ${SUPPORTED_VERSIONS.join(', ')}: ` +
        'update the older of the two.'
      );
    case 'busy':
      return `The server can not take a connection now (status ${failure.status}): it is tried again.`;
    case 'not-holdfast':
      return `This is not a Holdfast server (${failure.detail}): check host, port and path of the address.`;
  }
}

function causeSentence(cause: Cause, now: number): string {
  switch (cause.kind) {
    case 'not-tried':
      return '';
    case 'dial-failed':
      return failureSentence(cause.failure);
    case 'lost':
      return `The connection broke (${cause.detail}).`;
    case 'silent':
      return `No answer for ${Math.max(1, Math.round((now - cause.heardAt) / 1000))} s.`;
    case 'going-away':
      return `The server goes away: ${cause.message}.`;
  }
}
