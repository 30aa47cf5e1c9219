/** Filters reports of focus and mouse: unlike typed input they are dropped while there is no connection, since they go stale. */

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

  /** Returns true when `data` goes to the shell; everything except reports does. */
  passes(data: string, isConnected: boolean): boolean {
    if (isFocusReport(data)) return isConnected && !this.#isEnabling;
    return isConnected || !isMouseReport(data);
  }

  /** xterm.js reports the focus as soon as the mode is set; in a replay that would type into the shell (S11). */
  #suppressFirstReport(): void {
    this.#isEnabling = true;
    queueMicrotask(() => {
      this.#isEnabling = false;
    });
  }
}
