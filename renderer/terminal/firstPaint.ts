/**
 * Says once when the restored terminals are painted: before, the window has nothing to show. Long screens of tabs that nobody sees are
 * waited for only a little.
 */

/** The page's `requestAnimationFrame`, and its timer. */
export type PaintTimes = {
  readonly nextFrame: (act: () => void) => void;
  readonly after: (ms: number, act: () => void) => void;
};

/** What is in sight waits so long for what is not, ms: dozens of short screens are there by then. */
export const HIDDEN_WAIT_MS = 500;

export class FirstPaint {
  readonly #seen: Set<string>;
  readonly #awaited: Set<string>;
  readonly #times: PaintTimes;
  readonly #tell: () => void;
  #isDue = false;

  /** @param tabs are the ones whose terminals are restored, `seen` those in sight; `tell` is called after the frame that shows them. */
  constructor(tabs: readonly string[], seen: readonly string[], times: PaintTimes, tell: () => void) {
    this.#awaited = new Set(tabs);
    this.#seen = new Set(seen);
    this.#times = times;
    this.#tell = tell;
    if (tabs.length === 0) this.#paint();
  }

  /** The tab's terminal has parsed all that was saved, or is gone. */
  restored(tab: string): void {
    if (!this.#awaited.delete(tab)) return;
    if (this.#awaited.size === 0) this.#paint();
    else if (this.#seen.delete(tab) && this.#seen.size === 0)
      this.#times.after(HIDDEN_WAIT_MS, () => this.#paint());
  }

  /** xterm.js draws in the next frame; when the one after begins, that one was handed over. */
  #paint(): void {
    if (this.#isDue) return;
    this.#isDue = true;
    const { nextFrame } = this.#times;
    nextFrame(() => nextFrame(this.#tell));
  }
}
