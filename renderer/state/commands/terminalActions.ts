/** Actions of a terminal for menus, keys and the palette. */

export type TerminalActions = {
  copy(): void;
  /** Copies HTML beside the plain text, for documents that keep colors. */
  copyColored(): void;
  /** Pastes `text`, by default the clipboard's; asks for confirmation first where a paste could do harm. */
  paste(text?: string): Promise<void>;
  selectAll(): void;
  findAgain(step: 1 | -1): void;
  /** Scrolls to the previous (-1) or next (1) command. */
  stepCommand(step: 1 | -1): void;
  /** Selects the output of the command scrolled to, by default of the last one. */
  selectOutput(): void;
  /** Copies the same output without changing the selection. */
  copyOutput(): void;
  /** Inserts the line of that command at the prompt, without pressing Enter. */
  insertAgain(): void;
};
