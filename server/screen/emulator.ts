/** One session's terminal, as its applications and a client that comes back see it. */

import { createRequire } from 'node:module';
import type { IDisposable, Terminal as HeadlessTerminal } from '@xterm/headless';
import type { TerminalProfile, Size } from '../../protocol/messages/common.ts';
import { commandMarksOf, tameTerminal } from '../../terminal/tameTerminal.ts';
import { ColorChanges } from '../../terminal/colorChanges.ts';
import { snapshotTail } from '../../terminal/images/snapshotTail.ts';
import { resizeTerminal } from '../../terminal/resizeTerminal.ts';
import type { Snapshot } from '../../terminal/snapshotBytes.ts';
import { snapshotText } from '../../terminal/snapshotText.ts';
import { unfinishedEnd } from '../../terminal/unfinished.ts';
import { Answers } from './answers.ts';
import { inputHandlerOf, type InputHandler } from './internals.ts';
import type { ScreenSummary } from './screen.ts';
import { summaryOf } from './summary.ts';

// Both are CommonJS in a form whose names Node can not see from an ES module.
const load = createRequire(import.meta.url);
const { Terminal } = load('@xterm/headless') as typeof import('@xterm/headless');
const { Unicode11Addon } = load('@xterm/addon-unicode11') as typeof import('@xterm/addon-unicode11');

/** Lines above the screen that are kept; the design's compromise between 12 MB of memory and what is read again. */
export const SCROLLBACK_LINES = 5000;

/** Without these xterm.js keeps sizes to itself. */
const REPORTED_SIZES = { getWinSizePixels: true, getCellSizePixels: true, getWinSizeChars: true };

const NOTHING = new Uint8Array(0);

/** Everything happens at once: who calls it decides how much. */
export class Emulator implements IDisposable {
  readonly #terminal: HeadlessTerminal;
  readonly #input: InputHandler;
  readonly #answers: Answers;
  readonly #colors: ColorChanges;
  #size: Size;
  #title = '';
  #tail: Uint8Array = NOTHING;

  /** @param answer gets what a terminal would type. */
  constructor(size: Size, profile: TerminalProfile, answer: (text: string) => void) {
    const terminal = new Terminal({
      ...size,
      scrollback: SCROLLBACK_LINES,
      allowProposedApi: true,
      windowOptions: REPORTED_SIZES,
      logLevel: 'off',
    });
    // The same widths as the client's terminal, or cursor reports would disagree with what is seen.
    terminal.loadAddon(new Unicode11Addon());
    terminal.unicode.activeVersion = '11';
    this.#size = size;
    this.#terminal = terminal;
    this.#input = inputHandlerOf(terminal);
    tameTerminal(terminal);
    commandMarksOf(terminal).timeBy(() => Date.now());
    terminal.onData(answer);
    terminal.onTitleChange((title) => (this.#title = title));
    this.#answers = new Answers(terminal, profile, answer);
    this.#colors = new ColorChanges(terminal);
  }

  /** @throws what the emulator itself throws at; it is of no use any more then. */
  write(bytes: Uint8Array): void {
    this.#input.parse(bytes);
    this.#tail = unfinishedEnd(this.#tail, bytes);
  }

  resize(size: Size): void {
    this.#size = size;
    resizeTerminal(this.#terminal, size);
  }

  setProfile(profile: TerminalProfile): void {
    this.#answers.setProfile(profile);
  }

  setFocused(focused: boolean): void {
    this.#answers.setFocused(focused);
  }

  /** With at most `scrollbackLines` of what is above the screen (R12). */
  snapshot(scrollbackLines: number): Snapshot {
    const text = snapshotText(this.#terminal, { scrollbackLines, colors: this.#colors.text });
    return {
      size: this.#size,
      text: new TextEncoder().encode(text),
      tail: snapshotTail(this.#terminal, this.#tail),
    };
  }

  summary(): ScreenSummary {
    return summaryOf(this.#title, this.#terminal.buffer.active, this.#terminal.rows);
  }

  dispose(): void {
    this.#terminal.dispose();
  }
}
