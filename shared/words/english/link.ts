/** The connection to a server: its states, the reasons for them, and its history. */

import type { CertificateFailure, LinkReason, Loss } from '../../../client/link/linkReason.ts';
import { reasonWords, type WordsByReason } from '../linkReasonWords.ts';
import type { LinkWord } from '../../../client/link/linkView.ts';
import { SUPPORTED_VERSIONS } from '../../../protocol/version.ts';
import { formats } from './formats.ts';

const { duration, time } = formats;

const states: Record<LinkWord, string> = {
  Connected: 'Connected',
  Connecting: 'Connecting',
  Reconnecting: 'Reconnecting',
  Offline: 'Offline',
  'Signed out': 'Signed out',
  Incompatible: 'Incompatible',
};

/** Prepositions between a state and the server’s name. Offline has none, because no name follows it. */
const prepositions: Record<Exclude<LinkWord, 'Offline'>, string> = {
  Connected: 'to',
  Connecting: 'to',
  Reconnecting: 'to',
  'Signed out': 'of',
  Incompatible: 'with',
};

function lossOf(loss: Loss): string {
  switch (loss.how) {
    case 'superseded':
      return 'Connection replaced by a newer one from this device.';
    case 'dropped':
      return 'Connection lost.';
    case 'with-reason':
      return `Connection closed: ${loss.reason}.`;
    case 'closed':
      return `Connection closed (code ${loss.code}).`;
  }
}

const FRONT_FAILURES: Readonly<Record<number, string>> = {
  502: 'The proxy in front cannot reach the Holdfast server',
  503: 'The Holdfast server is not available behind its proxy',
  504: 'The Holdfast server did not answer its proxy in time',
};

function certificateWords({ problem, names, issuer, until }: CertificateFailure): string {
  switch (problem) {
    case 'self-signed':
      return 'The server’s certificate is self-signed. Get the file from the server’s admin, and set HOLDFAST_CA_FILE to its path.';
    case 'unknown-authority':
      return `The server’s certificate is from an unknown authority (${issuer}). Add your company’s CA to the system’s store, or set HOLDFAST_CA_FILE to the path of its file.`;
    case 'missing-intermediate':
      return `The server did not send the intermediate certificate of ${issuer}. Ask its admin to install the full certificate chain.`;
    case 'wrong-name':
      return `The server’s certificate is for another name (${names}). Use that name in the address, or ask the server’s admin for a new certificate.`;
    case 'expired':
      return `The server’s certificate expired on ${until}. Ask its admin to renew it, and check this computer’s clock.`;
    case 'not-yet-valid':
      return 'The server’s certificate is not valid yet. Check the clocks of this computer and of the server.';
    case 'revoked':
      return 'The server’s certificate was revoked. Ask its admin for a new one.';
    case 'other':
      return 'The server’s certificate is not valid. Ask its admin for a new one.';
  }
}

/** Sentences for a missing connection: the cause, and the next step. */
const reasons: WordsByReason = {
  'bad-url': (reason) => reason.detail,
  cut: () => 'You cut the connection. What you type is sent once it is restored.',
  'name-not-found': () => 'Server name not found. Check the address and your network.',
  refused: () =>
    'Connection refused: nothing is listening at this address. Check the host and port, and that the server is running.',
  timeout: () => 'The server did not answer in time. Check the address, your network and any firewall.',
  tls: () => 'The TLS handshake failed. Check the server’s TLS settings, and any proxy on the way.',
  certificate: (reason) => certificateWords(reason),
  'not-tls': () => 'This server does not speak TLS. Check the port, or use ws:// if your network is trusted.',
  'expects-tls': () => 'This server expects wss://. Change ws:// to wss:// in the address.',
  'proxy-unreachable': (reason) =>
    `Cannot reach the proxy ${reason.proxy}. Check the proxy settings of your system and your network.`,
  'proxy-sign-in': (reason) =>
    `The proxy ${reason.proxy} requires you to sign in. Set HTTPS_PROXY=http://USER:PASSWORD@${reason.proxy} and start Holdfast again.`,
  'proxy-refused': (reason) =>
    `The proxy ${reason.proxy} did not connect to the server (status ${reason.status}). Check the address, or ask your network’s admin to allow it.`,
  redirected: (reason) =>
    `The address redirects to ${reason.to}, probably a sign-in page. Open it in your browser to sign in, or check the address.`,
  'front-sign-in': (reason) =>
    reason.rejected
      ? 'The proxy in front of the server rejected the user name or password in the address. Correct them.'
      : 'A proxy in front of the server requires a user name and password. Put them into the address: wss://USER:PASSWORD@HOST.',
  'front-failed': (reason) =>
    `${FRONT_FAILURES[reason.status] ?? 'The proxy in front of the server has an error'} (status ${reason.status}); retrying. Check that the server is running.`,
  'upgrade-dropped': () =>
    'The proxy in front of the server does not pass WebSocket upgrades on. Ask its admin to forward the Upgrade and Connection headers.',
  network: (reason) => `Cannot reach the server (${reason.detail}). Check your network.`,
  'token-rejected': () => 'The server rejected the token. Enter a valid token.',
  forbidden: () => 'The server refused this connection (403 Forbidden). Ask its admin to allow it.',
  'no-token': () => 'No token for this server. Enter your token.',
  version: (reason) =>
    `The server uses protocol version ${reason.theirs}, this app ${SUPPORTED_VERSIONS.join(', ')}. Update the older of the two.`,
  busy: (reason) => `The server is busy (status ${reason.status}); retrying.`,
  'not-holdfast': (reason) =>
    `This is not a Holdfast server (${reason.detail}). Check the host, port and path of the address.`,
  'no-network': () => 'No network connection.',
  unused: () => 'No tab uses this server.',
  starting: () => 'The server on this computer is starting.',
  lost: (reason) => lossOf(reason.loss),
  silent: (reason) => `No answer for ${Math.max(1, Math.round(reason.ms / 1000))} s.`,
  'going-away': (reason) => `The server is shutting down: ${reason.message || 'a restart'}.`,
};

export const link = {
  label: 'Connection',
  states,
  /** Sentences about a missing connection: the cause, and the next step. */
  why: (reason: LinkReason) => reasonWords(reasons, reason),
  /** Text of the status. It starts with the state, and changes only when the state changes. */
  sentence: (word: LinkWord, server: string, since: number | null, detail: string) => {
    const whom = word === 'Offline' ? '' : ` ${prepositions[word]} ${server}`;
    const when = since === null ? '' : ` since ${time(since)}`;
    return `${states[word]}${whom}${when}${detail === '' ? '' : ` · ${detail}`}`;
  },
  roundTrip: (ms: number) => `${ms} ms`,
  tryingNow: 'retrying now',
  nextTry: (ms: number) => `retrying in ${duration(ms)}`,
  reconnectNow: 'Reconnect now',
  history: 'Connection history',
  whatHappened: 'Show the connection history',
  title: (server: string) => `Connection history of ${server}`,
  chapters: 'Events',
  forgotten: (count: number) => `${count} older events are no longer stored.`,
  copy: 'Copy',
  copied: 'Copied',
  triedTimes: (count: number) => `Tried ${count} times.`,
  lasted: duration,
  preciseTime: formats.dayAndPreciseTime,
  roundTrips: (last: number, least: number, most: number) => `${last} ms (${least}–${most} ms)`,
};
