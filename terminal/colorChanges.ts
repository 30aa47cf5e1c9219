/** Colors that programs changed (OSC 4, 10 to 12 and their resets): xterm.js keeps them with its page, if at all. */

import { internalsOf, type SnapshotTerminal } from './terminalInternals.ts';

/** Numbers of xterm.js (ColorRequestType, SpecialColorIndex). */
const SET = 1;
const RESTORE = 2;
const FIRST_SPECIAL = 256;

type ColorRequest = {
  readonly type: number;
  readonly index?: number;
  readonly color?: Color;
};

type Color = readonly [number, number, number];

type Listening = {
  readonly _inputHandler: {
    readonly onColor: (listener: (requests: readonly ColorRequest[]) => void) => unknown;
    readonly _onColor: { readonly fire: (requests: readonly ColorRequest[]) => void };
  };
};

/** Listens to one terminal for its life. */
export class ColorChanges {
  readonly #terminal: Listening;
  readonly #changed = new Map<number, Color>();

  constructor(terminal: SnapshotTerminal) {
    this.#terminal = internalsOf(terminal) as unknown as Listening;
    this.#terminal._inputHandler.onColor((requests) => {
      for (const request of requests) this.#note(request);
    });
  }

  /** Sequences that make the same changes in a fresh terminal. */
  get text(): string {
    return [...this.#changed]
      .map(([index, color]) => {
        const command = index < FIRST_SPECIAL ? `4;${index}` : `${10 + index - FIRST_SPECIAL}`;
        const parts = color.map((value) => value.toString(16).padStart(2, '0'));
        return `\u001b]${command};rgb:${parts.join('/')}\u0007`;
      })
      .join('');
  }

  /** Makes them again, in a terminal that has got its page only now: without one it heard of them and kept none. */
  repeat(): void {
    const requests = [...this.#changed].map(([index, color]) => ({ type: SET, index, color }));
    if (requests.length > 0) this.#terminal._inputHandler._onColor.fire(requests);
  }

  #note({ type, index, color }: ColorRequest): void {
    if (type === SET && index !== undefined && color !== undefined) {
      this.#changed.delete(index);
      this.#changed.set(index, color);
    }
    if (type !== RESTORE) return;
    if (index !== undefined) this.#changed.delete(index);
    // Without an index the palette is restored, and the special colors stay.
    else for (const one of this.#changed.keys()) if (one < FIRST_SPECIAL) this.#changed.delete(one);
  }
}
