/**
 * Order in which terminals are filled at the start. Visible terminals are first, so that hidden ones do not
 * slow them down.
 */

/**
 * Max number of hidden terminals that are filled at the same time: enough to keep the main process busy, and
 * few enough to keep the page responsive.
 */
export const HIDDEN_AT_ONCE = 4;

export class RestoreOrder {
  /** Visible panes that are not restored yet. Hidden panes wait for all of them. */
  readonly #visible: Set<string>;
  readonly #start: (pane: string) => void;
  readonly #waiting = new Set<string>();
  readonly #running = new Set<string>();

  /**
   * @param visible are the panes whose terminals are visible at the start. `start` begins to fill a pane's
   * terminal.
   */
  constructor(visible: readonly string[], start: (pane: string) => void) {
    this.#visible = new Set(visible);
    this.#start = start;
  }

  /** Queues a new terminal, by its pane. */
  enqueue(pane: string): void {
    if (this.#visible.has(pane)) this.#begin(pane);
    else this.#waiting.add(pane);
    this.#beginWaiting();
  }

  /** Fills the pane's terminal now if it is waiting, because the user looks at it. */
  hurry(pane: string): void {
    if (this.#waiting.delete(pane)) this.#begin(pane);
  }

  /** Called when the pane's terminal has all saved output, or is closed. */
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
