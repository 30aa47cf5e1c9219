/**
 * Filters focus and mouse reports. Unlike typed input, they are dropped while there is no connection, because
 * they become outdated.
 */

import type { IParser } from '@xterm/xterm';
import { isFocusReport, isMouseReport } from './typing.ts';

const SEND_FOCUS_MODE = 1004;

export class Reports {
  /** True while xterm.js handles the sequence that enables focus reports. */
  #isEnabling = false;

  constructor(parser: IParser) {
    parser.registerCsiHandler({ prefix: '?', final: 'h' }, (params) => {
      if (params.includes(SEND_FOCUS_MODE)) this.#suppressFirstReport();
      return false;
    });
  }

  /** Returns true when `data` may go to the shell. This is always so for input that is not a report. */
  passes(data: string, isConnected: boolean): boolean {
    if (isFocusReport(data)) return isConnected && !this.#isEnabling;
    return isConnected || !isMouseReport(data);
  }

  /**
   * xterm.js reports the focus as soon as the mode is set. In a replay, this report would be typed into the
   * shell (S11).
   */
  #suppressFirstReport(): void {
    this.#isEnabling = true;
    queueMicrotask(() => {
      this.#isEnabling = false;
    });
  }
}
