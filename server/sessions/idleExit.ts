/** Idle timeout of the whole server. */

/** Detects that the server was unused for `timeoutMs`. */
export class IdleExit {
  readonly #timeoutMs: number;
  /** Monotonic time when use ended, ms; undefined while in use. */
  #idleSince: number | undefined;

  constructor(timeoutMs: number) {
    this.#timeoutMs = timeoutMs;
  }

  /** Returns true if every call within the timeout reported no use. @param now monotonic time, ms. */
  isDue(inUse: boolean, now: number): boolean {
    if (inUse) {
      this.#idleSince = undefined;
      return false;
    }
    this.#idleSince ??= now;
    return now - this.#idleSince >= this.#timeoutMs;
  }
}
