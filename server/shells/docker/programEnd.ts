/** Ways to end the program of an exec, for which the engine has no call. */

import type { Socket } from 'node:net';
import type { WatchedContainer } from './containerEnd.ts';
import { settledWithin } from '../../base/delay.ts';
import { statusOf } from './engineErrors.ts';
import { endProcesses, hasForegroundCommand, type EndingShell } from './execProcess.ts';

export type ProgramEnd = {
  /** Ends the processes; rejects when that fails. */
  readonly now: () => Promise<void>;
  /** The stream is lost: ends the processes as soon as the engine answers, since they can never be reached again. */
  readonly later: () => void;
  /** Resolves with true while a command other than the shell runs in the foreground, or may run. Never rejects. */
  readonly isBusy: () => Promise<boolean>;
};

/** Keys that end a program on a tty: interrupt, end of file and quit. */
const ENDING_KEYS = ['\x03', '\x04', '\x1c'];
/** Time for a program to end after a key, ms. */
const KEY_GRACE_MS = 1_000;

/** Ends a shell's processes by signals, sent from a second exec. */
export function signalEnd(shell: EndingShell): ProgramEnd {
  return {
    now: () => endProcesses(shell),
    later: () => endWhenReachable(shell),
    isBusy: () => hasForegroundCommand(shell),
  };
}

/** Ends a program in a container without sh, where nothing can send signals, by the keys of its tty. */
export function keyEnd(stream: Socket, { container, clock }: WatchedContainer): ProgramEnd {
  const now = async (): Promise<void> => {
    const closed = new Promise<void>((resolve) => stream.once('close', () => resolve()));
    for (const key of ENDING_KEYS) {
      stream.write(key);
      await settledWithin(clock, closed, KEY_GRACE_MS);
      if (stream.closed) return;
    }
    throw new Error(
      `the program in container ${container.name} ignores Ctrl-C and cannot be ended: the container has no shell to end it with`,
    );
  };
  return { now, later: () => undefined, isBusy: () => Promise.resolve(true) };
}

function endWhenReachable(shell: EndingShell): void {
  const { events } = shell.engine;
  let isBusy = false;
  const attempt = async (): Promise<void> => {
    if (isBusy || events.state.kind !== 'up') return;
    isBusy = true;
    try {
      await endProcesses(shell);
      unsubscribe();
    } catch (error) {
      // An engine that answers and refuses will refuse again.
      if (statusOf(error) !== undefined) unsubscribe();
    }
    isBusy = false;
  };
  const unsubscribe = events.subscribe({ onState: () => void attempt() });
  void attempt();
}
