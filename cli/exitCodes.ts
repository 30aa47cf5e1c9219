/** What the program's exit codes mean (docs/CLI.md); a shell's own code is passed on as it is. */

import { constants } from 'node:os';
import type { SessionEnd } from '../protocol/messages/common.ts';

export const EXIT = {
  ok: 0,
  /** Unknown commands, flags or values. */
  usage: 2,
  /** The server could not be reached in time, or is none. */
  unreachable: 3,
  /** The server rejects the token, or speaks no version that this program speaks. */
  rejected: 4,
  /** There is no such session or target, or the server will not do it. */
  refused: 5,
  /** The shell did not exit by itself: its container or engine went, or somebody ended the session. */
  lost: 6,
} as const;

/** The code for the end of a session's shell; a signal is 128 and its number, as shells have it. */
export function exitCodeOf(end: SessionEnd): number {
  if (end.kind !== 'exited') return EXIT.lost;
  if (end.signal === undefined) return end.exitCode;
  const number = (constants.signals as Readonly<Record<string, number>>)[end.signal];
  return number === undefined ? end.exitCode : 128 + number;
}
