/** Read-only interface of a terminal for predictions. */

/** A line whose index is updated when output moves it. */
export type TrackedLine = {
  /** Index in the buffer; -1 once the line was trimmed. */
  readonly line: number;
  readonly release: () => void;
};

export type PredictedScreen = {
  readonly cols: number;
  /** True while a program uses the alternate screen. */
  readonly isAlternate: boolean;
  /** Position of the cursor; its line is an index in the buffer. */
  readonly cursor: { readonly line: number; readonly col: number };
  /** Characters of a line's cells: a space for a blank one, an empty string for the second half of a wide character. */
  readonly cellsOf: (line: number) => readonly string[];
  /** Starts to track the cursor's line. */
  readonly trackLine: () => TrackedLine;
};
