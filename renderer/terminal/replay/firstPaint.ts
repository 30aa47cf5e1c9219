/**
 * Reports once that the restored terminals are painted, so that the main process can show the window. Long
 * saved output of hidden terminals delays the report only a little.
 */

/**
 * The page's `requestAnimationFrame` and timer. On some systems, a hidden window has only one frame per
 * second.
 */
export type PaintTimes = {
  readonly nextFrame: (act: () => void) => void;
  readonly after: (ms: number, act: () => void) => void;
};

/**
 * Max saved output of hidden terminals for which the report waits, bytes. It is more than the screens of
 * dozens of ordinary terminals, and is parsed in a fraction of a second. It is an amount and not a time, so
 * that a busy machine shows the same picture.
 */
export const HIDDEN_WAIT_BYTES = 1024 * 1024;
/**
 * Max wait for the frames that bring the drawing to the screen, ms. In a window that has frames at all, they
 * are much faster.
 */
export const FRAMES_WAIT_MS = 100;

export type FirstPaintOptions = {
  /** Panes whose terminals are restored. */
  readonly panes: readonly string[];
  /** The visible panes among them. */
  readonly visible: readonly string[];
  readonly times: PaintTimes;
  /** Draws a visible terminal at once. */
  readonly draw: (pane: string) => void;
  readonly onPainted: () => void;
};

export class FirstPaint {
  readonly #options: FirstPaintOptions;
  /** Panes whose saved output is not completely parsed yet. */
  readonly #awaited: Set<string>;
  /** The visible panes among `#awaited`. */
  readonly #awaitedVisible: Set<string>;
  /** Saved output that arrived for hidden terminals, bytes. */
  #hiddenBytes = 0;
  #isPainting = false;
  #isReported = false;

  constructor(options: FirstPaintOptions) {
    this.#options = options;
    this.#awaited = new Set(options.panes);
    this.#awaitedVisible = new Set(options.visible);
    this.#paintWhenReady();
  }

  /** Counts saved output that arrived for the pane's terminal; it is parsed next. */
  arrived(pane: string, byteCount: number): void {
    if (this.#options.visible.includes(pane)) return;
    this.#hiddenBytes += byteCount;
    this.#paintWhenReady();
  }

  /** Called when the pane's terminal has parsed all saved output, or is closed. */
  restored(pane: string): void {
    this.#awaitedVisible.delete(pane);
    if (this.#awaited.delete(pane)) this.#paintWhenReady();
  }

  #paintWhenReady(): void {
    const isLong = this.#hiddenBytes > HIDDEN_WAIT_BYTES;
    if (this.#awaited.size === 0 || (isLong && this.#awaitedVisible.size === 0)) this.#paint();
  }

  /**
   * Draws now instead of in xterm.js's next frame. The drawing is on screen when the frame after that begins.
   */
  #paint(): void {
    if (this.#isPainting) return;
    this.#isPainting = true;
    const { visible, draw, times } = this.#options;
    for (const pane of visible) draw(pane);
    times.nextFrame(() => times.nextFrame(() => this.#report()));
    times.after(FRAMES_WAIT_MS, () => this.#report());
  }

  #report(): void {
    if (this.#isReported) return;
    this.#isReported = true;
    this.#options.onPainted();
  }
}
