/** Reports the title that a terminal's program sets. */

import type { Terminal } from '@xterm/xterm';
import type { Outbox } from './input/outbox.ts';
import type { TerminalPart } from './terminalPart.ts';

/** Max length of a title, characters; longer titles are cut, because no window shows more. */
const MAX_TITLE_CHARS = 1_000;

export class TerminalTitle implements TerminalPart {
  readonly #outbox: Outbox;
  #title: string | undefined;
  #isLive = false;

  constructor(terminal: Terminal, outbox: Outbox) {
    this.#outbox = outbox;
    terminal.onTitleChange((title) => {
      this.#title = title.slice(0, MAX_TITLE_CHARS);
      if (this.#isLive) this.#post();
    });
  }

  reset(): void {
    this.#isLive = false;
    this.#title = undefined;
  }

  /** Drops a pending title: it was set by the last output before the terminal is filled again. */
  leave(): void {
    this.#title = undefined;
  }

  /** A replay repeats earlier titles, and only its last title is reported. */
  live(): void {
    this.#isLive = true;
    this.#post();
  }

  #post(): void {
    if (this.#title !== undefined) this.#outbox.post({ type: 'title', title: this.#title });
  }
}
