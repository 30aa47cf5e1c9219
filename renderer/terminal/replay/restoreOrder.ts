/** Order in which terminals are filled at the start: visible ones first, so that hidden ones do not slow them down. */

/** Hidden terminals that are filled at once: enough to keep the main process busy, few enough to keep the page responsive. */
export const HIDDEN_AT_ONCE = 4;

export class RestoreOrder {
  /** Visible panes that are not restored yet; hidden ones wait for all of them. */
  readonly #visible: Set<string>;
  readonly #start: (pane: string) => void;
  readonly #waiting = new Set<string>();
  readonly #running = new Set<string>();

  /** @param visible panes whose terminals are in sight at the start; `start` begins to fill a pane's terminal. */
  constructor(visible: readonly string[], start: (pane: string) => void) {
    this.#visible = new Set(visible);
    this.#start = start;
  }

  /** Queues the pane's new terminal. */
  enqueue(pane: string): void {
    if (this.#visible.has(pane)) this.#begin(pane);
    else this.#waiting.add(pane);
    this.#beginWaiting();
  }

  /** Fills the pane's terminal now if it waits, because the user looks at it. */
  hurry(pane: string): void {
    if (this.#waiting.delete(pane)) this.#begin(pane);
  }

  /** The pane's terminal has all saved output, or is closed. */
  restored(pane: string): void {
    this.#visible.delete(pane);
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
      if (this.#visible.size > 0 || this.#running.size >= HIDDEN_AT_ONCE) return;
      this.hurry(pane);
    }
  }
}
