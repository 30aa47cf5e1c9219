/** Read-only interface to a terminal, for predictions. */

/** A line whose index is updated when output moves the line. */
export type TrackedLine = {
  /** Index of the line in the buffer; -1 after the line was trimmed. */
  readonly line: number;
  readonly release: () => void;
};

export type PredictedScreen = {
  readonly cols: number;
  /** True while a program uses the alternate screen. */
  readonly isAlternate: boolean;
  /** Position of the cursor; `line` is an index in the buffer. */
  readonly cursor: { readonly line: number; readonly col: number };
  /**
   * Characters in a line's cells. A blank cell is a space, and the second half of a wide character is an
   * empty string.
   */
  readonly cellsOf: (line: number) => readonly string[];
  /** Starts to track the line with the cursor. */
  readonly trackLine: () => TrackedLine;
};
