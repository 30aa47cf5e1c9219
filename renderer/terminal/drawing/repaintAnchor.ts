/** Keeps a reader who scrolled up in place while a program clears the scrollback and prints its text again. */

import type { Terminal } from '@xterm/xterm';
import type { TerminalPart } from '../terminalPart.ts';

/** Time in which a program prints its text again, ms. After it the reader's line is gone, and the view follows the output. */
const REPAINT_MS = 1_000;
/** Parameter of the sequence that clears the scrollback (CSI 3 J). */
const SCROLLBACK = 3;

type RepaintTerminal = Pick<Terminal, 'scrollToLine' | 'scrollToBottom'> & {
  readonly parser: Pick<Terminal['parser'], 'registerCsiHandler'>;
  readonly buffer: { readonly active: { readonly viewportY: number; readonly baseY: number } };
  readonly modes: Pick<Terminal['modes'], 'synchronizedOutputMode'>;
};

/** Position of a reader at the moment of a clear. */
type Reading = { readonly line: number; readonly since: number };

export class RepaintAnchor implements TerminalPart {
  readonly #terminal: RepaintTerminal;
  readonly #now: () => number;
  #reading: Reading | null = null;

  /** @param now returns a time, ms. */
  constructor(terminal: RepaintTerminal, now: () => number) {
    this.#terminal = terminal;
    this.#now = now;
    terminal.parser.registerCsiHandler({ final: 'J' }, ([kind]) => {
      if (kind === SCROLLBACK) this.#clears();
      return false;
    });
  }

  reset(): void {
    this.#reading = null;
  }

  parsed(): void {
    if (this.#reading === null || this.#terminal.modes.synchronizedOutputMode) return;
    const { line, since } = this.#reading;
    const isBack = this.#terminal.buffer.active.baseY >= line;
    if (!isBack && this.#now() - since < REPAINT_MS) return;
    this.#reading = null;
    if (isBack) this.#terminal.scrollToLine(line);
    else this.#terminal.scrollToBottom();
  }

  /** Called before the scrollback is cleared. Several clears may come before the text is complete again. */
  #clears(): void {
    const { viewportY, baseY } = this.#terminal.buffer.active;
    const line = this.#reading?.line ?? (viewportY < baseY ? viewportY : null);
    if (line !== null) this.#reading = { line, since: this.#now() };
  }
}
