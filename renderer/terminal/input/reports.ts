/** Which reports of focus and mouse a program gets. Others than typed input, they are worth nothing when they come late. */

import type { IParser } from '@xterm/xterm';
import { isFocusReport, isMouseReport } from './typing.ts';

const SEND_FOCUS_MODE = 1004;

export class Reports {
  #answering = false;

  constructor(parser: IParser) {
    parser.registerCsiHandler({ prefix: '?', final: 'h' }, (params) => {
      if (params.includes(SEND_FOCUS_MODE)) this.#expectAnswer();
      return false;
    });
  }

  /** Whether `data` goes to the shell; `connected` is the link's word. Everything but reports does. */
  passes(data: string, connected: boolean): boolean {
    if (isFocusReport(data)) return connected && !this.#answering;
    return connected || !isMouseReport(data);
  }

  /** xterm.js answers the mode's being set with the focus at once: in a replay that would type into the shell (S11). */
  #expectAnswer(): void {
    this.#answering = true;
    queueMicrotask(() => {
      this.#answering = false;
    });
  }
}
