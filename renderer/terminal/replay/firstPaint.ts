/**
 * Says once when the restored terminals are painted: before, the window has nothing to show. Long screens of tabs that nobody sees are
 * waited for only a little.
 */

/** The page's `requestAnimationFrame`, and its timer; a window that is hidden has a frame in a second on some systems. */
export type PaintTimes = {
  readonly nextFrame: (act: () => void) => void;
  readonly after: (ms: number, act: () => void) => void;
};

/**
 * What is in sight waits for what is not until so much of that was saved, bytes: dozens of ordinary screens are less, and it is parsed in
 * a fraction of a second. An amount and not a time, so that a busy machine shows the same.
 */
export const HIDDEN_WAIT_BYTES = 1024 * 1024;
/** What was drawn is waited for so long until the window's frames hand it over, ms: where they come at all they are much faster. */
export const FRAMES_WAIT_MS = 100;

export class FirstPaint {
  readonly #seen: Set<string>;
  readonly #awaited: Set<string>;
  readonly #times: PaintTimes;
  readonly #seenAtStart: readonly string[];
  readonly #draw: (pane: string) => void;
  readonly #tell: () => void;
  #hiddenBytes = 0;
  #isDue = false;
  #isTold = false;

  /**
   * @param panes are the ones whose terminals are restored, `seen` those in sight; `draw` draws such a terminal at once, and `tell` is
   * called when they are painted.
   */
  constructor(
    panes: readonly string[],
    seen: readonly string[],
    times: PaintTimes,
    draw: (pane: string) => void,
    tell: () => void,
  ) {
    this.#awaited = new Set(panes);
    this.#seen = new Set(seen);
    this.#seenAtStart = seen;
    this.#times = times;
    this.#draw = draw;
    this.#tell = tell;
    this.#look();
  }

  /** So much of what was saved came for the tab's terminal, which will parse it next. */
  arrived(pane: string, byteCount: number): void {
    if (this.#seenAtStart.includes(pane)) return;
    this.#hiddenBytes += byteCount;
    this.#look();
  }

  /** The tab's terminal has parsed all that was saved, or is gone. */
  restored(pane: string): void {
    this.#seen.delete(pane);
    if (this.#awaited.delete(pane)) this.#look();
  }

  #look(): void {
    const isLong = this.#hiddenBytes > HIDDEN_WAIT_BYTES;
    if (this.#awaited.size === 0 || (isLong && this.#seen.size === 0)) this.#paint();
  }

  /** By itself xterm.js would draw in the next frame; when the one after begins, that one was handed over. */
  #paint(): void {
    if (this.#isDue) return;
    this.#isDue = true;
    for (const pane of this.#seenAtStart) this.#draw(pane);
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
