/**
 * Says once when the restored terminals are painted: before, the window has nothing to show. Long screens of tabs that nobody sees are
 * waited for only a little.
 */

/** The page's `requestAnimationFrame`, and its timer; a window that is hidden has a frame in a second on some systems. */
export type PaintTimes = {
  readonly nextFrame: (act: () => void) => void;
  readonly after: (ms: number, act: () => void) => void;
};

/** What is in sight waits so long for what is not, ms: dozens of short screens are there by then. */
export const HIDDEN_WAIT_MS = 500;
/** What was drawn is waited for so long until the window's frames hand it over, ms: where they come at all they are much faster. */
export const FRAMES_WAIT_MS = 100;

export class FirstPaint {
  readonly #seen: Set<string>;
  readonly #awaited: Set<string>;
  readonly #times: PaintTimes;
  readonly #seenAtStart: readonly string[];
  readonly #draw: (tab: string) => void;
  readonly #tell: () => void;
  #isDue = false;
  #isTold = false;

  /**
   * @param tabs are the ones whose terminals are restored, `seen` those in sight; `draw` draws such a terminal at once, and `tell` is
   * called when they are painted.
   */
  constructor(
    tabs: readonly string[],
    seen: readonly string[],
    times: PaintTimes,
    draw: (tab: string) => void,
    tell: () => void,
  ) {
    this.#awaited = new Set(tabs);
    this.#seen = new Set(seen);
    this.#seenAtStart = seen;
    this.#times = times;
    this.#draw = draw;
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

  /** By itself xterm.js would draw in the next frame; when the one after begins, that one was handed over. */
  #paint(): void {
    if (this.#isDue) return;
    this.#isDue = true;
    for (const tab of this.#seenAtStart) this.#draw(tab);
    const { nextFrame, after } = this.#times;
    nextFrame(() => nextFrame(() => this.#tellOnce()));
    after(FRAMES_WAIT_MS, () => this.#tellOnce());
  }

  #tellOnce(): void {
    if (this.#isTold) return;
    this.#isTold = true;
    this.#tell();
  }
}
