/** Reports the title that a terminal's program sets, and the shell's title again once the program has ended. */

import type { Terminal } from '@xterm/xterm';
import type { Outbox } from './input/outbox.ts';
import type { TerminalPart } from './terminalPart.ts';

/** Max length of a title, characters; longer titles are cut, because no window shows more. */
const MAX_TITLE_CHARS = 1_000;

export class TerminalTitle implements TerminalPart {
  readonly #outbox: Outbox;
  /** True while a marked command runs. */
  readonly #isRunning: () => boolean;
  #title: string | undefined;
  /** The last title that was set while no command ran. */
  #shellTitle = '';
  #isLive = false;

  constructor(terminal: Terminal, outbox: Outbox, isRunning: () => boolean) {
    this.#outbox = outbox;
    this.#isRunning = isRunning;
    terminal.onTitleChange((title) => {
      this.#title = title.slice(0, MAX_TITLE_CHARS);
      if (!isRunning()) this.#shellTitle = this.#title;
      if (this.#isLive) this.#post();
    });
  }

  reset(): void {
    this.#isLive = false;
    this.#title = undefined;
    this.#shellTitle = '';
  }

  /** Drops a pending title: it was set by the last output before the terminal is filled again. */
  leave(): void {
    this.#title = undefined;
  }

  /** A replay repeats earlier titles, and only its last title is reported. */
  live(): void {
    this.#isLive = true;
    this.#restore();
    this.#post();
  }

  parsed(): void {
    if (this.#restore() && this.#isLive) this.#post();
  }

  /** Returns to the shell's title once the program that set another one has ended; true when that changed it. */
  #restore(): boolean {
    if (this.#title === undefined || this.#title === this.#shellTitle || this.#isRunning()) return false;
    this.#title = this.#shellTitle;
    return true;
  }

  #post(): void {
    if (this.#title !== undefined) this.#outbox.post({ type: 'title', title: this.#title });
  }
}
