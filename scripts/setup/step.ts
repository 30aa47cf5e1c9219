// Type of a set-up step, and its error. A step reports progress on stderr, and throws one sentence when it is impossible here.

/** Something that a new machine may lack; `needed` must take a few milliseconds at most. */
export interface SetupStep {
  readonly name: string;
  needed(): boolean | Promise<boolean>;
  run(): Promise<void>;
}

/** A step that is impossible here. The message is one sentence: the failure, and the action that solves it. */
export class SetupError extends Error {
  /** Output of the failed tool, printed before the message. */
  readonly toolOutput: string;

  constructor(sentence: string, toolOutput = '') {
    super(sentence);
    this.toolOutput = toolOutput;
  }
}
