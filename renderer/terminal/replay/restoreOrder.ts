/** In which order terminals are filled at the start: what is seen first, so that it does not share the parser with what is not. */

/** Hidden terminals that are filled at once: enough for none to wait for the main process, few enough to leave the page its time. */
export const HIDDEN_AT_ONCE = 4;

export class RestoreOrder {
  readonly #seen: Set<string>;
  readonly #start: (tab: string) => void;
  readonly #waiting = new Set<string>();
  readonly #running = new Set<string>();

  /** @param seen are the tabs whose terminals are in sight at the start; `start` begins to fill one. */
  constructor(seen: readonly string[], start: (tab: string) => void) {
    this.#seen = new Set(seen);
    this.#start = start;
  }

  /** The tab's terminal is there and wants to be filled. */
  want(tab: string): void {
    if (this.#seen.has(tab)) this.#begin(tab);
    else this.#waiting.add(tab);
    this.#beginWaiting();
  }

  /** The user looks at the tab now: it waits no longer. */
  hurry(tab: string): void {
    if (this.#waiting.delete(tab)) this.#begin(tab);
  }

  /** The tab's terminal has all that was saved, or is gone. */
  restored(tab: string): void {
    this.#seen.delete(tab);
    this.#running.delete(tab);
    this.#waiting.delete(tab);
    this.#beginWaiting();
  }

  #begin(tab: string): void {
    this.#running.add(tab);
    this.#start(tab);
  }

  #beginWaiting(): void {
    for (const tab of this.#waiting) {
      if (this.#seen.size > 0 || this.#running.size >= HIDDEN_AT_ONCE) return;
      this.hurry(tab);
    }
  }
}
