/** In which order terminals are filled at the start: what is seen first, so that it does not share the parser with what is not. */

/** Hidden terminals that are filled at once: enough for none to wait for the main process, few enough to leave the page its time. */
export const HIDDEN_AT_ONCE = 4;

export class RestoreOrder {
  readonly #seen: Set<string>;
  readonly #start: (pane: string) => void;
  readonly #waiting = new Set<string>();
  readonly #running = new Set<string>();

  /** @param seen are the tabs whose terminals are in sight at the start; `start` begins to fill one. */
  constructor(seen: readonly string[], start: (pane: string) => void) {
    this.#seen = new Set(seen);
    this.#start = start;
  }

  /** The tab's terminal is there and wants to be filled. */
  want(pane: string): void {
    if (this.#seen.has(pane)) this.#begin(pane);
    else this.#waiting.add(pane);
    this.#beginWaiting();
  }

  /** The user looks at the tab now: it waits no longer. */
  hurry(pane: string): void {
    if (this.#waiting.delete(pane)) this.#begin(pane);
  }

  /** The tab's terminal has all that was saved, or is gone. */
  restored(pane: string): void {
    this.#seen.delete(pane);
    this.#running.delete(pane);
    this.#waiting.delete(pane);
    this.#beginWaiting();
  }

  #begin(pane: string): void {
    this.#running.add(pane);
    this.#start(pane);
  }

  #beginWaiting(): void {
    for (const pane of this.#waiting) {
      if (this.#seen.size > 0 || this.#running.size >= HIDDEN_AT_ONCE) return;
      this.hurry(pane);
    }
  }
}
