/** Colours that programs changed (OSC 4, 10 to 12 and their resets): xterm.js keeps them with its page, if at all. */

import { internalsOf, type SnapshotTerminal } from './terminalInternals.ts';

/** Numbers of xterm.js (ColorRequestType, SpecialColorIndex). */
const SET = 1;
const RESTORE = 2;
const FIRST_SPECIAL = 256;

type ColourRequest = {
  readonly type: number;
  readonly index?: number;
  readonly color?: readonly [number, number, number];
};

type Listening = {
  readonly _inputHandler: {
    readonly onColor: (listener: (requests: readonly ColourRequest[]) => void) => unknown;
  };
};

/** Listens to one terminal for its life. */
export class ColourChanges {
  readonly #changed = new Map<number, string>();

  constructor(terminal: SnapshotTerminal) {
    (internalsOf(terminal) as unknown as Listening)._inputHandler.onColor((requests) => {
      for (const request of requests) this.#note(request);
    });
  }

  /** Sequences that make the same changes in a fresh terminal. */
  get text(): string {
    return [...this.#changed]
      .map(([index, colour]) => {
        const command = index < FIRST_SPECIAL ? `4;${index}` : `${10 + index - FIRST_SPECIAL}`;
        return `\u001b]${command};${colour}\u0007`;
      })
      .join('');
  }

  #note({ type, index, color }: ColourRequest): void {
    if (type === SET && index !== undefined && color !== undefined) {
      this.#changed.delete(index);
      this.#changed.set(index, `rgb:${color.map((value) => value.toString(16).padStart(2, '0')).join('/')}`);
    }
    if (type !== RESTORE) return;
    if (index !== undefined) this.#changed.delete(index);
    // Without an index the palette is restored, and the special colours stay.
    else for (const one of this.#changed.keys()) if (one < FIRST_SPECIAL) this.#changed.delete(one);
  }
}
