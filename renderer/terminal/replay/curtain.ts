/** Hides a terminal during its replay, so that the user does not see text run through. */

import type { TerminalPart } from '../terminalPart.ts';

/** A terminal is hidden for at most this long, ms; a longer replay is shown while it runs. */
const MAX_HIDDEN_MS = {
  replay: 300,
  /** The terminal returns with a longer past: text that runs through would look like a jump. */
  return: 2_000,
} as const;

export class Curtain implements TerminalPart {
  readonly #element: HTMLElement;
  /** Timer that ends the hiding; an element that stays empty would look broken. */
  #reveal: number | undefined;

  /** Style sheets and outside observers see `data-state="replaying"` on the element while it is hidden. */
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
