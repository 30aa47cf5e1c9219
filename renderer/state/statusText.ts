/** What the status line says of a link. Pure. */

import type { LinkView, ServerView, TabView } from '../../preload/view.ts';
import { durationWords, timeOfDay } from './durations.ts';

/** The words of the status; they start with the link's state and change only when it does. */
export function linkSentence(server: ServerView): string {
  const { link, name } = server;
  if (link.word === 'Connected') return `Connected to ${name} since ${timeOfDay(link.since)}`;
  const since = link.since > 0 ? ` since ${timeOfDay(link.since)}` : '';
  return `${link.word}${link.word === 'Offline' ? '' : ` to ${name}`}${since}${link.detail === '' ? '' : ` · ${link.detail}`}`;
}

/** What changes every second: kept out of the status, so that nobody has it read out each time. */
export function linkTicker(link: LinkView, now: number): string {
  if (link.word === 'Connected') return link.rttMs === null ? '' : `${Math.round(link.rttMs)} ms`;
  if (link.retryAt === null) return '';
  const left = link.retryAt - now;
  return left <= 0 ? 'trying now' : `next try in ${durationWords(left)}`;
}

/** Whether a click could bring the link back sooner. */
export function canReconnect(link: LinkView): boolean {
  return link.word !== 'Connected';
}

/** Why a session is over, for the line under its terminal. */
export function endSentence(state: Extract<TabView['state'], { kind: 'ended' }>): string {
  const { end } = state;
  const at = timeOfDay(state.at);
  switch (end.kind) {
    case 'exited':
      return end.signal === undefined
        ? `The shell exited with code ${end.exitCode} at ${at}.`
        : `The shell was ended by ${end.signal} at ${at}.`;
    case 'closed':
      return `${CLOSED_BY[end.by]} at ${at}.`;
    default:
      return `The shell is over since ${at}: ${end.detail}.`;
  }
}

const CLOSED_BY = {
  user: 'The session was ended',
  'idle-timeout': 'The server closed the session, since nobody had used it for long,',
  server: 'The server shut down and ended the session',
} as const;
