/** Exit codes of the program (docs/CLI.md). A shell's own exit code is passed on. */

import { constants } from 'node:os';
import type { SessionEnd } from '../protocol/messages/common.ts';

export const EXIT = {
  ok: 0,
  /** Unknown commands, options or values, or a token file that cannot be read. */
  usage: 2,
  /** The server could not be reached in time, or it is not a Holdfast server. */
  unreachable: 3,
  /** The server rejects the token, or there is no common protocol version. */
  rejected: 4,
  /** The session or target does not exist, or the server refused the request. */
  refused: 5,
  /** The shell did not exit by itself: its container or engine stopped, or someone ended the session. */
  lost: 6,
} as const;

/**
 * Returns the exit code for the end of a session's shell. After a signal it is 128 plus the signal's number, as shells report
 * it.
 */
export function exitCodeOf(end: SessionEnd): number {
  if (end.kind !== 'exited') return EXIT.lost;
  if (end.signal === undefined) return end.exitCode;
  const number = (constants.signals as Readonly<Record<string, number>>)[end.signal];
  return number === undefined ? end.exitCode : 128 + number;
}
