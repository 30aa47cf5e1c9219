/** Actions of a terminal for menus, keys and the palette. */

export type TerminalActions = {
  copy(): void;
  /** Copies HTML in addition to plain text, for documents that keep colors. */
  copyColored(): void;
  /**
   * Pastes `text`, by default the clipboard's text. If the paste may do harm, asks for confirmation first.
   */
  paste(text?: string): Promise<void>;
  selectAll(): void;
  findAgain(step: 1 | -1): void;
  /** Scrolls to the previous (-1) or next (1) command. */
  stepCommand(step: 1 | -1): void;
  /** Selects the output of the command that the user scrolled to, by default of the last command. */
  selectOutput(): void;
  /** Copies the output that `selectOutput` would select, without changing the selection. */
  copyOutput(): void;
  /** Inserts the line of the same command at the prompt, without pressing Enter. */
  insertAgain(): void;
};
