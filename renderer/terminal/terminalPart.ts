/** Life-cycle moments of a terminal, which the parts around xterm.js follow. */

export type TerminalPart = {
  /** A new terminal begins here: forget the former one. Saved output is replayed next. */
  readonly reset?: () => void;
  /** All output of the former terminal was parsed, and the same one returns with a longer past. */
  readonly leave?: () => void;
  /** The replay has reached the output at which the terminal was left. */
  readonly returned?: () => void;
  /** The replay is complete: output that is parsed from here on is new. */
  readonly live?: () => void;
  /** Everything below this output offset was parsed. */
  readonly parsed?: (end: number) => void;
  /** The terminal goes away. */
  readonly dispose?: () => void;
};
