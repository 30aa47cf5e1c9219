/** Ends of processes, determined by their exit codes and signals. */

import { constants } from 'node:os';
import type { ShellEnd } from '../shell.ts';

/** Number that shells and engines add to a signal's number to report it as an exit code (POSIX 2.8.2). */
const SIGNAL_BASE = 128;

/** Returns the name of a signal, or undefined if it is unknown. */
export function signalName(number: number): string | undefined {
  return Object.entries(constants.signals).find(([, value]) => value === number)?.[0];
}

/** Returns the end of a process with this exit code. A code above 128 is interpreted as a signal. */
export function exitedWith(exitCode: number): ShellEnd {
  const signal = exitCode > SIGNAL_BASE ? signalName(exitCode - SIGNAL_BASE) : undefined;
  return signal === undefined ? { kind: 'exited', exitCode } : { kind: 'exited', exitCode, signal };
}

/** Returns the end of a process that a signal ended. */
export function signaledWith(number: number): ShellEnd {
  const signal = signalName(number) ?? `signal ${number}`;
  return { kind: 'exited', exitCode: SIGNAL_BASE + number, signal };
}
