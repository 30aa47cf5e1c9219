/** From a process's exit code to how it ended. */

import { constants } from 'node:os';
import type { ShellEnd } from '../shell.ts';

/** What shells and engines add to a signal's number when they report it as an exit code (POSIX 2.8.2). */
const SIGNAL_BASE = 128;

/** The name of a signal's number, or undefined. */
export function signalName(number: number): string | undefined {
  return Object.entries(constants.signals).find(([, value]) => value === number)?.[0];
}

/** How a process with this exit code ended; over 128 it is taken to name a signal. */
export function exitedWith(exitCode: number): ShellEnd {
  const signal = exitCode > SIGNAL_BASE ? signalName(exitCode - SIGNAL_BASE) : undefined;
  return signal === undefined ? { kind: 'exited', exitCode } : { kind: 'exited', exitCode, signal };
}

/** How a process that this signal ended ended. */
export function signaledWith(number: number): ShellEnd {
  const signal = signalName(number) ?? `signal ${number}`;
  return { kind: 'exited', exitCode: SIGNAL_BASE + number, signal };
}
