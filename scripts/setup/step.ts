// Type of a set-up step, and its error. A step reports progress on stderr. If it is impossible on this
// machine, it throws one sentence.

/** Part of the set-up that a new machine may lack; `needed` must take only a few milliseconds. */
export interface SetupStep {
  readonly name: string;
  needed(): boolean | Promise<boolean>;
  run(): Promise<void>;
}

/**
 * Error of a step that is impossible on this machine. The message is one sentence: the failure, and what to
 * do about it.
 */
export class SetupError extends Error {
  /** Output of the failed tool, printed before the message. */
  readonly toolOutput: string;

  constructor(sentence: string, toolOutput = '') {
    super(sentence);
    this.toolOutput = toolOutput;
  }
}
