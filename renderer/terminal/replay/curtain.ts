/** Hides a terminal during its replay, so that the user does not see the text scroll by. */

import type { TerminalPart } from '../terminalPart.ts';

/** Max time for which a terminal is hidden, ms. The rest of a longer replay is visible. */
const MAX_HIDDEN_MS = {
  replay: 300,
  /**
   * Limit when the terminal returns with more earlier output. Text that scrolls by would look like a jump.
   */
  return: 2_000,
} as const;

export class Curtain implements TerminalPart {
  readonly #element: HTMLElement;
  /** Timer that ends the hiding, because an element that stays empty would look broken. */
  #reveal: number | undefined;

  /** While the terminal is hidden, the element has `data-state="replaying"`, for style sheets and tests. */
  constructor(element: HTMLElement) {
    this.#element = element;
  }

  reset(): void {
    this.#hide(MAX_HIDDEN_MS.replay);
  }

  leave(): void {
    this.#hide(MAX_HIDDEN_MS.return);
  }

  live(): void {
    this.#show();
  }

  dispose(): void {
    this.#show();
  }

  #hide(maxMs: number): void {
    this.#element.dataset['state'] = 'replaying';
    window.clearTimeout(this.#reveal);
    this.#reveal = window.setTimeout(() => this.#show(), maxMs);
  }

  #show(): void {
    window.clearTimeout(this.#reveal);
    delete this.#element.dataset['state'];
  }
}
