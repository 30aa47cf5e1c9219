/** Sessions and their shells: how they end, what they survive, refusals, and input that is not sent yet. */

import type { RefusalReason } from '../../../client/terminal/refusal.ts';
import type { SessionEnd } from '../../../protocol/messages/common.ts';
import type { Unreachable } from '../../../client/terminal/unreachable.ts';
import { formats } from './formats.ts';

const { counted, duration, time } = formats;

const closedBy = {
  user: 'The session was ended',
  'idle-timeout': 'The server ended the idle session',
  server: 'The server shut down and ended the session',
};

/** Sentence under the terminal of a session that ended. */
function endSentence(end: SessionEnd, at: number): string {
  switch (end.kind) {
    case 'exited':
      return end.signal === undefined
        ? `The shell exited with code ${end.exitCode} at ${time(at)}.`
        : `The shell was terminated by ${end.signal} at ${time(at)}.`;
    case 'closed':
      return `${closedBy[end.by]} at ${time(at)}.`;
    default:
      return `The shell ended at ${time(at)}: ${end.detail}.`;
  }
}

/** Short text for the end of a session, for lists. */
function endWords(end: SessionEnd): string {
  switch (end.kind) {
    case 'exited':
      return end.signal === undefined ? `exit code ${end.exitCode}` : `terminated by ${end.signal}`;
    case 'closed':
      return end.by === 'idle-timeout' ? 'ended after being idle' : `ended by the ${end.by}`;
    default:
      return end.detail;
  }
}

/** Sentence for a session that a server or the app refused; `message` is the server’s own sentence. */
function refused(code: RefusalReason, message: string): string {
  switch (code) {
    case 'displaced':
      return 'this session was opened in another window of this computer';
    case 'server-removed':
      return 'this tab’s server is not in your list: add it again, or close the tab';
    case 'started-over':
      return 'the terminal was reset in the meantime: try again';
    default:
      return message;
  }
}

const waits: Record<Unreachable['waitsFor'], string> = {
  host: 'Host unreachable',
  engine: 'Docker unreachable',
  container: 'Container paused',
  holder: 'Shell unreachable',
};

export const sessions = {
  session: 'Session',
  endSentence,
  endWords,
  refused,
  next: {
    local: 'Press Enter to open a new shell here.',
    container: 'Press Enter to open a new shell here.',
    service: 'Press Enter to open a shell in another task of the service.',
    compose: 'Press Enter to open a shell in the service’s current container.',
  },
  startAgain: 'Restart',
  closeTab: 'Close tab',
  closePane: 'Close pane',
  asOf: (at: number, now: number) => `Offline – last updated ${formats.dayAndTime(at, now)}`,
  asOfHint: 'Newer output appears when you reconnect',
  unreachable: (waitsFor: Unreachable['waitsFor'], since: number) =>
    `${waits[waitsFor]} since ${time(since)}`,
  size: (cols: number, rows: number) =>
    `Sized for another device (${cols} × ${rows}). Type to use this window’s size.`,
  directory: 'Directory',
  durability: 'Durability',
  durabilities: {
    container: {
      short: 'Survives Docker restarts',
      sentence: 'This shell keeps running when its server or Docker restarts, as long as its container runs',
    },
    machine: {
      short: 'Survives server restarts',
      sentence: 'This shell keeps running when its server restarts, as long as the machine runs',
    },
    server: {
      short: 'Ends if the server restarts',
      sentence: 'This shell ends when its server restarts: nothing can keep it running on that machine',
    },
  },
  tokenInMemory: 'Token not saved',
  tokenInMemoryHint: 'Enter the token again after the app restarts: this computer has no keychain',
  pendingInput: {
    title: 'Unsent input',
    waiting: (bytes: number) => `${counted(bytes, 'byte', 'bytes')} not sent yet`,
    question: (bytes: number, ageMs: number) =>
      `${counted(bytes, 'byte', 'bytes')} typed ${duration(ageMs)} ago ${bytes === 1 ? 'has' : 'have'} not been sent yet, and the shell may have changed since. Send now?`,
    send: 'Send',
    discard: 'Discard',
    discardPendingInput: 'Discard unsent input',
    showPendingInput: 'View unsent input',
    show: 'View',
    hide: 'Hide',
  },
};
