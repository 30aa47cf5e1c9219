/** A server's link: its states, why it is in them, and what happened to it. */

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

function lossOf(loss: Loss): string {
  switch (loss.how) {
    case 'superseded':
      return 'another connection of this device took over';
    case 'dropped':
      return 'the network dropped it';
    case 'with-reason':
      return loss.reason;
    case 'closed':
      return `closed with ${loss.code}`;
  }
}

/** What happened, and what to do. */
const reasons: WordsByReason = {
  'bad-url': (reason) => reason.detail,
  cut: () => 'You cut this link: what you type is held until it is restored.',
  'name-not-found': () => "The server's name was not found: check the address and this computer's network.",
  refused: () =>
    'The connection was refused: nothing listens at this address; check host and port, and that the server runs.',
  timeout: () =>
    'The server did not answer in time: check the address, the network, and firewalls on the way.',
  tls: (reason) =>
    `No secure connection: ${reason.detail}. Check the server's certificate, and that it speaks TLS (wss).`,
  network: (reason) => `The server can not be reached (${reason.detail}): check the network.`,
  'token-rejected': () => 'The server does not accept the token: enter a valid one under Edit server.',
  forbidden: () => 'The server refuses clients from here: ask whoever runs it to allow them.',
  'no-token': () => 'There is no token for this server: enter it under Edit server.',
  version: (reason) =>
    `The server speaks protocol version ${reason.theirs}, this app ${SUPPORTED_VERSIONS.join(', ')}: update the older of the two.`,
  busy: (reason) => `The server can not take a connection now (status ${reason.status}): it is tried again.`,
  'not-holdfast': (reason) =>
    `This is not a Holdfast server (${reason.detail}): check host, port and path of the address.`,
  'no-network': () => 'This computer has no network.',
  unused: () => 'This server is not used by any tab.',
  starting: () => 'The server of this computer is being started.',
  lost: (reason) => `The connection broke (${lossOf(reason.loss)}).`,
  silent: (reason) => `No answer for ${Math.max(1, Math.round(reason.ms / 1000))} s.`,
  'going-away': (reason) => `The server goes away: ${reason.message || 'it is being restarted'}.`,
};

export const link = {
  label: 'Link',
  states,
  /** Whatever happened, and what to do. */
  why: (reason: LinkReason) => reasonWords(reasons, reason),
  /** The words of the status; they start with the state and change only when it does. */
  sentence: (word: LinkWord, server: string, since: number | null, detail: string) => {
    const to = word === 'Offline' ? '' : ` to ${server}`;
    const when = since === null ? '' : ` since ${time(since)}`;
    return `${states[word]}${to}${when}${detail === '' ? '' : ` · ${detail}`}`;
  },
  roundTrip: (ms: number) => `${ms} ms`,
  tryingNow: 'trying now',
  nextTry: (ms: number) => `next try in ${duration(ms)}`,
  reconnectNow: 'Reconnect now',
  story: 'Link story',
  whatHappened: 'What happened to this link',
  title: (server: string) => `Link to ${server}`,
  chapters: 'What happened',
  forgotten: (count: number) => `${count} older entries are not kept.`,
  copy: 'Copy',
  copied: 'Copied',
  triedTimes: (count: number) => `Tried ${count} times.`,
  lasted: duration,
  preciseTime: formats.dayAndPreciseTime,
  roundTrips: (last: number, least: number, most: number) => `${last} ms, ${least} to ${most} ms lately`,
};
