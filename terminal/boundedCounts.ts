/** Bounds how often a control sequence can ask a terminal to repeat something: a few bytes must not stop it for minutes. */

/**
 * The largest count a sequence may have: what real xterm's 16 bits hold, and more than any screen has cells in a row.
 * Unbounded, xterm.js 6.0.0 takes 128 s for the 13 bytes of `CSI 2147483647 b`.
 */
export const MAX_SEQUENCE_COUNT = 65_535;

/** Those that xterm.js carries out one by one: tabs, lines and characters inserted, deleted, scrolled and repeated. */
const COUNTED = ['@', 'I', 'L', 'M', 'P', 'S', 'T', 'X', 'Z', 'b'] as const;
const COUNTED_COLUMNS = [
  { intermediates: "'", final: '}' },
  { intermediates: "'", final: '~' },
  { intermediates: ' ', final: '@' },
  { intermediates: ' ', final: 'A' },
] as const;

type SequenceId = { readonly prefix?: string; readonly intermediates?: string; readonly final: string };
type SequenceParameters = {
  readonly params: Int32Array;
  /** How many there are; behind them are older ones. */
  readonly length: number;
};

/** xterm.js' own registry of handlers, which gives them the very parameters that its handler gets afterwards. */
export type SequenceHandlers = {
  readonly registerCsiHandler: (
    id: SequenceId,
    handler: (parameters: SequenceParameters) => boolean,
  ) => unknown;
};

/** Every terminal of a session must be bounded alike, or they would differ after an absurd count. */
export function boundCounts(handlers: SequenceHandlers): void {
  for (const id of [...COUNTED.map((final) => ({ final })), ...COUNTED_COLUMNS]) {
    handlers.registerCsiHandler(id, ({ params }) => {
      params[0] = Math.min(params[0] ?? 0, MAX_SEQUENCE_COUNT);
      return false;
    });
  }
}
