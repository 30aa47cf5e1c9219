/** Patch of xterm.js: limits how often a control sequence can repeat an operation. */

import { sequencesOf, type SnapshotTerminal } from '../terminalInternals.ts';

/**
 * Max count in a sequence. It has 16 bits, as in xterm, and is more than the cells of any row. Without a limit, xterm.js 6.0.0
 * spends 128 s on the 13 bytes of `CSI 2147483647 b`.
 */
export const MAX_REPEAT_COUNT = 65_535;

/** Sequences that xterm.js executes step by step. They insert, delete, scroll and repeat characters, lines and tabs. */
const COUNTED = ['@', 'I', 'L', 'M', 'P', 'S', 'T', 'X', 'Z', 'b'] as const;
const COUNTED_COLUMNS = [
  { intermediates: "'", final: '}' },
  { intermediates: "'", final: '~' },
  { intermediates: ' ', final: '@' },
  { intermediates: ' ', final: 'A' },
] as const;

/** Lowers the count of such a sequence in place, before the handler of xterm.js reads the same parameters. */
export function limitRepeatCounts(terminal: SnapshotTerminal): void {
  const sequences = sequencesOf(terminal);
  for (const id of [...COUNTED.map((final) => ({ final })), ...COUNTED_COLUMNS]) {
    sequences.registerCsiHandler(id, ({ params }) => {
      params[0] = Math.min(params[0] ?? 0, MAX_REPEAT_COUNT);
      return false;
    });
  }
}
