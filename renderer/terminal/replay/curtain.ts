/** Hides a terminal while it is filled: text that runs through is nothing to look at. */

/** What takes longer is shown while it runs, ms. */
export const HIDDEN_MS = {
  replay: 300,
  /** A replay where the user will look at what is there now: text that runs through would be mistaken for a jump. */
  return: 2_000,
} as const;

export class Curtain {
  readonly #element: HTMLElement;
  #reveal: number | undefined;

  /** Styles and outsiders find what is behind it by `data-state`. */
  constructor(element: HTMLElement) {
    this.#element = element;
  }

  /** Hides it, for `longestMs` at most: an empty window would look broken. */
  draw(longestMs: number): void {
    this.#element.dataset['state'] = 'replaying';
    window.clearTimeout(this.#reveal);
    this.#reveal = window.setTimeout(() => this.lift(), longestMs);
  }

  lift(): void {
    window.clearTimeout(this.#reveal);
    delete this.#element.dataset['state'];
  }
}
