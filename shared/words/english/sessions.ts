/** Sessions and their shells: how they end, what they outlive, which the user left, and what waits for them. */

import type { RefusalReason } from '../../../client/terminal/refusal.ts';
import type { SessionEnd } from '../../../protocol/messages/common.ts';
import type { Unreachable } from '../../../client/terminal/unreachable.ts';
import { formats } from './formats.ts';

const { counted, duration, time } = formats;

const closedBy = {
  user: 'The session was ended',
  'idle-timeout': 'The server closed the session, since nobody had used it for long,',
  server: 'The server shut down and ended the session',
};

/** Why a session is over, for the line under its terminal. */
function endSentence(end: SessionEnd, at: number): string {
  switch (end.kind) {
    case 'exited':
      return end.signal === undefined
        ? `The shell exited with code ${end.exitCode} at ${time(at)}.`
        : `The shell was ended by ${end.signal} at ${time(at)}.`;
    case 'closed':
      return `${closedBy[end.by]} at ${time(at)}.`;
    default:
      return `The shell is over since ${time(at)}: ${end.detail}.`;
  }
}

/** The same in a few words, for a list. */
function endWords(end: SessionEnd): string {
  switch (end.kind) {
    case 'exited':
      return end.signal === undefined ? `exit code ${end.exitCode}` : `ended by ${end.signal}`;
    case 'closed':
      return end.by === 'idle-timeout' ? 'closed after being idle' : `closed by the ${end.by}`;
    default:
      return end.detail;
  }
}

/** Why a server, or the app, refuses a session; `message` is the server's own sentence. */
function refused(code: RefusalReason, message: string): string {
  switch (code) {
    case 'displaced':
      return 'this session was opened in another window of this computer';
    case 'server-removed':
      return "this tab's server is not in the list: add it again, or close the tab";
    case 'started-over':
      return 'the terminal started over meanwhile; try again';
    default:
      return message;
  }
}

const waits: Record<Unreachable['waitsFor'], string> = {
  host: 'Its host is unreachable',
  engine: 'Its Docker engine is unreachable',
  container: 'Its container is paused',
  holder: 'Its shell is unreachable',
};

export const sessions = {
  session: 'Session',
  endSentence,
  endWords,
  refused,
  next: {
    local: 'Press Enter for a new shell on the same target.',
    container: 'Press Enter for a new shell on the same target.',
    service: 'Press Enter to follow the service to another task.',
    compose: 'Press Enter to follow the service to its present container.',
  },
  startAgain: 'Start again',
  closeTab: 'Close tab',
  closePane: 'Close pane',
  asOf: (at: number, now: number) => `As of ${formats.dayAndTime(at, now)}, offline`,
  asOfHint: 'What the terminal shows is from then; what came later follows',
  unreachable: (waitsFor: Unreachable['waitsFor'], since: number) =>
    `${waits[waitsFor]} since ${time(since)}`,
  size: (cols: number, rows: number) =>
    `Size follows another device (${cols} × ${rows}), typing takes it back`,
  directory: 'Directory',
  durability: 'Durability',
  durabilities: {
    container: {
      short: 'kept in its container',
      sentence:
        'This shell goes on while its server or the engine restarts, for as long as its container runs',
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
  },
  tokenInMemory: 'Token kept until the app quits',
  tokenInMemoryHint: 'The token is kept until the app quits: this computer has no keychain',
  held: {
    title: 'Held input',
    waiting: (bytes: number) => `${counted(bytes, 'byte', 'bytes')} waiting`,
    question: (bytes: number, ageMs: number) =>
      `${counted(bytes, 'byte', 'bytes')} typed ${duration(ageMs)} ago never reached the shell, and much may have changed since. Send it now?`,
    send: 'Send',
    discard: 'Discard',
    discardPendingInput: 'Discard held input',
    showHeld: 'Show held input',
    show: 'Show',
    hide: 'Hide',
  },
};
