/**
 * Answers to queries that xterm.js leaves to its renderer or does not support: colors, pixel sizes, focus, kitty's keyboard
 * (S11).
 */

import type { Terminal } from '@xterm/headless';
import type { TerminalProfile } from '../../protocol/messages/common.ts';
import { keyboardFlags } from '../../terminal/kittyKeyboard.ts';
import { VIRTUAL_CELL } from '../../terminal/images/virtualCell.ts';
import { colorReport, Colors } from './colors.ts';
import { answerGraphics } from './graphics.ts';
import type { ColorRequest } from '../../terminal/terminalInternals.ts';
import { inputHandlerOf, SIZE_REPORT } from './internals.ts';

const CSI = '\x1b[';

export class Answers {
  readonly #terminal: Terminal;
  readonly #answer: (text: string) => void;
  readonly #colors: Colors;
  #profile: TerminalProfile;
  #focused = false;

  /** Starts to answer the queries that `terminal` parses. */
  constructor(terminal: Terminal, profile: TerminalProfile, answer: (text: string) => void) {
    this.#terminal = terminal;
    this.#answer = answer;
    this.#profile = profile;
    this.#colors = new Colors(profile);
    const input = inputHandlerOf(terminal);
    input.onColor((requests) => {
      for (const request of requests) this.#takeColor(request);
    });
    input.onRequestWindowsOptionsReport((report) => this.#reportSize(report));
    input.registerCsiHandler({ prefix: '?', final: 'u' }, () => {
      answer(`${CSI}?${keyboardFlags(terminal)}u`);
      return true;
    });
    answerGraphics(terminal, () => this.#profile.images === true, answer);
    input.onRequestSendFocus(() => answer(`${CSI}${this.#focused ? 'I' : 'O'}`));
  }

  setProfile(profile: TerminalProfile): void {
    this.#profile = profile;
    this.#colors.setProfile(profile);
  }

  setFocused(focused: boolean): void {
    this.#focused = focused;
  }

  get #cell(): Pick<TerminalProfile, 'cellWidth' | 'cellHeight'> {
    const { width: cellWidth, height: cellHeight } = VIRTUAL_CELL;
    return this.#profile.images === true ? { cellWidth, cellHeight } : this.#profile;
  }

  #takeColor(request: ColorRequest): void {
    const { index = 0 } = request;
    const color = this.#colors.take(request);
    if (color !== undefined) this.#answer(colorReport(index, color));
  }

  /**
   * Reports pixel sizes. For a client that shows images, they are based on virtual cells, because programs size images by them
   * (I2).
   */
  #reportSize(report: number): void {
    const { rows, cols } = this.#terminal;
    const { cellWidth, cellHeight } = this.#cell;
    if (report === SIZE_REPORT.textArea)
      this.#answer(`${CSI}4;${Math.round(rows * cellHeight)};${Math.round(cols * cellWidth)}t`);
    else this.#answer(`${CSI}6;${Math.round(cellHeight)};${Math.round(cellWidth)}t`);
  }
}
