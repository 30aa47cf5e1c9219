/** What the status line says of a link. Pure. */

import { durationWords } from '../../preload/amounts.ts';
import type { Durability, SessionEnd } from '../../protocol/messages/common.ts';
import type { LinkView, ServerView, TabView, Unreachable } from '../../preload/view.ts';
import { sentenceOf } from './sentences.ts';
import { dayAndTime, timeOfDay } from './durations.ts';

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

/** A directory in about so many characters: its end says more than its beginning. */
const DIRECTORY_CHARS = 40;

export function shortDirectory(directory: string): string {
  if (directory.length <= DIRECTORY_CHARS) return directory;
  const cut = directory.indexOf('/', directory.length - DIRECTORY_CHARS);
  return `…${directory.slice(cut < 0 ? directory.lastIndexOf('/') : cut)}`;
}

/** What a tab says beside its title of where its shell is; null where the title is the program's or the user's, who know better. */
export function directoryName({ title, targetName, directory }: TabView): string | null {
  if (directory === null || title !== targetName) return null;
  return directory.slice(directory.lastIndexOf('/') + 1) || '/';
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

/** The same in a few words, for a list. */
export function endWords(end: SessionEnd): string {
  switch (end.kind) {
    case 'exited':
      return end.signal === undefined ? `exit code ${end.exitCode}` : `ended by ${end.signal}`;
    case 'closed':
      return end.by === 'idle-timeout' ? 'closed after being idle' : `closed by the ${end.by}`;
    default:
      return end.detail;
  }
}

/** Of when the terminal is while its server is away; null while it shows what is new. */
export function asOfWords({ asOf, state }: TabView, { word }: LinkView, now: number): string | null {
  if (word === 'Connected' || asOf === null || state.kind !== 'running') return null;
  return `As of ${dayAndTime(asOf, now)}, offline`;
}

/** That a session's host, or its shell, can not be reached from a server that is there; null when it can. */
export function unreachableWords({
  unreachable,
  state,
}: TabView): { readonly short: string; readonly sentence: string } | null {
  if (unreachable === null || (state.kind !== 'running' && state.kind !== 'opening')) return null;
  const { waitsFor, since, message } = unreachable;
  return { short: `${WAITS[waitsFor]} since ${timeOfDay(since)}`, sentence: sentenceOf(message) };
}

const WAITS: Readonly<Record<Unreachable['waitsFor'], string>> = {
  host: 'Its host is unreachable',
  engine: 'Its Docker engine is unreachable',
  container: 'Its container is paused',
  holder: 'Its shell is unreachable',
};

/** Whose size the terminal has, when it is not this window's. */
export function sizeWords({ foreignSize: size }: TabView): string | null {
  if (size === null) return null;
  return `Size follows another device (${size.cols} × ${size.rows}), typing takes it back`;
}

/** What the shown shell outlives, in a few words and in a sentence; null when nothing runs or nothing is known. */
export function durabilityWords({ durability, state }: TabView): DurabilityWords | null {
  return durability === null || state.kind !== 'running' ? null : DURABILITIES[durability];
}

export type DurabilityWords = { readonly short: string; readonly sentence: string };

const DURABILITIES: Readonly<Record<Durability, DurabilityWords>> = {
  container: {
    short: 'kept in its container',
    sentence: 'This shell goes on while its server or the engine restarts, for as long as its container runs',
  },
  machine: {
    short: 'kept on its machine',
    sentence: 'This shell goes on while its server restarts, for as long as the machine runs',
  },
  server: {
    short: 'ends with its server',
    sentence:
      'This shell ends when its server is restarted: nothing that outlives the server can run where it is',
  },
};

const CLOSED_BY = {
  user: 'The session was ended',
  'idle-timeout': 'The server closed the session, since nobody had used it for long,',
  server: 'The server shut down and ended the session',
} as const;
