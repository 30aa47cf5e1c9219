// The shape of one set-up step and the two ways a step can speak: progress on stderr, and one sentence when impossible.

/** One thing a fresh machine may lack; `needed` must cost a few milliseconds at most. */
export interface SetupStep {
  readonly name: string;
  needed(): boolean | Promise<boolean>;
  run(): Promise<void>;
}

/** What can not be done here; its message is one sentence that says what failed and what to do. */
export class SetupError extends Error {
  /** What the tool that failed wrote, for who is to correct it. */
  readonly toolOutput: string;

  constructor(sentence: string, toolOutput = '') {
    super(sentence);
    this.toolOutput = toolOutput;
  }
}
