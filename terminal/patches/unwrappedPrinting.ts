/** Patch of xterm.js: without line wrap, the result of printing no longer depends on how output is split into chunks. */

import { internalsOf, type SnapshotTerminal } from '../terminalInternals.ts';

type Printing = { print: (codes: Uint32Array, start: number, end: number) => void };

/**
 * Prints one character at a time while line wrap (DECAWM) is off. The cursor of xterm.js 6.0.0 then steps back into a wide
 * character at the right margin. It splits that character or not, depending on whether the next one is in the same chunk.
 */
export function printCharacterwise(terminal: SnapshotTerminal): void {
  const { _inputHandler, coreService } = internalsOf(terminal);
  const input = _inputHandler as unknown as Printing;
  const print = input.print.bind(input);
  input.print = (codes, start, end) => {
    if (coreService.decPrivateModes.wraparound) print(codes, start, end);
    else for (let at = start; at < end; at += 1) print(codes, at, at + 1);
  };
}
