/**
 * Makes what is printed independent of how it arrives. Without wrapping (DECAWM off) the cursor of xterm.js 6.0.0 steps back into a wide
 * character at the margin, and whether that is taken apart depends on whether the next character comes in the same piece.
 */

import { internalsOf, type SnapshotTerminal } from './terminalInternals.ts';

type Printing = { print: (codes: Uint32Array, start: number, end: number) => void };

export function printEvenly(terminal: SnapshotTerminal): void {
  const { _inputHandler, coreService } = internalsOf(terminal);
  const input = _inputHandler as unknown as Printing;
  const print = input.print.bind(input);
  input.print = (codes, start, end) => {
    if (coreService.decPrivateModes.wraparound) print(codes, start, end);
    else for (let at = start; at < end; at += 1) print(codes, at, at + 1);
  };
}
