/** Says once when every terminal that was there at the start is painted: before, the window has nothing to show. */

/** The page's `requestAnimationFrame`. */
export type NextFrame = (act: () => void) => void;

export class FirstPaint {
  readonly #awaited: Set<string>;
  readonly #nextFrame: NextFrame;
  readonly #tell: () => void;

  /** @param tabs are the ones whose terminals are restored; `tell` is called after the frame that shows them. */
  constructor(tabs: readonly string[], nextFrame: NextFrame, tell: () => void) {
    this.#awaited = new Set(tabs);
    this.#nextFrame = nextFrame;
    this.#tell = tell;
    if (tabs.length === 0) this.#paint();
  }

  /** The tab's terminal has parsed all that was saved, or is gone. */
  restored(tab: string): void {
    if (this.#awaited.delete(tab) && this.#awaited.size === 0) this.#paint();
  }

  /** xterm.js draws in the next frame; when the one after begins, that one was handed over. */
  #paint(): void {
    this.#nextFrame(() => this.#nextFrame(this.#tell));
  }
}
