/** What a prediction reads of a terminal, and all it can do with it: nothing here changes what is shown. */

/** A line that is followed wherever output moves it. */
export type LineHold = {
  /** Its index in the buffer, -1 when it is gone. */
  readonly line: number;
  readonly release: () => void;
};

export type PredictedScreen = {
  readonly cols: number;
  /** Whether a program has the whole screen. */
  readonly isAlternate: boolean;
  /** Where the cursor is; its line counts from the first of the buffer. */
  readonly cursor: { readonly line: number; readonly col: number };
  /** The characters of a line's cells: a blank one has a space, the second half of a wide character nothing. */
  readonly cellsOf: (line: number) => readonly string[];
  /** Follows the cursor's line from now on. */
  readonly holdLine: () => LineHold;
};
