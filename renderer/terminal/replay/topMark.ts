/** Note beside the first line of the scrollback, about output before it that is not shown. */

import type { IDisposable, IMarker, Terminal } from '@xterm/xterm';
import type { TerminalPart } from '../terminalPart.ts';

/** Class name of the note in the page's style sheet. */
const CLASS = 'top-mark';

export class TopMark implements TerminalPart {
  readonly #terminal: Terminal;
  #text: string | null = null;
  /** Marker of the note's line; undefined until the normal buffer was active. */
  #marker: IMarker | undefined;
  #listening: IDisposable | undefined;

  constructor(terminal: Terminal) {
    this.#terminal = terminal;
  }

  /** Text of the note; null when there is none, or when its line was trimmed. */
  get text(): string | null {
    return this.#marker?.isDisposed === true ? null : this.#text;
  }

  /** Shows `text` until the next reset, or until its line is trimmed. */
  show(text: string): void {
    this.reset();
    this.#text = text;
    const { buffer } = this.#terminal;
    // A marker belongs to the active buffer, and only the normal buffer has a scrollback.
    if (buffer.active.type === 'normal') this.#marker = this.#draw(text);
    this.#listening = buffer.onBufferChange(({ type }) => {
      if (type === 'normal') this.#marker ??= this.#draw(text);
    });
  }

  reset(): void {
    this.#listening?.dispose();
    this.#marker?.dispose();
    this.#listening = undefined;
    this.#marker = undefined;
    this.#text = null;
  }

  #draw(text: string): IMarker {
    const terminal = this.#terminal;
    const { baseY, cursorY } = terminal.buffer.normal;
    const marker = terminal.registerMarker(-(baseY + cursorY));
    const decoration = terminal.registerDecoration({
      marker,
      anchor: 'right',
      // Required, because xterm.js ignores `anchor` without a distance.
      x: 1,
      width: Math.min(terminal.cols, text.length + 2),
      layer: 'top',
    });
    decoration?.onRender((element) => {
      element.className = `${element.className} ${CLASS}`;
      element.setAttribute('role', 'note');
      element.textContent = text;
    });
    return marker;
  }
}
