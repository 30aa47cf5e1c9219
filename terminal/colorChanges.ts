/** Colors that programs changed (OSC 4, 10 to 12, and their resets). xterm.js stores them only in its renderer, if at all. */

import {
  COLOR_REQUEST,
  internalsOf,
  SPECIAL_COLOR,
  type ColorRequest,
  type Rgb,
  type SnapshotTerminal,
} from './terminalInternals.ts';

type ColorEvents = {
  readonly _inputHandler: {
    readonly onColor: (listener: (requests: readonly ColorRequest[]) => void) => unknown;
    readonly _onColor: { readonly fire: (requests: readonly ColorRequest[]) => void };
  };
};

/** Number of the command that sets the first special color (OSC 10). */
const FIRST_SPECIAL_COMMAND = 10;

/** Listens to one terminal as long as the terminal exists. */
export class ColorChanges {
  readonly #terminal: ColorEvents;
  /** Changed colors by index, in the order of the changes. */
  readonly #changed = new Map<number, Rgb>();

  constructor(terminal: SnapshotTerminal) {
    this.#terminal = internalsOf(terminal) as unknown as ColorEvents;
    this.#terminal._inputHandler.onColor((requests) => {
      for (const request of requests) this.#apply(request);
    });
  }

  /** Sequences that make the same changes in a new terminal. */
  get text(): string {
    return [...this.#changed]
      .map(([index, color]) => {
        const special = index - SPECIAL_COLOR.foreground;
        const command = special < 0 ? `4;${index}` : `${FIRST_SPECIAL_COMMAND + special}`;
        const parts = color.map((value) => value.toString(16).padStart(2, '0'));
        return `\u001b]${command};rgb:${parts.join('/')}\u0007`;
      })
      .join('');
  }

  /** Emits the changes again, for a renderer that was attached after them. */
  repeat(): void {
    const requests = [...this.#changed].map(
      ([index, color]) => ({ type: COLOR_REQUEST.set, index, color }) as const,
    );
    if (requests.length > 0) this.#terminal._inputHandler._onColor.fire(requests);
  }

  #apply(request: ColorRequest): void {
    if (request.type === COLOR_REQUEST.set) {
      this.#changed.delete(request.index);
      this.#changed.set(request.index, request.color);
    } else if (request.type === COLOR_REQUEST.restore) this.#restore(request.index);
  }

  /** Restores one color. Without an index it restores the palette, but not the special colors. */
  #restore(index: number | undefined): void {
    if (index !== undefined) this.#changed.delete(index);
    else
      for (const changed of this.#changed.keys())
        if (changed < SPECIAL_COLOR.foreground) this.#changed.delete(changed);
  }
}
