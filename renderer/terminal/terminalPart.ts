/** Events in a terminal's life that the parts around xterm.js follow. */

export type TerminalPart = {
  /**
   * Called when a new terminal begins: data about the former one is dropped. The replay of saved output
   * follows.
   */
  readonly reset?: () => void;
  /** Called when all output was parsed, before the same terminal is filled again with more earlier output. */
  readonly leave?: () => void;
  /** Called when the replay has reached the output at which `leave` was called. */
  readonly returned?: () => void;
  /** Called when the replay is complete. Output that is parsed from here on is new. */
  readonly live?: () => void;
  /** Called when everything below this output offset was parsed. */
  readonly parsed?: (end: number) => void;
  /** Called when the terminal is removed. */
  readonly dispose?: () => void;
};
