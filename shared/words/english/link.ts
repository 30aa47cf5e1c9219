/** The connection to a server: its states, the reasons for them, and its history. */

import type { LinkReason, Loss } from '../../../client/link/linkReason.ts';
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

/** Sentences about a missing connection: the cause, and the next step. */
const reasons: WordsByReason = {
  'bad-url': (reason) => reason.detail,
  cut: () => 'You cut the connection. What you type is sent once it is restored.',
  'name-not-found': () => 'Server name not found. Check the address and your network.',
  refused: () =>
    'Connection refused: nothing is listening at this address. Check the host and port, and that the server is running.',
  timeout: () => 'The server did not answer in time. Check the address, your network and any firewall.',
  tls: (reason) =>
    `No secure connection: ${reason.detail}. Check the server’s certificate, and that it uses TLS (wss).`,
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
  'going-away': (reason) => `The server is shutting down: ${reason.message || 'it is restarting'}.`,
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
  story: 'Connection history',
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
