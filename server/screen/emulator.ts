/** Emulated terminal of one session. It replies to the session's programs and makes snapshots. */

import { createRequire } from 'node:module';
import type { IDisposable, Terminal as HeadlessTerminal } from '@xterm/headless';
import type { TerminalProfile, Size } from '../../protocol/messages/common.ts';
import { ColorChanges } from '../../terminal/colorChanges.ts';
import { commandMarksOf, patchTerminal } from '../../terminal/patchTerminal.ts';
import { resizeTerminal } from '../../terminal/resizeTerminal.ts';
import type { Snapshot } from '../../terminal/snapshotBytes.ts';
import { snapshotTail, snapshotText } from '../../terminal/snapshotText.ts';
import { unfinishedEnd } from '../../terminal/unfinishedSequence.ts';
import { Answers } from './answers.ts';
import { inputHandlerOf, type InputHandler } from './internals.ts';
import type { ScreenSummary } from './screen.ts';
import { summaryOf } from './summary.ts';

// Node cannot detect the exports of these CommonJS modules.
const load = createRequire(import.meta.url);
const { Terminal } = load('@xterm/headless') as typeof import('@xterm/headless');
const { Unicode11Addon } = load('@xterm/addon-unicode11') as typeof import('@xterm/addon-unicode11');

/** Max lines above the screen. It is a compromise between memory (12 MB) and how far users scroll back. */
export const SCROLLBACK_LINES = 5000;

/** Options that make xterm.js answer queries for its sizes. */
const REPORTED_SIZES = { getWinSizePixels: true, getCellSizePixels: true, getWinSizeChars: true };

const NOTHING = new Uint8Array(0);

/** All methods are synchronous. The caller limits the amount of work. */
export class Emulator implements IDisposable {
  readonly #terminal: HeadlessTerminal;
  readonly #input: InputHandler;
  readonly #answers: Answers;
  readonly #colors: ColorChanges;
  #size: Size;
  #title = '';
  /** Unfinished sequence or character at the end of the output. */
  #tail: Uint8Array = NOTHING;

  /** @param answer called with the text that a terminal sends to its program. */
  constructor(size: Size, profile: TerminalProfile, answer: (text: string) => void) {
    const terminal = new Terminal({
      ...size,
      scrollback: SCROLLBACK_LINES,
      allowProposedApi: true,
      windowOptions: REPORTED_SIZES,
      logLevel: 'off',
    });
    // Character widths are the same as in the client's terminal, so that cursor reports match what the client shows.
    terminal.loadAddon(new Unicode11Addon());
    terminal.unicode.activeVersion = '11';
    this.#size = size;
    this.#terminal = terminal;
    this.#input = inputHandlerOf(terminal);
    patchTerminal(terminal);
    commandMarksOf(terminal).timeBy(() => Date.now());
    terminal.onData(answer);
    terminal.onTitleChange((title) => (this.#title = title));
    this.#answers = new Answers(terminal, profile, answer);
    this.#colors = new ColorChanges(terminal);
  }

  /** @throws errors of xterm.js. The emulator cannot be used after that. */
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

  /** Makes a snapshot with at most `scrollbackLines` lines above the screen (R12). */
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
