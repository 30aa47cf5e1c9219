/** When a server that nobody uses may go by itself. */

/** Answers, each time it is asked, whether nothing was in use for `timeoutMs`. */
export class IdleExit {
  readonly #timeoutMs: number;
  #idleSince: number | undefined;

  constructor(timeoutMs: number) {
    this.#timeoutMs = timeoutMs;
  }

  /** @param now wall time, ms since 1970. */
  isDue(inUse: boolean, now: number): boolean {
    if (inUse) {
      this.#idleSince = undefined;
      return false;
    }
    this.#idleSince ??= now;
    return now - this.#idleSince >= this.#timeoutMs;
  }
}
